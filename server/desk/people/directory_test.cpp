#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Headers any_version() { return {{"if-match", "*"}}; }

World::Answer change(World& world, Person const& who, std::string const& person, std::string const& patch) {
    return world.ask(who, Method::PATCH, "/api/v1/persons/" + person, patch, any_version());
}

std::vector<std::string> logins(World::Answer const& page) {
    std::vector<std::string> all;
    for (auto const& row : *page.body.find("data")->as<json::Array>()) all.push_back(*row.find("login")->as<std::string>());
    return all;
}

}  // namespace

TEST_CASE("a person has many mails and numbers, each once, and is found by all of them") {
    World world;
    auto const added = world.ask(world.admin, Method::POST, "/api/v1/persons",
                                 R"({"login":"han_mei","name":"韩梅","emails":["Han.Mei@Example.com","han.mei@example.com"],
                                     "phones":[{"number":"138 1234 5678","kind":"mobile"},{"number":"8012","kind":"extension"}]})");
    REQUIRE(added.status == 201);
    CHECK(added.body.find("emails")->as<json::Array>()->size() == 1);
    for (auto const* words : {"%E9%9F%A9", "hanmei", "hm", "HAN_", "han.mei@", "13812345678", "8012"}) {
        CAPTURE(std::string(words));
        CHECK(logins(world.ask(world.admin, Method::GET, "/api/v1/persons?q=" + std::string(words))) ==
              std::vector<std::string>{"han_mei"});
    }
}

TEST_CASE("what can't be a login, a mail address or a number is refused at its field") {
    World world;
    struct {
        char const *body, *pointer;
    } const cases[] = {
        {R"({"name":"x","login":"аdmin"})", "/login"},  // the first letter is Cyrillic
        {R"({"name":"x","login":"a b"})", "/login"},
        {R"({"name":"x","login":"42"})", "/login"},
        {R"({"name":" "})", "/name"},
        {R"({"name":"x","emails":["a@b.example","nobody"]})", "/emails/1"},
        {R"({"name":"x","phones":[{"number":"call me"}]})", "/phones/0/number"},
        {R"({"name":"x","time_zone":"Mars/Olympus"})", "/time_zone"},
        {R"({"name":"x","department":"nowhere"})", "/department"},
        {R"({"name":"x","manager":"nobody"})", "/manager"},
        {R"({"name":"x","grants":[{"role":"administrator"}]})", "/grants"},
        {R"({"name":"x","roles":["administrator"]})", "/roles"},
        {R"({"name":"x","version":7})", "/version"},
        {R"({"name":"x","pinyin":"y"})", "/pinyin"},
    };
    for (auto const& [body, pointer] : cases) {
        CAPTURE(std::string(body));
        auto const answer = world.ask(world.admin, Method::POST, "/api/v1/persons", body);
        CHECK(answer.status == 400);
        REQUIRE(answer.body.find("errors"));
        CHECK(*answer.body.find("errors")->as<json::Array>()->front().find("pointer") == json::Value(pointer));
    }
    CHECK(logins(world.ask(world.admin, Method::GET, "/api/v1/persons?name=x")).empty());
}

TEST_CASE("a login that differs in case only is taken") {
    World world;
    CHECK(world.ask(world.admin, Method::POST, "/api/v1/persons", R"({"name":"x","login":"Wang_Fang"})").status == 409);
}

TEST_CASE("a requester sees himself only, and his own contact data") {
    World world;
    change(world, world.admin, "wang_fang", R"({"emails":["wang@example.com"]})");
    auto const mine = world.ask(world.wang_fang, Method::GET, "/api/v1/persons/wang_fang");
    CHECK(mine.status == 200);
    CHECK(mine.body.find("emails")->as<json::Array>()->size() == 1);
    CHECK(world.ask(world.wang_fang, Method::GET, "/api/v1/persons/zhao_min").status == 404);
    CHECK(logins(world.ask(world.wang_fang, Method::GET, "/api/v1/persons?count=exact")) ==
          std::vector<std::string>{"wang_fang"});
}

TEST_CASE("an engineer sees the contact data of those whose tickets lie with his group, and can't ask by it") {
    World world;
    change(world, world.admin, "wang_fang", R"({"emails":["wang@example.com"]})");
    auto const emails_seen = [&] {
        return !world.ask(world.chen_jie, Method::GET, "/api/v1/persons/wang_fang").body.find("emails")->is_null();
    };
    CHECK(!emails_seen());
    CHECK(world.ask(world.chen_jie, Method::GET, "/api/v1/persons?vip=true").status == 400);
    CHECK(logins(world.ask(world.chen_jie, Method::GET, "/api/v1/persons?q=wang@")).empty());

    auto const ticket = world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("id");
    world.ask(world.li_lei, Method::PUT, "/api/v1/tickets/" + ticket + "/assignment", R"({"group":"network"})", any_version());
    CHECK(emails_seen());
}

TEST_CASE("each field of a person has its own right") {
    World world;
    CHECK(change(world, world.wang_fang, "wang_fang", R"({"language":"en"})").status == 200);
    CHECK(change(world, world.wang_fang, "wang_fang", R"({"time_zone":"Europe/Berlin","preferred_channel":"portal"})").status ==
          200);
    CHECK(change(world, world.wang_fang, "li_lei", R"({"language":"en"})").status == 404);
    CHECK(change(world, world.wang_fang, "wang_fang", R"({"name":"老板"})").status == 403);
    CHECK(change(world, world.wang_fang, "wang_fang", R"({"vip":true})").status == 403);
    CHECK(change(world, world.li_lei, "wang_fang", R"({"phones":[{"number":"13812345678"}]})").status == 200);
    CHECK(change(world, world.li_lei, "wang_fang", R"({"vip":true})").status == 403);
    CHECK(change(world, world.admin, "wang_fang", R"({"vip":true})").status == 200);
    CHECK(change(world, world.chen_jie, "wang_fang", R"({"phones":[]})").status == 403);
}

TEST_CASE("who still works on something, leads a group or is the last administrator doesn't leave") {
    World world;
    auto const leave = [&](std::string const& person) {
        return world.ask(world.admin, Method::DELETE, "/api/v1/persons/" + person, "", any_version());
    };
    auto const at =
        "/api/v1/tickets/" + world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("id");
    world.ask(world.li_lei, Method::PUT, at + "/assignment", R"({"assignee":"li_lei"})", any_version());
    CHECK(leave("li_lei").status == 409);
    CHECK(world.ask(world.admin, Method::PATCH, "/api/v1/groups/network", R"({"manager":"chen_jie"})", any_version()).status ==
          200);
    CHECK(leave("chen_jie").status == 409);
    CHECK(leave("admin").status == 409);
    CHECK(leave("wang_fang").status == 204);
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/persons/li_lei").body.find("active")->as<bool>() != nullptr);
    CHECK(*world.ask(world.admin, Method::GET, "/api/v1/persons/li_lei").body.find("active") == json::Value(true));
}

TEST_CASE("nobody is led by himself, by however many others") {
    World world;
    CHECK(change(world, world.admin, "wang_fang", R"({"manager":"wang_fang"})").status == 400);
    CHECK(change(world, world.admin, "wang_fang", R"({"manager":"zhao_min"})").status == 200);
    CHECK(change(world, world.admin, "zhao_min", R"({"manager":"wang_fang"})").status == 400);
}

TEST_CASE("a VIP's deputy reports for him and sees what he asked for") {
    World world;
    change(world, world.admin, "wang_fang", R"({"vip":true})");
    CHECK(world.ask(world.zhao_min, Method::PUT, "/api/v1/persons/zhao_min/deputies", R"({"deputies":["wang_fang"]})").status ==
          409);
    CHECK(world.ask(world.wang_fang, Method::PUT, "/api/v1/persons/wang_fang/deputies", R"({"deputies":["zhao_min"]})").status ==
          200);

    auto const mine = world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("number");
    CHECK(world.ask(world.zhao_min, Method::GET, "/api/v1/tickets/" + mine).status == 200);
    auto const his = world.ask(world.zhao_min, Method::POST, "/api/v1/incidents", R"({"subject":"b","requester":"wang_fang"})");
    CHECK(his.status == 201);
    CHECK(his.text("requester") == "wang_fang");
    CHECK(his.text("reported_by") == "zhao_min");
}

TEST_CASE("who is away names who stands in for him") {
    World world;
    auto const at = std::string("/api/v1/persons/li_lei/absences");
    CHECK(world.ask(world.li_lei, Method::POST, at, R"({"starts_at":"2026-02-01T00:00:00Z","ends_at":"2026-01-31T00:00:00Z"})")
              .status == 400);
    CHECK(world.ask(world.zhao_min, Method::POST, at, R"({"starts_at":"2026-02-01T00:00:00Z","ends_at":"2026-02-08T00:00:00Z"})")
              .status == 404);
    auto const away = world.ask(world.li_lei, Method::POST, at,
                                R"({"starts_at":"2026-02-01T00:00:00Z","ends_at":"2026-02-08T00:00:00Z","delegate":"chen_jie"})");
    CHECK(away.text("delegate") == "chen_jie");
    CHECK(world.ask(world.li_lei, Method::DELETE, at + "/" + away.text("id")).status == 204);
}
