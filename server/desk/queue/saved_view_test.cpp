#include "queue/saved_view.h"

#include "queue/counts.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;
    using Answer = World::Answer;

    Answer save(Person const& who, std::string const& body) { return world.ask(who, Method::POST, "/api/v1/views", body); }
    Answer get(Person const& who, std::string const& at) { return world.ask(who, Method::GET, "/api/v1/" + at); }
    Answer patch(Person const& who, std::string const& view, std::string const& body) {
        return world.ask(who, Method::PATCH, "/api/v1/views/" + view, body, {{"if-match", "*"}});
    }
    std::string report(Person const& who, std::string const& more = "") {
        return world.ask(who, Method::POST, "/api/v1/incidents", R"({"subject":"打印机卡纸")" + more + "}").text("number");
    }
    std::set<std::string> numbers(Person const& who, std::string const& view, std::string const& query = "") {
        auto const answer = get(who, "views/" + view + "/tickets" + query);
        REQUIRE(answer.status == 200);
        std::set<std::string> all;
        for (auto const& row : *answer.body.find("data")->as<json::Array>()) all.insert(*row.find("number")->as<std::string>());
        return all;
    }
    // -1: nobody can tell; -2: it is not there.
    std::int64_t count(Person const& who, std::string const& view, std::string const& more = "") {
        auto const answer = get(who, "views/counts?views=" + view + more);
        REQUIRE(answer.status == 200);
        auto const& data = *answer.body.find("data")->as<json::Array>();
        if (data.empty()) return -2;
        auto const* count = data.front().find("count")->as<std::int64_t>();
        return count ? *count : -1;
    }
};

std::string refused_at(World::Answer const& answer) {
    if (answer.status != 400) return std::to_string(answer.status);
    return *answer.body.find("errors")->as<json::Array>()->front().find("pointer")->as<std::string>();
}

constexpr char const* mine = R"({"name":{"en":"Urgent"},"filter":"open=true&priority[lte]=2","sort":"-updated_at",
    "columns":["number","subject"]})";

}  // namespace

TEST_CASE("a new desk offers its views to all") {
    Desk desk;
    auto const answer = desk.get(desk.world.wang_fang, "views?fields=code,filter");
    auto const& data = *answer.body.find("data")->as<json::Array>();
    REQUIRE(data.size() == 6);
    CHECK(*data[0].find("code") == json::Value("my-open"));
    CHECK(*data[1].find("filter") == json::Value("open=true&group=mine&assignee=none"));
    for (auto const& row : data) CHECK(desk.count(desk.world.li_lei, *row.find("code")->as<std::string>()) == 0);
}

TEST_CASE("a view's list is the ticket list, for whoever asks") {
    Desk desk;
    auto const high = desk.report(desk.world.li_lei, R"(,"impact":1,"urgency":1,"requester":"wang_fang")");
    auto const low = desk.report(desk.world.wang_fang, R"(,"urgency":4)");
    auto const view = desk.save(desk.world.li_lei, mine).text("id");
    CHECK(desk.numbers(desk.world.li_lei, view) == std::set{high});
    CHECK(desk.numbers(desk.world.li_lei, view, "?priority=4").empty());

    CHECK(desk.numbers(desk.world.li_lei, "unassigned") == std::set{high, low});
    CHECK(desk.numbers(desk.world.chen_jie, "unassigned").empty());
    desk.world.ask(desk.world.li_lei, Method::PUT, "/api/v1/tickets/" + high + "/assignment", R"({"assignee":"li_lei"})",
                   {{"if-match", "*"}});
    CHECK(desk.numbers(desk.world.li_lei, "my-open") == std::set{high});
    CHECK(desk.numbers(desk.world.li_lei, "unassigned") == std::set{low});
    CHECK(desk.count(desk.world.li_lei, "group-open") == 2);
    CHECK(desk.count(desk.world.zhao_min, "new-today") == 0);
    CHECK(desk.count(desk.world.wang_fang, "new-today") == 2);
    testing::advance(Hours(25));
    CHECK(desk.count(desk.world.wang_fang, "new-today") == 0);
    CHECK(desk.numbers(desk.world.wang_fang, "new-today").empty());
}

TEST_CASE("a long view is read page by page, also while its times move on") {
    Desk desk;
    std::set<std::string> all, seen;
    for (int i = 0; i < 5; ++i) all.insert(desk.report(desk.world.wang_fang));
    std::string at = "views/new-today/tickets?limit=2";
    for (int pages = 0; pages < 4 && !at.empty(); ++pages) {
        auto const answer = desk.get(desk.world.li_lei, at);
        for (auto const& row : *answer.body.find("data")->as<json::Array>()) seen.insert(*row.find("number")->as<std::string>());
        auto const cursor = answer.text("next_cursor");
        at = cursor.empty() ? "" : "views/new-today/tickets?limit=2&cursor=" + cursor;
        testing::advance(Minutes(5));
    }
    CHECK(seen == all);
}

TEST_CASE("a personal view is its owner's, a team's its group's, a shared one everybody's") {
    Desk desk;
    auto& world = desk.world;
    auto const own = desk.save(world.li_lei, mine).text("id");
    CHECK(desk.get(world.li_lei, "views/" + own).text("owner") == "li_lei");
    CHECK(desk.get(world.admin, "views/" + own).status == 404);
    CHECK(desk.get(world.admin, "views/" + own + "/tickets").status == 404);
    CHECK(desk.patch(world.admin, own, R"({"sort":""})").status == 404);
    CHECK(desk.count(world.admin, own) == -2);

    auto const team = R"({"name":{"zh":"网络"},"scope":"team","group":"network","filter":"group=network&assignee=chen_jie"})";
    CHECK(desk.save(world.li_lei, team).status == 403);
    auto const of_team = desk.save(world.chen_jie, team);
    REQUIRE(of_team.status == 201);
    CHECK(desk.get(world.li_lei, "views/" + of_team.text("id")).status == 404);
    CHECK(desk.get(world.chen_jie, "views/" + of_team.text("id")).text("filter") == "group=network&assignee=chen_jie");

    auto const shared = R"({"code":"p1","name":{"zh":"紧急","en":"Urgent"},"scope":"shared","filter":"open=true&priority=1"})";
    CHECK(desk.save(world.li_lei, shared).status == 403);
    CHECK(desk.save(world.admin, shared).status == 201);
    CHECK(desk.save(world.admin, shared).status == 409);
    CHECK(desk.get(world.wang_fang, "views/p1").status == 200);
    CHECK(desk.patch(world.wang_fang, "p1", R"({"sort":""})").status == 403);
    CHECK(desk.patch(world.li_lei, own, R"({"scope":"shared","name":{"zh":"急"}})").status == 403);
}

TEST_CASE("what a list can't be asked is refused when a view is saved") {
    Desk desk;
    auto const filter = [&](std::string const& text) {
        return refused_at(desk.save(desk.world.li_lei, fmt::format(R"({{"name":{{"en":"a"}},"filter":"{}"}})", text)));
    };
    CHECK(filter("colour=red") == "/filter/colour");
    CHECK(filter("state=open") == "/filter/state");
    CHECK(filter("priority[between]=1") == "/filter/priority[between]");
    CHECK(filter("priority=high") == "/filter/priority");
    CHECK(filter("assignee=nobody_here") == "/filter/assignee");
    CHECK(filter("group=mine,no_such") == "/filter/group");
    CHECK(filter("created_at[gte]=yesterday") == "/filter/created_at[gte]");
    CHECK(filter("created_at[gte]=now-99999999d") == "/filter/created_at[gte]");
    CHECK(filter("q=(printer") == "/filter/q");
    CHECK(filter("limit=5") == "/filter/limit");
    CHECK(filter("state") == "/filter");
    CHECK(filter("number=%zz") == "/filter");
    CHECK(filter("number=%FF") == "/filter");
    CHECK(filter("number='; drop table ticket; --") == "201");
    auto const save = [&](std::string const& body) { return refused_at(desk.save(desk.world.admin, body)); };
    CHECK(save(R"({"filter":"open=true"})") == "/name");
    CHECK(save(R"({"name":{}})") == "/name/zh");
    CHECK(save(R"({"name":{"zh":"a"},"scope":"shared"})") == "/name/en");
    CHECK(save(R"({"name":{"en":"a"},"code":"mine"})") == "/code");
    CHECK(save(R"({"name":{"en":"a"},"scope":"team"})") == "/group");
    CHECK(save(R"({"name":{"en":"a"},"group":"network"})") == "/group");
    CHECK(save(R"({"name":{"en":"a"},"sort":"subject"})") == "/sort");
    CHECK(save(R"({"name":{"en":"a"},"columns":["number","secret"]})") == "/columns/1");
    CHECK(save(R"({"name":{"en":"a"},"position":-1})") == "/position");
    CHECK(save(R"({"name":{"en":"a"},"owner":"li_lei"})") == "/owner");
}

TEST_CASE("a view for others names nobody whom not all of them may know") {
    Desk desk;
    auto const save = [&](std::string const& scope, std::string const& filter) {
        return refused_at(
            desk.save(desk.world.admin, fmt::format(R"({{"name":{{"zh":"a","en":"a"}},{},"filter":"{}"}})", scope, filter)));
    };
    std::string const shared = R"("scope":"shared")", team = R"("scope":"team","group":"service-desk")";
    CHECK(save(shared, "requester=wang_fang") == "/filter/requester");
    CHECK(save(shared, "assignee=me,none") == "201");
    CHECK(save(team, "assignee=li_lei") == "201");
    CHECK(save(team, "assignee=chen_jie") == "/filter/assignee");
    desk.world.ask(desk.world.admin, Method::POST, "/api/v1/sites",
                   R"({"code":"hq","name":{"zh":"甲","en":"A"},"organisation":"home"})");
    desk.world.ask(desk.world.admin, Method::POST, "/api/v1/sites", R"({"code":"park","name":{"zh":"甲","en":"A"}})");
    CHECK(save(shared, "site=hq") == "/filter/site");
    CHECK(save(shared, "site=park&service=it&category=other&group=network") == "201");
}

TEST_CASE("a name that is gone leaves the view and its count, not an error for the other views") {
    Desk desk;
    auto const view = desk.save(desk.world.admin, R"({"name":{"en":"a"},"filter":"open=true&group=network"})").text("id");
    CHECK(desk.count(desk.world.admin, view) == 0);
    desk.world.ask(desk.world.admin, Method::DELETE, "/api/v1/groups/network", "", {{"if-match", "*"}});
    CHECK(desk.count(desk.world.admin, view) == -1);
    CHECK(desk.get(desk.world.admin, "views/counts?views=my-open," + view).status == 200);
    CHECK(desk.get(desk.world.admin, "views/" + view).status == 200);
}

TEST_CASE("stars are each person's own") {
    Desk desk;
    auto& world = desk.world;
    CHECK(world.ask(world.li_lei, Method::PUT, "/api/v1/views/overdue/star").status == 204);
    CHECK(world.ask(world.li_lei, Method::PUT, "/api/v1/views/overdue/star").status == 204);
    auto const starred = [&](Person const& who) {
        return *desk.get(who, "views/overdue").body.find("starred") == json::Value(true);
    };
    CHECK(starred(world.li_lei));
    CHECK_FALSE(starred(world.admin));
    auto const mine_only = desk.get(world.li_lei, "views?starred=true&count=exact");
    CHECK(*mine_only.body.find("count") == json::Value(1));
    CHECK(world.ask(world.li_lei, Method::DELETE, "/api/v1/views/overdue/star").status == 204);
    CHECK_FALSE(starred(world.li_lei));
    CHECK(world.ask(world.li_lei, Method::PUT, "/api/v1/views/no-such/star").status == 404);
}

TEST_CASE("a view is changed and removed at the version that was seen") {
    Desk desk;
    auto& world = desk.world;
    auto const view = desk.save(world.li_lei, mine).text("id");
    auto const at = "/api/v1/views/" + view;
    CHECK(world.ask(world.li_lei, Method::PATCH, at, R"({"filter":"open=true"})").status == 428);
    CHECK(world.ask(world.li_lei, Method::PATCH, at, R"({"filter":"open=true"})", {{"if-match", "\"9\""}}).status == 412);
    auto const changed = world.ask(world.li_lei, Method::PATCH, at, R"({"filter":"created_at[gte]=now-7d&number=a%26b"})",
                                   {{"if-match", "\"1\""}});
    CHECK(changed.text("filter") == "created_at[gte]=now-7d&number=a%26b");
    CHECK(changed.text("sort") == "-updated_at");
    CHECK(changed.header("ETag") == "\"2\"");
    world.ask(world.li_lei, Method::PUT, at + "/star");
    CHECK(world.ask(world.li_lei, Method::DELETE, at, "", {{"if-match", "\"2\""}}).status == 204);
    CHECK(desk.get(world.li_lei, "views/" + view).status == 404);
}

TEST_CASE("counts are told once and then only when they change") {
    Desk desk;
    auto& world = desk.world;
    auto const asked = [&](World::Headers headers) {
        return world.ask(world.li_lei, Method::GET, "/api/v1/views/counts?views=group-open,my-open,no-such", "", headers);
    };
    auto const first = asked({});
    CHECK(first.body.find("data")->as<json::Array>()->size() == 2);
    CHECK(asked({{"if-none-match", first.header("ETag")}}).status == 304);
    desk.report(world.wang_fang);
    auto const second = asked({{"if-none-match", first.header("ETag")}});
    CHECK(second.status == 200);
    CHECK(second.header("ETag") != first.header("ETag"));
}

TEST_CASE("what only the database can count is counted when it is asked for") {
    Desk desk;
    desk.report(desk.world.wang_fang);
    auto const view = desk.save(desk.world.li_lei, R"({"name":{"en":"all"},"filter":"kind=incident"})").text("id");
    CHECK(desk.count(desk.world.li_lei, view) == -1);
    CHECK(desk.count(desk.world.li_lei, view, "&exact=true") == 1);
    std::string many = "views/counts?views=1";
    for (int i = 2; i <= 51; ++i) many += "," + std::to_string(i);
    CHECK(refused_at(desk.get(desk.world.li_lei, many)) == "/query/views");
}
