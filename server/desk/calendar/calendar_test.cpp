#include "calendar/calendar.h"

#include "calendar/editing.h"
#include "calendar/holiday_set.h"
#include "testing/shared_data.h"
#include "testing/world.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sstream>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Headers const any_version = {{"if-match", "*"}};

std::string after(World& world, std::string_view from, int days) {
    return world.as(world.admin,
                    [&](Tx& tx) { return to_rfc3339(calendar::after_working_days(tx, *parse_rfc3339(from), days)); });
}

std::string calendar_body(std::string const& week, std::string const& more = "") {
    return fmt::format(R"({{"code":"shop","name":{{"zh":"甲","en":"A"}},"week":{}{}}})", week, more);
}

std::string refused_at(World::Answer const& answer) {
    auto const* errors = answer.body.find("errors");
    if (answer.status != 400 || !errors) return std::to_string(answer.status) + " " + json::text_of(answer.body);
    return *errors->as<json::Array>()->at(0).find("pointer")->as<std::string>();
}

World::Answer add(World& world, std::string const& body) {
    return world.ask(world.admin, Method::POST, "/api/v1/calendars", body);
}

constexpr auto year_2027 = "/api/v1/holiday-sets/cn/years/2027";

}  // namespace

TEST_CASE("a new desk counts in China's working days") {
    World world;
    CHECK(after(world, "2026-01-09T10:00:00+08:00", 1) == "2026-01-12T02:00:00.000Z");
    CHECK(after(world, "2026-02-13T10:00:00+08:00", 1) == "2026-02-14T02:00:00.000Z");  // a Saturday, made up for
    CHECK(after(world, "2026-02-14T10:00:00+08:00", 1) == "2026-02-24T02:00:00.000Z");  // after the spring festival
    CHECK(after(world, "2026-01-09T20:00:00+08:00", 1) == "2026-01-13T01:00:00.000Z");
}

TEST_CASE("a desk elsewhere has its own zone and none of China's days off") {
    World world;
    calendar::set_desk_zone("Europe/Berlin");
    CHECK(after(world, "2026-02-16T10:00:00+01:00", 1) == "2026-02-17T09:00:00.000Z");
    calendar::set_desk_zone("Asia/Shanghai");
}

TEST_CASE("the official days are those of the notices") {
    auto const file = testing::shared_data("holidays/cn-special-days-2024-2026.csv");
    if (!file) return;
    World world;
    auto const hours =
        world.as(world.admin, [](Tx& tx) { return calendar::hours(tx, calendar::current(tx, calendar::desk_calendar(tx))); });
    std::map<calendar::Day, bool> off;
    std::istringstream lines(testing::contents_of(*file));
    for (std::string line; std::getline(lines, line);)
        if (auto const day = calendar::day_from(line.substr(0, 10))) off[*day] = line.find("make-up") == std::string::npos;
    CHECK(off.size() == 108);
    for (auto day = *calendar::day_from("2024-01-01"); day <= *calendar::day_from("2026-12-31"); day += date::days(1)) {
        CAPTURE(calendar::text_of(day));
        auto const found = off.find(day);
        CHECK(hours->rule_of(day) == (found == off.end() ? calendar::DayRule::week
                                      : found->second    ? calendar::DayRule::official_off
                                                         : calendar::DayRule::official_work));
    }
}

TEST_CASE("every year since 2004 has its days, and make-up days are weekends") {
    World world;
    auto const set = world.ask(world.admin, Method::GET, "/api/v1/holiday-sets/cn");
    CHECK(set.body.find("years")->as<json::Array>()->size() == 23);
    CHECK(set.text("published_until") == "2026-12-31");
    auto const hours =
        world.as(world.admin, [](Tx& tx) { return calendar::hours(tx, calendar::current(tx, calendar::desk_calendar(tx))); });
    CHECK(hours->pattern().official.size() == 619 + 150);
    for (auto const& [day, official] : hours->pattern().official)
        if (official == calendar::OfficialDay::work) CHECK(date::weekday(day).iso_encoding() > 5);
}

TEST_CASE("a year's file gives the calendars of the set a new version, and what counts by the old one goes on so") {
    World world;
    auto const now_used = [&] {
        return world.as(world.admin, [](Tx& tx) { return calendar::current(tx, calendar::desk_calendar(tx)); });
    };
    auto const open = [&](calendar::Use const& use) {
        return world.as(world.admin,
                        [&](Tx& tx) { return calendar::hours(tx, use)->is_open(*parse_rfc3339("2027-02-08T10:00:00+08:00")); });
    };
    auto const before = now_used();
    CHECK(open(before));

    auto const asked = world.ask(world.admin, Method::PUT, year_2027, R"({"off":["2027-02-08"],"work":["2027-02-14"]})");
    REQUIRE(asked.status == 200);
    auto const after_it = now_used();
    CHECK(after_it.version == before.version + 1);
    CHECK_FALSE(open(after_it));
    CHECK(open(before));
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/holiday-sets/cn").text("published_until") == "2027-12-31");

    world.ask(world.admin, Method::PUT, year_2027, R"({"off":["2027-02-08"],"work":["2027-02-14"]})");
    CHECK(now_used().version == after_it.version);
    auto const stale = world.ask(world.admin, Method::PUT, year_2027, R"({"off":[]})", {{"if-match", "\"3\""}});
    CHECK(stale.status == 412);
}

TEST_CASE("a year's file names its own days only, once") {
    World world;
    auto const put = [&](std::string const& body) { return refused_at(world.ask(world.admin, Method::PUT, year_2027, body)); };
    CHECK(put(R"({"off":["2026-02-08"]})") == "/off/0");
    CHECK(put(R"({"off":["2027-02-30"]})") == "/off/0");
    CHECK(put(R"({"off":["2027-02-08"],"work":["2027-02-08"]})") == "/work/0");
    CHECK(put(R"({"of":[]})") == "/of");
    CHECK(world.ask(world.admin, Method::PUT, "/api/v1/holiday-sets/cn/years/27", "{}").status == 404);
    CHECK(world.ask(world.li_lei, Method::PUT, year_2027, "{}").status == 403);
    CHECK(world.ask(world.li_lei, Method::GET, year_2027).status == 404);
}

TEST_CASE("what a calendar cannot be is named by its field") {
    World world;
    auto const refused = [&](std::string const& week, std::string const& more = "") {
        return refused_at(add(world, calendar_body(week, more)));
    };
    CHECK(refused(R"({"mon":[{"from":"09:00","to":"24:01"}]})") == "/week/mon/0/to");
    CHECK(refused(R"({"mon":[{"from":"9:00","to":"10:00"}]})") == "/week/mon/0/from");
    CHECK(refused(R"({"tue":[{"from":"18:00","to":"09:00"}]})") == "/week/tue/0/to");
    CHECK(refused(R"({"mon":[{"from":"09:00","to":"12:00"},{"from":"11:00","to":"13:00"}]})") == "/week/mon/1");
    CHECK(refused(R"({})") == "/week");
    std::string const nine = R"({"mon":[{"from":"09:00","to":"18:00"}]})";
    CHECK(refused(nine, R"(,"zone":"Mars/Olympus")") == "/zone");
    CHECK(refused(nine, R"(,"holiday_set":"mars")") == "/holiday_set");
    CHECK(refused(nine, R"(,"breaks":{"mon":[{"from":"09:00","to":"18:00"}]})") == "/week");
    CHECK(refused(nine, R"(,"overrides":[{"date":"2026-13-01"}])") == "/overrides/0/date");
    CHECK(refused(nine, R"(,"overrides":[{"date":"2026-12-01"},{"date":"2026-12-01"}])") == "/overrides/1/date");
    std::string many;
    for (int i = 0; i < 1'001; ++i) many += fmt::format(R"({}{{"date":"{}-01-01"}})", i ? "," : "", 2'000 + i);
    CHECK(refused(nine, ",\"overrides\":[" + many + "]") == "/overrides");
}

TEST_CASE("calendars are added, changed and retired, and the standard one stays") {
    World world;
    auto const added = add(world, calendar_body(R"({"sat":[{"from":"10:00","to":"12:00"}]})", R"(,"zone":"Europe/Berlin")"));
    REQUIRE(added.status == 201);
    auto const at = "/api/v1/calendars/shop";
    CHECK(world.ask(world.li_lei, Method::GET, at).text("zone") == "Europe/Berlin");
    CHECK(world.ask(world.li_lei, Method::PATCH, at, "{}", any_version).status == 403);
    CHECK(world.ask(world.admin, Method::PATCH, at, "{}").status == 428);
    CHECK(world.ask(world.admin, Method::PATCH, at, R"({"zone":"UTC"})", {{"if-match", "\"1\""}}).header("ETag") == "\"2\"");
    CHECK(world.ask(world.admin, Method::PATCH, at, R"({"zone":"PRC"})", {{"if-match", "\"1\""}}).status == 412);
    CHECK(world.ask(world.admin, Method::DELETE, at, "", any_version).status == 204);
    CHECK_THROWS_AS(world.as(world.admin, [](Tx& tx) { return calendar::calendar_named(tx, "shop", "/calendar"); }), Invalid);
    CHECK(world.ask(world.admin, Method::DELETE, "/api/v1/calendars/standard", "", any_version).status == 409);
    CHECK(world.ask(world.admin, Method::PATCH, "/api/v1/calendars/standard", R"({"code":"x"})", any_version).status == 409);
    CHECK(add(world, calendar_body(R"({"sat":[{"from":"10:00","to":"12:00"}]})")).status == 409);
}

TEST_CASE("the windows of some days say why each odd day is so") {
    World world;
    auto const shown =
        world.ask(world.li_lei, Method::GET,
                  "/api/v1/calendars/standard/windows?from=2026-02-13T00:00:00%2B08:00&to=2026-02-17T00:00:00%2B08:00");
    REQUIRE(shown.status == 200);
    CHECK(json::text_of(*shown.body.find("windows")) ==
          R"([{"from":"2026-02-13T01:00:00.000Z","to":"2026-02-13T10:00:00.000Z"},)"
          R"({"from":"2026-02-14T01:00:00.000Z","to":"2026-02-14T10:00:00.000Z"}])");
    CHECK(json::text_of(*shown.body.find("days")) == R"([{"date":"2026-02-14","rule":"official_work","open":true,"reason":""},)"
                                                     R"({"date":"2026-02-15","rule":"official_off","open":false,"reason":""},)"
                                                     R"({"date":"2026-02-16","rule":"official_off","open":false,"reason":""}])");
    CHECK(*shown.body.find("provisional") == json::Value(false));
    auto const at = std::string("/api/v1/calendars/standard/windows");
    CHECK(*world.ask(world.li_lei, Method::GET, at + "?from=2026-12-30T00:00:00Z&to=2027-01-02T00:00:00Z")
               .body.find("provisional") == json::Value(true));
    CHECK(refused_at(world.ask(world.li_lei, Method::GET, at + "?from=2026-01-01T00:00:00Z&to=2027-03-01T00:00:00Z")) ==
          "/query/to");
    CHECK(world.ask(world.li_lei, Method::GET, at).status == 200);
}
