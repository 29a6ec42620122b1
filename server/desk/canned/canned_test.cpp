#include "canned/canned_reply.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

#include <set>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;
    using Answer = World::Answer;

    Answer keep(Person const& who, std::string const& body) {
        return world.ask(who, Method::POST, "/api/v1/canned-replies", body);
    }
    Answer get(Person const& who, std::string const& at) { return world.ask(who, Method::GET, "/api/v1/canned-replies" + at); }
    Answer patch(Person const& who, std::string const& id, std::string const& body, std::string const& version = "*") {
        return world.ask(who, Method::PATCH, "/api/v1/canned-replies/" + id, body, {{"if-match", version}});
    }
    Answer report(Person const& who, std::string const& more) {
        return world.ask(who, Method::POST, "/api/v1/incidents", R"({"subject":"打印机卡纸")" + more + "}");
    }
    std::vector<std::string> titles(Person const& who, std::string const& query = "") {
        std::vector<std::string> all;
        auto const answer = get(who, query);
        REQUIRE(answer.status == 200);
        for (auto const& row : *answer.body.find("data")->as<json::Array>())
            all.push_back(*row.find("title")->find("zh")->as<std::string>());
        return all;
    }
    std::string keep_titled(Person const& who, std::string const& zh, std::string const& more = "") {
        auto const answer = keep(who, R"({"title":{"zh":")" + zh + R"("},"body":{"zh":"好"})" + more + "}");
        REQUIRE(answer.status == 201);
        return answer.text("id");
    }
};

using Titles = std::vector<std::string>;

std::string refused_at(World::Answer const& answer) {
    if (answer.status != 400) return std::to_string(answer.status);
    return *answer.body.find("errors")->as<json::Array>()->front().find("pointer")->as<std::string>();
}

constexpr auto greeting = R"({"code":"greeting","title":{"zh":"问候","en":"Greeting"},"scope":"shared","body":{
    "zh":"{{requester.name}}您好：{{ticket.number}}（{{ ticket.subject }}）由 {{group.name}} 的 {{agent.name}} 处理。",
    "en":"Hello {{requester.name}}, {{agent.name}} of {{group.name}} looks after {{ticket.number}}."}})";

}  // namespace

TEST_CASE("a canned reply is said in the requester's language with the ticket's values") {
    Desk desk;
    auto const kept = desk.keep(desk.world.admin, greeting);
    REQUIRE(kept.status == 201);
    auto const ticket = desk.report(desk.world.li_lei, R"(,"requester":"wang_fang","group":"service-desk")").text("number");

    auto const said = desk.get(desk.world.li_lei, "/greeting/text?ticket=" + ticket);
    REQUIRE(said.status == 200);
    CHECK(said.text("language") == "zh");
    CHECK(said.text("text") == desk.world.wang_fang.name + "您好：" + ticket + "（打印机卡纸）由 " +
                                   desk.world.service_desk.name.zh + " 的 " + desk.world.li_lei.name + " 处理。");
    CHECK(json::text_of(*said.body.find("unfilled")) == "[]");

    auto const english = desk.get(desk.world.li_lei, "/greeting/text?language=en&ticket=" + ticket);
    CHECK(english.text("title") == "Greeting");
    CHECK(english.text("text").starts_with("Hello " + desk.world.wang_fang.name));
}

TEST_CASE("where the wanted language is missing the other one is said, and the list tells") {
    Desk desk;
    auto const id = desk.keep(desk.world.li_lei, R"({"title":{"zh":"只有中文"},"body":{"zh":"好"}})").text("id");
    auto const ticket = desk.report(desk.world.wang_fang, "").text("number");
    auto const said = desk.get(desk.world.li_lei, "/" + id + "/text?language=en&ticket=" + ticket);
    CHECK(said.text("language") == "zh");
    CHECK(said.text("text") == "好");
    CHECK(desk.titles(desk.world.li_lei, "?missing=en") == Titles{"只有中文"});
    CHECK(desk.titles(desk.world.li_lei, "?missing=none").empty());

    auto const whole = desk.patch(desk.world.li_lei, id, R"({"title":{"en":"Both"},"body":{"en":"Good"}})");
    CHECK(whole.status == 200);
    CHECK(whole.body.find("missing")->is_null());
    CHECK(desk.titles(desk.world.li_lei, "?missing=none") == Titles{"只有中文"});
    CHECK(desk.patch(desk.world.li_lei, id, R"({"body":{"en":null}})").text("missing") == "en");
}

TEST_CASE("what a variable stands for is never looked through again") {
    Desk desk;
    auto const id =
        desk.keep(desk.world.li_lei, R"({"title":{"zh":"a"},"body":{"zh":"{{ticket.subject}}|{{site.name}}|{{site.name}}"}})");
    auto const ticket = desk.world.ask(desk.world.wang_fang, Method::POST, "/api/v1/incidents",
                                       R"({"subject":"{{agent.name}} {{ticket.subject}} {{"})");
    auto const said = desk.get(desk.world.li_lei, "/" + id.text("id") + "/text?ticket=" + ticket.text("number"));
    CHECK(said.text("text") == "{{agent.name}} {{ticket.subject}} {{||");
    CHECK(json::text_of(*said.body.find("unfilled")) == R"(["site.name"])");
}

TEST_CASE("the target of a resolution is told in the requester's own time") {
    Desk desk;
    auto const id = desk.keep_titled(desk.world.li_lei, "期限");
    desk.patch(desk.world.li_lei, id, R"({"body":{"zh":"{{resolution.due}}"}})");
    auto const ticket = desk.report(desk.world.wang_fang, R"(,"service":"it")");
    std::optional<Instant> due;
    for (auto const& clock : *ticket.body.find("clocks")->as<json::Array>())
        if (*clock.find("metric") == json::Value("resolve")) due = parse_rfc3339(*clock.find("due_at")->as<std::string>());
    REQUIRE(due);
    auto const local = to_rfc3339(*due + Hours(8));  // Shanghai
    CHECK(desk.get(desk.world.li_lei, "/" + id + "/text?ticket=" + ticket.text("number")).text("text") ==
          local.substr(0, 10) + ' ' + local.substr(11, 5));
}

TEST_CASE("one's own are seen by oneself, a team's by the team, those for all by who works on tickets") {
    Desk desk;
    auto& world = desk.world;
    desk.keep_titled(world.li_lei, "自己");
    desk.keep_titled(world.li_lei, "本组", R"(,"scope":"team","group":"service-desk")");
    desk.keep_titled(world.admin, "全体", R"(,"scope":"shared","code":"all")");
    CHECK(desk.titles(world.li_lei, "?sort=updated_at") == Titles{"自己", "本组", "全体"});
    CHECK(desk.titles(world.chen_jie) == Titles{"全体"});
    CHECK(desk.titles(world.wang_fang).empty());
    CHECK(desk.get(world.wang_fang, "/all").status == 404);
    CHECK(desk.keep(world.wang_fang, R"({"title":{"zh":"a"},"body":{"zh":"a"}})").status == 403);
    CHECK(desk.keep(world.li_lei, R"({"title":{"zh":"a"},"body":{"zh":"a"},"scope":"shared"})").status == 403);
    CHECK(desk.keep(world.chen_jie, R"({"title":{"zh":"a"},"body":{"zh":"a"},"scope":"team","group":"service-desk"})").status ==
          403);
    CHECK(desk.patch(world.li_lei, "all", R"({"active":false})").status == 403);
    CHECK(world.ask(world.li_lei, Method::DELETE, "/api/v1/canned-replies/all", "", {{"if-match", "*"}}).status == 403);
    CHECK(world.ask(world.admin, Method::DELETE, "/api/v1/canned-replies/all", "", {{"if-match", "*"}}).status == 204);
    CHECK(desk.get(world.admin, "/all").status == 404);
}

TEST_CASE("nobody makes a reply for all of his own one") {
    Desk desk;
    auto const id = desk.keep_titled(desk.world.li_lei, "自己");
    CHECK(desk.patch(desk.world.li_lei, id, R"({"scope":"shared"})").status == 403);
    CHECK(desk.patch(desk.world.admin, id, R"({"scope":"shared"})").status == 404);
    CHECK(desk.get(desk.world.li_lei, "/" + id).text("scope") == "personal");
}

TEST_CASE("the most used comes first, and words find a reply by code, title, body and pinyin") {
    Desk desk;
    auto& world = desk.world;
    desk.keep(world.admin, greeting);
    auto const mine = desk.keep_titled(world.li_lei, "重置密码 100%");
    for (int i = 0; i < 2; ++i)
        CHECK(world.ask(world.li_lei, Method::POST, "/api/v1/canned-replies/" + mine + "/uses").status == 204);
    CHECK(desk.titles(world.li_lei) == Titles{"重置密码 100%", "问候"});
    auto const shown = desk.get(world.li_lei, "/" + mine);
    CHECK(*shown.body.find("use_count") == json::Value(2));
    CHECK(*shown.body.find("version") == json::Value(1));
    CHECK(world.ask(world.wang_fang, Method::POST, "/api/v1/canned-replies/greeting/uses").status == 403);

    for (auto const* words : {"GREETING", "wenhou", "wh", "Hello", "%E9%97%AE"}) {
        CAPTURE(words);
        CHECK(desk.titles(world.li_lei, std::string("?q=") + words) == Titles{"问候"});
    }
    CHECK(desk.titles(world.li_lei, "?q=100%25") == Titles{"重置密码 100%"});
    CHECK(desk.titles(world.li_lei, "?q=%25%25").empty());
    CHECK(desk.titles(world.li_lei, "?q=_").empty());
    CHECK(desk.titles(world.li_lei, "?q=%5C").empty());
}

TEST_CASE("a reply for one service, category or kind is found by it") {
    Desk desk;
    desk.keep_titled(desk.world.li_lei, "一", R"(,"service":"it","category":"other","kind":"incident")");
    desk.keep_titled(desk.world.li_lei, "二");
    CHECK(desk.titles(desk.world.li_lei, "?service=it&kind=incident&category=other") == Titles{"一"});
    CHECK(desk.titles(desk.world.li_lei, "?service=none") == Titles{"二"});
    CHECK(refused_at(desk.get(desk.world.li_lei, "?service=nothing")) == "/query/service");
}

TEST_CASE("a changed reply has a new version, and who knew the old one is told") {
    Desk desk;
    auto const id = desk.keep_titled(desk.world.li_lei, "旧");
    CHECK(desk.patch(desk.world.li_lei, id, R"({"title":{"zh":"新"}})", "\"1\"").header("ETag") == "\"2\"");
    CHECK(desk.patch(desk.world.li_lei, id, R"({"active":false})", "\"1\"").status == 412);
    CHECK(desk.titles(desk.world.li_lei, "?active=true") == Titles{"新"});
    desk.keep(desk.world.admin, greeting);
    CHECK(desk.keep(desk.world.admin, greeting).status == 409);
}

TEST_CASE("a body that can't be a canned reply is refused at its field") {
    Desk desk;
    struct {
        std::string body, field;
    } const bodies[] = {
        {R"({"body":{"zh":"a"}})", "/title"},
        {R"({"title":{},"body":{"zh":"a"}})", "/title/zh"},
        {R"({"title":{"zh":"a"},"body":{}})", "/body/zh"},
        {R"({"title":{"zh":"a"},"body":{"en":"a"}})", "/body/zh"},
        {R"({"title":{"en":"a"},"body":{"zh":"a"}})", "/body/en"},
        {R"({"title":{"zh":" "},"body":{"zh":"a"}})", "/title/zh"},
        {R"({"title":{"zh":"a"},"body":{"zh":")" + std::string(8001, 'a') + "\"}}", "/body/zh"},
        {R"({"title":{"zh":"a"},"body":{"zh":"{{ticket.secret}}"}})", "/body/zh"},
        {R"({"title":{"zh":"a"},"body":{"zh":"a","en":"{{}}"}})", "/body/en"},
        {R"({"title":{"zh":"a"},"body":{"zh":"{{ticket.number"}})", "/body/zh"},
        {R"({"title":{"zh":"a"},"body":{"zh":"{{{{ticket.number}}}}"}})", "/body/zh"},
        {R"({"title":{"zh":"a"},"body":{"zh":"a"},"scope":"team"})", "/group"},
        {R"({"title":{"zh":"a"},"body":{"zh":"a"},"group":"service-desk"})", "/group"},
        {R"({"title":{"zh":"a"},"body":{"zh":"a"},"code":"a"})", "/code"},
        {R"({"title":{"zh":"a"},"body":{"zh":"a"},"scope":"shared","code":"A b"})", "/code"},
        {R"({"title":{"zh":"a"},"body":{"zh":"a"},"service":"nothing"})", "/service"},
        {R"({"title":{"zh":"a"},"body":{"zh":"a"},"category":"nothing"})", "/category"},
        {R"({"title":{"zh":"a"},"body":{"zh":"a"},"kind":"letter"})", "/kind"},
        {R"({"title":{"zh":"a"},"body":{"zh":"a"},"use_count":7})", "/use_count"},
    };
    for (auto const& [body, field] : bodies) {
        CAPTURE(body.substr(0, 80));
        CHECK(refused_at(desk.keep(desk.world.admin, body)) == field);
    }
    auto const wrong = desk.keep(desk.world.admin, R"({"title":{"zh":"a"},"body":{"zh":"{{ticket.secret}}"}})");
    CHECK(json::text_of(wrong.body).find("ticket.secret") != std::string::npos);
    CHECK(desk.titles(desk.world.admin).empty());
}

TEST_CASE("without a ticket a text shows how it reads") {
    Desk desk;
    desk.keep(desk.world.admin, greeting);
    auto const said = desk.get(desk.world.li_lei, "/greeting/text?language=en");
    CHECK(said.text("text") == "Hello , " + desk.world.li_lei.name + " of  looks after .");
    CHECK(json::text_of(*said.body.find("unfilled")) == R"(["requester.name","group.name","ticket.number"])");
}

TEST_CASE("a text is made of a ticket that one may see") {
    Desk desk;
    auto const id = desk.keep_titled(desk.world.chen_jie, "a");
    auto const ticket = desk.report(desk.world.wang_fang, "").text("number");
    CHECK(refused_at(desk.get(desk.world.chen_jie, "/" + id + "/text?ticket=" + ticket)) == "/query/ticket");
    CHECK(refused_at(desk.get(desk.world.chen_jie, "/" + id + "/text?ticket=INC-99999")) == "/query/ticket");
    CHECK(refused_at(desk.get(desk.world.chen_jie, "/" + id + "/text?language=fr&ticket=" + ticket)) == "/query/language");
}
