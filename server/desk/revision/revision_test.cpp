#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Headers const any_version = {{"if-match", "*"}};
World::Headers seen(std::int64_t version) { return {{"if-match", fmt::format("\"{}\"", version)}}; }

constexpr auto standard_agreement = "/revisions/agreement/standard";
constexpr auto incidents = "/revisions/practice/incident";
constexpr auto office = "/revisions/calendar/standard";

// The desk on a Monday morning, and what its manager asks of it.
struct Desk {
    World world;

    Desk() { testing::set_now(*parse_rfc3339("2026-01-05T10:00:00+08:00")); }

    World::Answer ask(Method method, std::string const& path, std::string const& body = "",
                      World::Headers headers = any_version) {
        return world.ask(world.admin, method, "/api/v1" + path, body, std::move(headers));
    }
    World::Answer done(Method method, std::string const& path, std::string const& body = "") {
        auto answer = ask(method, path, body);
        REQUIRE_MESSAGE(answer.status < 300, path << ": " << json::text_of(answer.body));
        return answer;
    }
    World::Answer get(std::string const& path) { return done(Method::GET, path); }
    World::Answer draft(std::string const& of, std::string const& content) {
        return done(Method::PUT, of + "/draft", R"({"content":)" + content + '}');
    }
    World::Answer attempt(std::string const& of, std::string const& dates = "{}") {
        return done(Method::POST, of + "/draft/trial", dates);
    }
    World::Answer publish(std::string const& of, std::string const& body = "{}") {
        return done(Method::POST, of + "/draft/publication", body);
    }
    std::string report(std::string const& more = "") {
        auto const told =
            world.ask(world.li_lei, Method::POST, "/api/v1/incidents", R"({"subject":"a","requester":"wang_fang")" + more + "}");
        REQUIRE_MESSAGE(told.status == 201, json::text_of(told.body));
        return told.text("number");
    }
    // All that a desk holds, as far as a trial could have touched it.
    std::string rows() {
        return world.as(world.admin, [](Tx& tx) {
            std::string text;
            for (auto const* table : {"timeline", "timeline_payload", "calendar", "calendar_version", "agreement",
                                      "agreement_version", "practice", "role", "role_change", "revision_draft", "job", "notice"})
                text += fmt::format("{} {}, ", table, tx.one<std::int64_t>(fmt::format("select count(*) from {}", table)));
            for (auto const* table : {"calendar", "agreement", "practice", "role"})
                text += std::to_string(tx.one<std::int64_t>(fmt::format("select coalesce(sum(version), 0) from {}", table)));
            return text;
        });
    }
};

json::Value const& at(json::Value const& value, std::string_view path) {
    auto const* found = &value;
    for (auto const name : split(path, '/')) {
        auto const* list = found->as<json::Array>();
        auto const index = parse_integer(name);
        if (list) REQUIRE_MESSAGE((index && *index < std::ssize(*list)), path << " in " << json::text_of(value));
        found = list ? &list->at(static_cast<std::size_t>(*index)) : found->find(name);
        REQUIRE_MESSAGE(found, path << " in " << json::text_of(value));
    }
    return *found;
}

std::string text(World::Answer const& answer, std::string_view path) { return json::text_of(at(answer.body, path)); }
std::size_t count(World::Answer const& answer, std::string_view path) { return at(answer.body, path).as<json::Array>()->size(); }

// The standard promises with another time for the first answer at P3.
std::string answered_within(int minutes) {
    return fmt::format(R"({{"promises":[{{"priority":3,"respond_minutes":{},"resolve_minutes":1620}}]}})", minutes);
}

constexpr auto higher_matrix = R"({"matrix":[[1,1,2,3],[1,2,3,3],[2,3,2,4],[3,3,4,4]]})";

}  // namespace

TEST_CASE("an agreement is drafted, tried, published and rolled back") {
    Desk desk;
    auto const late = desk.report(), kept = desk.report();
    testing::advance(Minutes(30));

    auto const draft = desk.draft(standard_agreement, answered_within(20));
    CHECK(text(draft, "problems") == "[]");
    CHECK(text(draft, "by") == R"("admin")");
    CHECK(text(draft, "based_on") == "1");
    auto const before = desk.rows();
    auto const trial = desk.attempt(standard_agreement);
    CHECK(desk.rows() == before);
    CHECK(text(trial, "changes/0/field") == R"("promises")");
    CHECK(text(trial, "effects/promises/looked_at") == "2");
    CHECK(text(trial, "effects/promises/newly_late") == "2");
    CHECK(text(trial, "effects/promises/tickets/0/ticket") == '"' + kept + '"');
    CHECK(text(trial, "effects/promises/tickets/1/ticket") == '"' + late + '"');
    CHECK(text(trial, "effects/promises/tickets/0/clocks/0") ==
          R"({"metric":"respond","seconds_before":7200,"seconds_after":1200,"due_before":"2026-01-05T04:00:00.000Z",)"
          R"("due_after":"2026-01-05T02:20:00.000Z","late_before":false,"late_after":true})");

    auto const published = desk.publish(standard_agreement, R"({"reason":"Agreed with sales"})");
    CHECK(text(published, "version") == "2");
    CHECK(text(published, "role_change") == "null");
    CHECK(text(desk.get("/agreements/standard"), "promises/0/respond_minutes") == "20");
    CHECK(text(desk.get(std::string(standard_agreement) + "/draft"), "version") == "0");

    auto const back = desk.done(Method::POST, std::string(standard_agreement) + "/1/restoration", "{}");
    CHECK(text(back, "version") == "3");
    CHECK(count(desk.get("/agreements/standard"), "promises") == 6);
    auto const versions = desk.get(standard_agreement);
    CHECK(count(versions, "data") == 3);
    CHECK(text(versions, "data/0/restored_from") == "1");
    CHECK(text(versions, "data/1/reason") == R"("Agreed with sales")");
    CHECK(text(versions, "data/1/by") == R"("admin")");
    CHECK(text(versions, "data/1/changes/0/field") == R"("promises")");
    CHECK(text(versions, "data/2/what") == R"("added")");
    CHECK(text(versions, "data/2/at") == "null");
    auto const first = desk.get(std::string(standard_agreement) + "/1"), third = desk.get(std::string(standard_agreement) + "/3");
    CHECK(text(first, "content") == text(third, "content"));
    CHECK(text(first, "content/promises/0/calendar") == R"("around-the-clock")");
}

TEST_CASE("a trial of an agreement counts what it takes from another one, and what is promised to nobody now") {
    Desk desk;
    desk.report(R"(,"service":"it")");
    testing::advance(Hours(1));
    desk.draft("/revisions/agreement/gold", R"({"code":"gold","name":{"zh":"金","en":"Gold"},"service":"it",
        "promises":[{"priority":3,"respond_minutes":30}]})");
    auto const gold = desk.attempt("/revisions/agreement/gold");
    CHECK(text(gold, "effects/promises/newly_late") == "1");
    CHECK(text(gold, "effects/promises/tickets/0/clocks/1/seconds_after") == "null");  // no solution is promised by it

    desk.draft(standard_agreement, R"({"active":false})");
    auto const none = desk.attempt(standard_agreement);
    CHECK(text(none, "effects/promises/tickets/0/clocks/0/seconds_after") == "null");
    desk.publish(standard_agreement);
    auto const again = desk.attempt("/revisions/agreement/gold");
    CHECK(text(again, "effects/promises/tickets/0/clocks/0/seconds_before") == "null");
    CHECK(text(again, "effects/promises/newly_late") == "1");
    CHECK(text(desk.publish("/revisions/agreement/gold"), "version") == "1");
    CHECK(text(desk.get("/agreements/gold"), "service") == R"("it")");
}

TEST_CASE("a matrix is drafted, tried by the cells that tickets stand in, published and rolled back") {
    Desk desk;
    for (int i = 0; i < 3; ++i) desk.report();
    desk.report(R"(,"impact":1,"urgency":1)");
    desk.draft(incidents, higher_matrix);
    auto const before = desk.rows();
    auto const trial = desk.attempt(incidents);
    CHECK(desk.rows() == before);
    CHECK(text(trial, "effects/priorities/looked_at") == "4");
    CHECK(text(trial, "effects/priorities/changed") == "3");
    CHECK(text(trial, "effects/priorities/cells") == R"([{"impact":3,"urgency":3,"before":3,"after":2,"tickets":3}])");
    CHECK(text(trial, "effects/hours") == "null");

    desk.publish(incidents);
    CHECK(text(desk.get("/practices/incident"), "matrix/2/2") == "2");
    auto const way_back = desk.done(Method::POST, std::string(incidents) + "/1/trial", "{}");
    CHECK(text(way_back, "effects/priorities/cells/0/after") == "3");
    CHECK(text(desk.done(Method::POST, std::string(incidents) + "/1/restoration", R"({"reason":"Too many"})"), "version") == "3");
    CHECK(text(desk.get("/practices/incident"), "matrix/2/2") == "3");
    auto const versions = desk.get(incidents);
    CHECK(text(versions, "data/0/reason") == R"("Too many")");
    CHECK(text(versions, "data/0/changes/0/field") == R"("matrix")");
}

TEST_CASE("a calendar is tried by the minutes it is open, day by day") {
    Desk desk;
    desk.draft(office, R"({"overrides":[{"date":"2026-01-06","open":[{"from":"09:00","to":"12:00"}],"reason":"Stocktaking"}]})");
    auto const before = desk.rows();
    auto const trial = desk.attempt(office, R"({"from":"2026-01-05","to":"2026-01-09"})");
    CHECK(desk.rows() == before);
    auto const lost = *at(trial.body, "effects/hours/minutes_before").as<std::int64_t>() -
                      *at(trial.body, "effects/hours/minutes_after").as<std::int64_t>();
    CHECK(lost == 6 * 60);
    CHECK(count(trial, "effects/hours/days") == 1);
    CHECK(text(trial, "effects/hours/days/0/after") ==
          R"([{"from":"2026-01-06T01:00:00.000Z","to":"2026-01-06T04:00:00.000Z"}])");
    CHECK(desk.ask(Method::POST, std::string(office) + "/draft/trial", R"({"from":"2026-01-05","to":"2027-12-31"})").status ==
          400);
    CHECK(desk.ask(Method::POST, std::string(office) + "/draft/trial", R"({"to":"soon"})").status == 400);

    desk.publish(office);
    desk.done(Method::POST, std::string(office) + "/1/restoration", "{}");
    CHECK(count(desk.get("/calendars/standard"), "overrides") == 0);
    desk.draft("/revisions/calendar/night", R"({"code":"night","name":{"zh":"夜","en":"Night"},
        "week":{"mon":[{"from":"20:00","to":"24:00"}],"tue":[],"wed":[],"thu":[],"fri":[],"sat":[],"sun":[]}})");
    CHECK(text(desk.attempt("/revisions/calendar/night"), "effects/hours/minutes_before") == "0");
    CHECK(text(desk.publish("/revisions/calendar/night"), "version") == "1");
}

TEST_CASE("a calendar's version that a year's official days have made is one like any other") {
    Desk desk;
    desk.done(Method::PUT, "/holiday-sets/cn/years/2027", R"({"off":["2027-01-01"],"work":[]})");
    auto const versions = desk.get(office);
    CHECK(text(versions, "data/0/what") == R"("renewed")");
    CHECK(text(versions, "data/0/changes") == "[]");
}

TEST_CASE("a role is drafted, tried by its rights and holders, published and rolled back") {
    Desk desk;
    auto const reader = "/revisions/role/reader";
    desk.draft(reader, R"({"code":"reader","name":{"zh":"读者","en":"Reader"},"rights":{"ticket.read":"all"}})");
    CHECK(text(desk.attempt(reader), "effects/rights/gained/0/right") == R"("ticket.read")");
    CHECK(text(desk.publish(reader), "version") == "2");  // it is made empty, then defined
    desk.done(Method::POST, "/role-changes", R"({"action":"grant","role":"reader","person":"zhao_min"})");

    desk.draft(reader, R"({"rights":{"ticket.note":"team"}})");
    auto const before = desk.rows();
    auto const trial = desk.attempt(reader);
    CHECK(desk.rows() == before);
    CHECK(text(trial, "effects/rights/holders") == "1");
    CHECK(text(trial, "effects/rights/needs_approval") == "false");
    CHECK(text(trial, "effects/rights/gained") == R"([{"right":"ticket.note","before":"none","after":"team"}])");
    CHECK(text(trial, "effects/rights/lost") == R"([{"right":"ticket.read","before":"all","after":"none"}])");
    desk.publish(reader, R"({"reason":"Notes only"})");
    desk.done(Method::POST, std::string(reader) + "/2/restoration", "{}");
    auto const versions = desk.get(reader);
    CHECK(text(versions, "data/0/restored_from") == "2");
    CHECK(text(versions, "data/1/reason") == R"("Notes only")");
    CHECK(text(desk.get(std::string(reader) + "/4"), "content/rights") == R"({"ticket.read":"all"})");
    CHECK(desk.ask(Method::GET, "/revisions/role/agent").status == 404);  // built in: it has no versions
    desk.draft(reader, R"({"name":{"en":"Other"}})");
    CHECK(text(desk.attempt(reader), "problems/0/pointer") == R"("/name")");
}

TEST_CASE("where two people administer, a published role waits for the second one") {
    Desk desk;
    desk.done(Method::POST, "/roles", R"({"code":"reader","name":{"zh":"读者","en":"Reader"}})");
    desk.done(Method::POST, "/role-changes", R"({"action":"grant","role":"administrator","person":"li_lei"})");
    auto const reader = "/revisions/role/reader";
    desk.draft(reader, R"({"rights":{"ticket.read":"all"}})");
    CHECK(text(desk.attempt(reader), "effects/rights/needs_approval") == "true");
    auto const asked = desk.publish(reader);
    CHECK(text(asked, "version") == "1");
    auto const change = asked.text("role_change");
    CHECK(text(desk.get(std::string(reader) + "/1"), "content/rights") == "{}");
    auto const agreed =
        desk.world.ask(desk.world.li_lei, Method::POST, "/api/v1/role-changes/" + change + "/approval", "", any_version);
    CHECK(agreed.status == 200);
    auto const versions = desk.get(reader);
    CHECK(text(versions, "data/0/version") == "2");
    CHECK(text(versions, "data/0/by") == R"("li_lei")");
}

TEST_CASE("a draft is kept however incomplete it is, and says what is wrong with it") {
    Desk desk;
    auto const gold = "/revisions/agreement/gold";
    auto const kept = desk.draft(gold, R"({"code":"gold","promises":[{"priority":9}],"later":"more"})");
    CHECK(text(kept, "content") == R"({"code":"gold","promises":[{"priority":9}],"later":"more"})");
    CHECK(text(kept, "published_version") == "0");
    CHECK(text(kept, "problems/0/pointer") == R"("/name")");
    CHECK(count(kept, "problems") == 3);
    auto const trial = desk.attempt(gold);
    CHECK(text(trial, "effects") == "null");
    CHECK(count(trial, "changes") == 3);
    CHECK(desk.ask(Method::POST, std::string(gold) + "/draft/publication", "{}").status == 400);
    CHECK(text(desk.get(std::string(gold) + "/draft"), "content/later") == R"("more")");
    CHECK(desk.ask(Method::PUT, std::string(gold) + "/draft", R"({"content":[]})").status == 400);
    CHECK(desk.ask(Method::PUT, "/revisions/agreement/No Code/draft", R"({"content":{}})").status == 404);
    CHECK(desk.ask(Method::PUT, "/revisions/practice/nothing/draft", R"({"content":{}})").status == 404);
    CHECK(desk.ask(Method::PUT, "/revisions/nothing/nothing/draft", R"({"content":{}})").status == 404);
    CHECK(desk.ask(Method::GET, "/revisions/agreement/silver/draft").status == 404);
}

TEST_CASE("a draft that another administrator has changed is not overwritten, and what it says already is not published") {
    Desk desk;
    auto const at_draft = std::string(incidents) + "/draft";
    CHECK(desk.ask(Method::PUT, at_draft, R"({"content":{}})", {}).status == 428);
    CHECK(desk.ask(Method::PUT, at_draft, R"({"content":{"close_days":9}})", seen(0)).header("ETag") == "\"1\"");
    auto const stale = desk.ask(Method::PUT, at_draft, R"({"content":{}})", seen(0));
    CHECK(stale.status == 412);
    CHECK(text(stale, "current/content/close_days") == "9");
    CHECK(desk.ask(Method::DELETE, at_draft, "", seen(0)).status == 412);
    CHECK(desk.ask(Method::POST, at_draft + "/publication", "{}", seen(7)).status == 412);

    desk.draft(incidents, R"({"close_days":5})");
    CHECK(desk.ask(Method::POST, at_draft + "/publication", "{}").status == 409);
    desk.done(Method::DELETE, at_draft);
    CHECK(desk.ask(Method::POST, at_draft + "/publication", "{}").status == 404);
}

TEST_CASE("what was published since a draft was begun stands beside it") {
    Desk desk;
    desk.draft(incidents, R"({"close_days":9})");
    desk.done(Method::PATCH, "/practices/incident", R"({"remind_days":1})");
    auto const draft = desk.get(std::string(incidents) + "/draft");
    CHECK(text(draft, "based_on") == "1");
    CHECK(text(draft, "published_version") == "2");
    auto const stale = desk.ask(Method::POST, std::string(incidents) + "/draft/publication", "{}");
    CHECK(stale.status == 412);
    CHECK(text(stale, "version") == "2");
    CHECK(text(stale, "current/remind_days") == "1");
    CHECK(text(stale, "base/remind_days") == "3");
    CHECK(text(stale, "differences") == R"([{"field":"remind_days","old":3,"new":1}])");
    desk.done(Method::PUT, std::string(incidents) + "/draft", R"({"content":{"close_days":9},"based_on":2})");
    CHECK(text(desk.publish(incidents), "version") == "3");
    CHECK(text(desk.get("/practices/incident"), "remind_days") == "1");
}

TEST_CASE("a draft of something new meets what somebody else has added under its code") {
    Desk desk;
    auto const gold = "/revisions/agreement/gold";
    auto const body = R"({"code":"gold","name":{"zh":"金","en":"Gold"},"promises":[{"priority":3,"respond_minutes":30}]})";
    desk.draft(gold, body);
    CHECK(text(desk.get("/revisions"), "data/0/is_new") == "true");
    desk.done(Method::POST, "/agreements", body);
    CHECK(desk.ask(Method::POST, std::string(gold) + "/draft/publication", "{}").status == 412);
    CHECK(text(desk.get(std::string(gold) + "/draft"), "version") == "1");
}

TEST_CASE("a version that names what is retired since is not restored, and the way out is said") {
    Desk desk;
    desk.done(Method::POST, "/calendars", R"({"code":"shop","name":{"zh":"店","en":"Shop"},
        "week":{"mon":[{"from":"09:00","to":"18:00"}],"tue":[],"wed":[],"thu":[],"fri":[],"sat":[],"sun":[]}})");
    desk.draft(standard_agreement, R"({"calendar":"shop"})");
    desk.publish(standard_agreement);
    desk.draft(standard_agreement, R"({"calendar":"standard"})");
    desk.publish(standard_agreement);
    desk.done(Method::DELETE, "/calendars/shop");
    auto const refused = desk.ask(Method::POST, std::string(standard_agreement) + "/2/restoration", "{}");
    CHECK(refused.status == 400);
    CHECK(text(refused, "errors/0/pointer") == R"("/calendar")");
    CHECK(refused.text("detail").find("make a draft of the version") != std::string::npos);
    CHECK(text(desk.done(Method::POST, std::string(standard_agreement) + "/2/trial", "{}"), "problems/0/pointer") ==
          R"("/calendar")");
    CHECK(desk.ask(Method::POST, std::string(standard_agreement) + "/3/restoration", "{}").status == 409);
    CHECK(desk.ask(Method::POST, std::string(standard_agreement) + "/4/restoration", "{}").status == 404);
    CHECK(desk.ask(Method::POST, std::string(standard_agreement) + "/1/restoration", "{}", seen(2)).status == 412);
}

TEST_CASE("a calendar by which agreements count is not retired, and they are named") {
    Desk desk;
    auto const refused = desk.ask(Method::DELETE, "/calendars/around-the-clock");
    CHECK(refused.status == 409);
    CHECK(refused.text("detail").find("standard") != std::string::npos);
    CHECK(desk.ask(Method::PATCH, "/calendars/around-the-clock", R"({"active":false})").status == 409);
    desk.draft("/revisions/calendar/around-the-clock", R"({"active":false})");
    CHECK(text(desk.attempt("/revisions/calendar/around-the-clock"), "problems/0/sentence").find("Give them another calendar") !=
          std::string::npos);
    desk.done(Method::PATCH, "/agreements/standard", R"({"promises":[{"priority":3,"respond_minutes":20}]})");
    desk.done(Method::DELETE, "/calendars/around-the-clock");
}

TEST_CASE("versions are read by whom the thing is for, drafts by who may publish it") {
    Desk desk;
    auto& world = desk.world;
    desk.draft(standard_agreement, answered_within(20));
    auto const ask = [&](Person const& who, Method method, std::string const& path, std::string const& body = "") {
        return world.ask(who, method, "/api/v1" + path, body, any_version).status;
    };
    std::string const agreement = standard_agreement;
    CHECK(ask(world.li_lei, Method::GET, agreement) == 200);
    CHECK(ask(world.li_lei, Method::GET, agreement + "/1") == 200);
    CHECK(ask(world.li_lei, Method::GET, agreement + "/draft") == 403);
    CHECK(ask(world.li_lei, Method::PUT, agreement + "/draft", R"({"content":{}})") == 403);
    CHECK(ask(world.li_lei, Method::DELETE, agreement + "/draft") == 403);
    CHECK(ask(world.li_lei, Method::POST, agreement + "/draft/trial", "{}") == 403);
    CHECK(ask(world.li_lei, Method::POST, agreement + "/draft/publication", "{}") == 403);
    CHECK(ask(world.li_lei, Method::POST, agreement + "/1/trial", "{}") == 403);
    CHECK(ask(world.li_lei, Method::POST, agreement + "/1/restoration", "{}") == 403);

    desk.done(Method::POST, "/role-changes", R"({"action":"grant","role":"desk_manager","person":"chen_jie"})");
    desk.draft("/revisions/role/reader", R"({"code":"reader"})");
    CHECK(ask(world.chen_jie, Method::GET, "/revisions/role/reader/draft") == 403);
    CHECK(count(world.ask(world.chen_jie, Method::GET, "/api/v1/revisions"), "data") == 1);
    CHECK(count(desk.get("/revisions"), "data") == 2);
    CHECK(count(world.ask(world.li_lei, Method::GET, "/api/v1/revisions"), "data") == 0);
}

TEST_CASE("long pasts are told in parts") {
    Desk desk;
    for (int i = 0; i < 60; ++i) desk.done(Method::PATCH, "/practices/change", fmt::format(R"({{"close_days":{}}})", i + 1));
    auto const newest = desk.get("/revisions/practice/change");
    CHECK(count(newest, "data") == 50);
    CHECK(text(newest, "before") == "12");
    auto const oldest = desk.get("/revisions/practice/change?before=12");
    CHECK(count(oldest, "data") == 11);
    CHECK(text(oldest, "data/0/changes/0") == R"({"field":"close_days","old":9,"new":10})");
    CHECK(text(oldest, "before") == "null");
}
