#include "sla/policies.h"
#include "sla/timer.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

Instant at(char const* time) { return *parse_rfc3339(time); }

// A desk in UTC whose one agreement is easily reckoned with: office hours, thirty minutes and nine hours at P3.
struct Desk {
    World world;
    std::string agreement = "/api/v1/agreements/house";

    Desk() {
        testing::set_now(at("2026-01-05T10:00:00Z"));  // a Monday
        auto const calendar = world.ask(world.admin, Method::POST, "/api/v1/calendars", R"({"code":"office",
            "name":{"zh":"办公","en":"Office"},"zone":"Etc/UTC","week":{"mon":[{"from":"09:00","to":"18:00"}],
            "tue":[{"from":"09:00","to":"18:00"}],"wed":[{"from":"09:00","to":"18:00"}],"thu":[{"from":"09:00","to":"18:00"}],
            "fri":[{"from":"09:00","to":"18:00"}],"sat":[],"sun":[]}})");
        REQUIRE_MESSAGE(calendar.status == 201, json::text_of(calendar.body));
        auto const added = world.ask(world.admin, Method::POST, "/api/v1/agreements", R"({"code":"house",
            "name":{"zh":"本部","en":"House"},"service":"it","calendar":"office","promises":[
            {"priority":1,"respond_minutes":15,"resolve_minutes":240},
            {"priority":3,"respond_minutes":30,"next_response_minutes":60,"resolve_minutes":540},
            {"priority":3,"vip":true,"respond_minutes":10,"resolve_minutes":270},
            {"priority":4,"resolve_minutes":1080}]})");
        REQUIRE_MESSAGE(added.status == 201, json::text_of(added.body));
    }
    std::string report(std::string const& more = "") {
        auto const told = world.ask(world.li_lei, Method::POST, "/api/v1/incidents",
                                    R"({"subject":"a","service":"it","requester":"wang_fang")" + more + "}");
        REQUIRE_MESSAGE(told.status == 201, json::text_of(told.body));
        return told.text("number");
    }
    World::Answer ask(Method method, std::string const& ticket, std::string const& rest, std::string const& body = "") {
        return world.ask(world.li_lei, method, "/api/v1/tickets/" + ticket + rest, body, {{"if-match", "*"}});
    }
    json::Value clock(std::string const& ticket, std::string_view metric) {
        auto const shown = ask(Method::GET, ticket, "/clocks");
        REQUIRE_MESSAGE(shown.status == 200, json::text_of(shown.body));
        json::Value found;
        for (auto const& each : *shown.body.find("data")->as<json::Array>())
            if (*each.find("metric") == json::Value(metric)) found = each;
        REQUIRE_FALSE(found.is_null());
        return found;
    }
    std::string due(std::string const& ticket, std::string_view metric) {
        auto const found = clock(ticket, metric);
        auto const* time = found.find("due_at");
        return time && time->as<std::string>() ? *time->as<std::string>() : "none";
    }
    int fire() { return sla::fire_due(world.database(), going_on_ += Milliseconds(500)); }
    // Time goes on, for the wall clock as for the other one.
    int pass(Milliseconds time) {
        testing::advance(time);
        return sla::fire_due(world.database(), going_on_ += time);
    }
    int events(std::string const& ticket, std::string const& type) {
        auto const history = world.ask(world.auditor, Method::GET, "/api/v1/tickets/" + ticket + "/history");
        int count = 0;
        for (auto const& entry : *history.body.find("data")->as<json::Array>()) count += *entry.find("type") == json::Value(type);
        return count;
    }

private:
    Milliseconds going_on_{1'000'000};
};

std::string problem(World::Answer const& answer) { return std::to_string(answer.status) + json::text_of(answer.body); }

}  // namespace

TEST_CASE("a report is promised its times by the narrowest agreement") {
    Desk desk;
    auto const ticket = desk.report();
    CHECK(desk.due(ticket, "respond") == "2026-01-05T10:30:00.000Z");
    CHECK(desk.due(ticket, "resolve") == "2026-01-06T10:00:00.000Z");
    auto const shown = desk.ask(Method::GET, ticket, "");
    CHECK(shown.text("next_due_at") == "2026-01-05T10:30:00.000Z");
    CHECK(shown.body.find("clocks")->as<json::Array>()->size() == 2);
}

TEST_CASE("a clock can be checked by hand against its explanation") {
    Desk desk;
    auto const ticket = desk.report();
    testing::set_now(at("2026-01-05T16:00:00Z"));
    desk.ask(Method::PUT, ticket, "/pending", R"({"reason":"awaiting_user"})");
    testing::set_now(at("2026-01-06T10:00:00Z"));
    desk.ask(Method::DELETE, ticket, "/pending");
    auto const clock = desk.clock(ticket, "resolve");
    CHECK(*clock.find("due_at") == json::Value("2026-01-06T13:00:00.000Z"));
    CHECK(*clock.find("elapsed_seconds") == json::Value(6 * 3600));
    CHECK(*clock.find("left_seconds") == json::Value(3 * 3600));
    CHECK(*clock.find("agreement") == json::Value("house"));
    CHECK(*clock.find("zone") == json::Value("Etc/UTC"));
    auto const& paused = *clock.find("paused")->as<json::Array>();
    REQUIRE(paused.size() == 1);
    CHECK(*paused[0].find("cause") == json::Value("awaiting_user"));
    auto const& counted = *clock.find("counted")->as<json::Array>();
    REQUIRE(counted.size() == 2);
    CHECK(*counted[0].find("seconds") == json::Value(6 * 3600));
    CHECK(*counted[1].find("total_seconds") == json::Value(9 * 3600));
    CHECK(*counted[1].find("is_past") == json::Value(false));
}

TEST_CASE("a VIP is promised more, by rows of his own") {
    Desk desk;
    desk.world.ask(desk.world.admin, Method::PATCH, "/api/v1/persons/wang_fang", R"({"vip":true})", {{"if-match", "*"}});
    auto const ticket = desk.report();
    CHECK(desk.due(ticket, "respond") == "2026-01-05T10:10:00.000Z");
    CHECK(*desk.clock(ticket, "respond").find("vip") == json::Value(true));
}

TEST_CASE("another priority takes what has gone by along and keeps the old promise") {
    Desk desk;
    auto const ticket = desk.report();
    testing::set_now(at("2026-01-05T12:00:00Z"));
    auto const patched = desk.ask(Method::PATCH, ticket, "", R"({"impact":1,"urgency":1})");
    REQUIRE_MESSAGE(patched.status == 200, problem(patched));
    auto const clock = desk.clock(ticket, "resolve");
    CHECK(*clock.find("due_at") == json::Value("2026-01-05T14:00:00.000Z"));
    auto const& former = *clock.find("former")->as<json::Array>();
    REQUIRE(former.size() == 1);
    CHECK(*former[0].find("due_at") == json::Value("2026-01-06T10:00:00.000Z"));
}

TEST_CASE("a change of the agreement leaves running clocks alone, and as now says what it would promise") {
    Desk desk;
    auto const ticket = desk.report();
    auto const changed =
        desk.world.ask(desk.world.admin, Method::PATCH, desk.agreement,
                       R"({"promises":[{"priority":3,"respond_minutes":60,"resolve_minutes":120}]})", {{"if-match", "*"}});
    REQUIRE_MESSAGE(changed.status == 200, problem(changed));
    auto const clock = desk.clock(ticket, "resolve");
    CHECK(*clock.find("due_at") == json::Value("2026-01-06T10:00:00.000Z"));
    CHECK(*clock.find("agreement_version") == json::Value(1));
    CHECK(*clock.find("as_now")->find("due_at") == json::Value("2026-01-05T12:00:00.000Z"));
    CHECK(*clock.find("as_now")->find("agreement_version") == json::Value(2));
    CHECK(desk.due(desk.report(), "resolve") == "2026-01-05T12:00:00.000Z");
}

TEST_CASE("its publisher may ask that open tickets are promised what the agreement says now") {
    Desk desk;
    auto const ticket = desk.report();
    testing::advance(Minutes(5));
    desk.world.ask(desk.world.admin, Method::PATCH, desk.agreement, R"({"promises":[{"priority":3,"resolve_minutes":120}]})",
                   {{"if-match", "*"}});
    auto const applied = desk.world.ask(desk.world.admin, Method::POST, desk.agreement + "/application");
    REQUIRE_MESSAGE(applied.status == 200, problem(applied));
    desk.world.run_due_jobs();
    CHECK(desk.due(ticket, "resolve") == "2026-01-05T12:00:00.000Z");
    CHECK(*desk.clock(ticket, "respond").find("state") == json::Value("cancelled"));
    CHECK(desk.events(ticket, "incident.promised_anew") == 1);
}

TEST_CASE("a site or a group may keep other hours than the agreement") {
    Desk desk;
    desk.world.ask(desk.world.admin, Method::PATCH, desk.agreement,
                   R"({"other_hours":[{"group":"network","calendar":"around-the-clock"}]})", {{"if-match", "*"}});
    testing::set_now(at("2026-01-05T17:50:00Z"));
    auto const ticket = desk.report();
    CHECK(desk.due(ticket, "respond") == "2026-01-06T09:20:00.000Z");
    auto const moved = desk.world.ask(desk.world.admin, Method::PUT, "/api/v1/tickets/" + ticket + "/assignment",
                                      R"({"group":"network","reason":"theirs"})", {{"if-match", "*"}});
    REQUIRE_MESSAGE(moved.status == 200, problem(moved));
    CHECK(desk.due(ticket, "respond") == "2026-01-05T18:20:00.000Z");
}

TEST_CASE("other hours are shown, and stay when something else is changed") {
    Desk desk;
    desk.world.ask(desk.world.admin, Method::PATCH, desk.agreement,
                   R"({"other_hours":[{"group":"network","calendar":"around-the-clock"}]})", {{"if-match", "*"}});
    desk.world.ask(desk.world.admin, Method::PATCH, desk.agreement, R"({"active":true,"warnings":[80]})", {{"if-match", "*"}});
    auto const shown = desk.world.ask(desk.world.admin, Method::GET, desk.agreement);
    auto const* other = shown.body.find("other_hours");
    REQUIRE(other);
    CHECK(json::text_of(*other) == R"([{"site":null,"group":"network","calendar":"around-the-clock"}])");
}

TEST_CASE("the first public answer meets the promise, from when it was written") {
    Desk desk;
    auto const ticket = desk.report();
    testing::set_now(at("2026-01-05T10:29:55Z"));
    desk.ask(Method::POST, ticket, "/entries", R"({"kind":"reply","body":"a"})");
    testing::advance(Seconds(20));
    desk.world.run_due_jobs();
    auto const clock = desk.clock(ticket, "respond");
    CHECK(*clock.find("state") == json::Value("met"));
    CHECK(*clock.find("stopped_at") == json::Value("2026-01-05T10:29:55.000Z"));

    desk.world.ask(desk.world.wang_fang, Method::POST, "/api/v1/tickets/" + ticket + "/entries",
                   R"({"kind":"reply","body":"?"})");
    CHECK(desk.due(ticket, "next_response") == "2026-01-05T11:30:15.000Z");
}

TEST_CASE("resolving stops the clocks and reopening goes on with them") {
    Desk desk;
    auto const ticket = desk.report(R"(,"category":"other","assignee":"li_lei")");
    testing::set_now(at("2026-01-05T11:00:00Z"));
    auto const resolved = desk.ask(Method::PUT, ticket, "/resolution", R"({"code":"fixed","text":"a","cause":"hardware"})");
    REQUIRE_MESSAGE(resolved.status == 200, problem(resolved));
    CHECK(resolved.body.find("next_due_at")->is_null());
    CHECK(*desk.clock(ticket, "resolve").find("state") == json::Value("met"));
    testing::set_now(at("2026-01-06T09:00:00Z"));
    auto const reopened = desk.ask(Method::DELETE, ticket, "/resolution", R"({"reason":"still broken"})");
    REQUIRE_MESSAGE(reopened.status == 200, problem(reopened));
    CHECK(desk.due(ticket, "resolve") == "2026-01-06T17:00:00.000Z");
}

TEST_CASE("warnings and breaches are recorded once, never before their time") {
    Desk desk;
    desk.fire();
    auto const ticket = desk.report();
    CHECK(desk.pass(Minutes(15)) == 0);  // at the very moment it is not over yet
    CHECK(desk.pass(Milliseconds(1)) == 1);
    CHECK(desk.fire() == 0);
    CHECK(desk.pass(Minutes(15)) == 3);
    CHECK(desk.fire() == 0);
    CHECK(desk.events(ticket, "incident.warned") == 3);
    CHECK(desk.events(ticket, "incident.breached") == 1);
    CHECK(*desk.clock(ticket, "respond").find("breached_at") == json::Value("2026-01-05T10:30:00.000Z"));
}

TEST_CASE("what fell due while nobody looked is recorded afterwards with its true times") {
    Desk desk;
    desk.fire();
    auto const ticket = desk.report();
    CHECK(desk.pass(Hours(48)) == 8);
    CHECK(desk.fire() == 0);
    CHECK(*desk.clock(ticket, "resolve").find("breached_at") == json::Value("2026-01-06T10:00:00.000Z"));
}

TEST_CASE("the desk is told of a breach, and who reported is not") {
    Desk desk;
    desk.fire();
    auto const ticket = desk.report(R"(,"assignee":"li_lei")");
    desk.pass(Hours(1));
    auto const told = [&](Person const& who) {
        return desk.world.ask(who, Method::GET, "/api/v1/notices?kind=breached").body.find("data")->as<json::Array>()->size();
    };
    CHECK(told(desk.world.li_lei) == 1);
    CHECK(told(desk.world.wang_fang) == 0);
    auto const history = desk.world.ask(desk.world.wang_fang, Method::GET, "/api/v1/tickets/" + ticket + "/history");
    CHECK(json::text_of(history.body).find("breached") == std::string::npos);
}

TEST_CASE("who edits while a warning is recorded meets no clash, but for what somebody else has changed") {
    Desk desk;
    desk.fire();
    auto const ticket = desk.report();
    CHECK(desk.pass(Hours(1)) == 4);
    auto const patch = [&](std::string const& body) {
        return desk.world.ask(desk.world.li_lei, Method::PATCH, "/api/v1/tickets/" + ticket, body, {{"if-match", "\"1\""}})
            .status;
    };
    CHECK(patch(R"({"subject":"b"})") == 200);
    CHECK(patch(R"({"subject":"c"})") == 412);
}

TEST_CASE("a wall clock that jumps holds everything until somebody confirms it") {
    Desk desk;
    desk.fire();
    desk.report();
    testing::advance(Hours(1));  // the other clock stood still
    CHECK(desk.fire() == 0);
    auto const held = desk.world.ask(desk.world.admin, Method::GET, "/api/v1/timers");
    CHECK(*held.body.find("held") == json::Value(true));
    CHECK(desk.pass(Hours(1)) == 0);
    auto const confirmed = desk.world.ask(desk.world.admin, Method::PUT, "/api/v1/timers/confirmation");
    REQUIRE_MESSAGE(confirmed.status == 200, problem(confirmed));
    CHECK(desk.fire() == 4);
    CHECK(desk.fire() == 0);
}

TEST_CASE("a step back of the wall clock is a jump as well") {
    sla::WallClock wall;
    auto const began = at("2026-01-05T10:00:00Z");
    CHECK(wall.look(began, Seconds(0)));
    CHECK(wall.look(began + Seconds(90), Seconds(31)));  // by less than a minute they may part
    CHECK_FALSE(wall.look(began - Hours(1), Seconds(32)));
    CHECK(wall.hold()->jump < Milliseconds(0));
    wall.confirm();
    CHECK(wall.look(began - Hours(1) + Seconds(1), Seconds(33)));
}

TEST_CASE("what an agreement may not say is named") {
    Desk desk;
    auto const refused = [&](std::string const& rest) {
        return problem(desk.world.ask(desk.world.admin, Method::POST, "/api/v1/agreements",
                                      R"({"code":"bad","name":{"zh":"甲","en":"A"},)" + rest + "}"));
    };
    auto const names = [](std::string const& text, std::string const& pointer) {
        return text.starts_with("400") && text.find('"' + pointer + '"') != std::string::npos;
    };
    CHECK(names(refused(R"("promises":[])"), "/promises"));
    CHECK(names(refused(R"("promises":[{"priority":3,"resolve_minutes":0}])"), "/promises/0/resolve_minutes"));
    CHECK(names(refused(R"("promises":[{"priority":5,"resolve_minutes":10}])"), "/promises/0/priority"));
    CHECK(names(refused(R"("promises":[{"priority":3}])"), "/promises/0"));
    CHECK(names(refused(R"("promises":[{"priority":3,"respond_minutes":5},{"priority":3,"respond_minutes":6}])"), "/promises/1"));
    CHECK(names(refused(R"("promises":[{"priority":3,"respond_minutes":5,"calendar":"no"}])"), "/promises/0/calendar"));
    CHECK(names(refused(R"("promises":[{"priority":3,"respond_minutes":5}],"calendar":"no")"), "/calendar"));
    CHECK(names(refused(R"("promises":[{"priority":3,"respond_minutes":5}],"other_hours":[{"calendar":"office"}])"),
                "/other_hours/0"));
    CHECK(names(refused(R"("promises":[{"priority":3,"respond_minutes":5}],"warnings":[90,50])"), "/warnings/1"));
    CHECK(names(refused(R"("promises":[{"priority":3,"respond_minutes":5}],"pausing":{"respond":["lunch"]})"),
                "/pausing/respond/0"));
}

TEST_CASE("undoing a merge leaves the clocks as they would have been") {
    Desk desk;
    auto const one = desk.report(), other = desk.report();
    auto const merged = desk.ask(Method::POST, one, "/merge", R"({"into":")" + other + "\"}");
    REQUIRE_MESSAGE(merged.status < 300, problem(merged));
    testing::advance(Minutes(5));
    auto const undone = desk.ask(Method::DELETE, one, "/merge");
    REQUIRE_MESSAGE(undone.status < 300, problem(undone));
    CHECK(desk.due(one, "respond") == "2026-01-05T10:30:00.000Z");
    CHECK(*desk.clock(one, "respond").find("state") == json::Value("running"));
}
