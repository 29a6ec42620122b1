#include "finding/indexer.h"
#include "importing/worker.h"
#include "servicenow/run.h"
#include "testing/clock.h"
#include "testing/importer.h"
#include "testing/shared_data.h"
#include "ticket/history.h"

#include <doctest/doctest.h>

namespace yitai::servicenow {

namespace {

using testing::problems_of;

constexpr std::string_view header =
    "number,incident_state,reassignment_count,reopen_count,caller_id,opened_at,sys_updated_at,contact_type,location,category,"
    "subcategory,impact,urgency,priority,assignment_group,assigned_to,problem_id,rfc,vendor,caused_by,closed_code,resolved_by,"
    "resolved_at,closed_at\n";

// A row of the log; all but what matters is the same everywhere.
struct Row {
    std::string number = "INC1", state = "New", at = "1/3/2016 09:00", group = "Group 1", assignee = "?", reopenings = "0";
    std::string problem = "?", vendor = "?", caller = "Caller 1", resolved_at = "1/3/2016 12:00";

    operator std::string() const {
        return number + ',' + state + ",0," + reopenings + ',' + caller + ",1/3/2016 08:00," + at +
               ",Phone,Site 1,Category 1,Sub 1,2 - Medium,2 - Medium,4 - Low," + group + ',' + assignee + ',' + problem + ",?," +
               vendor + ",?,code 5,Solver 1," + resolved_at + ",2/3/2016 12:00\n";
    }
};

struct Desk : testing::Importer {
    Import replay(std::string const& file, importing::Asked asked = {}, importing::Told const& told = importing::nobody_is_told) {
        asked.kind = importing::Kind::servicenow;
        auto const rows = check(file, asked.time_zone);
        auto const id = world.database().write(
            as_admin(), [&](Tx& tx) { return importing::begin(tx, asked, importing::State::validating, rows); });
        return replay_file(world.database(), id, file, told);
    }
    Import replay_rows(std::vector<Row> const& rows) {
        std::string file(header);
        for (auto const& row : rows) file += row;
        return replay(file);
    }
    // "incident.reported 08:00" a line each, in UTC.
    std::string history(std::string const& number) {
        std::string lines;
        auto const past = world.database().read(
            as_admin(), [&](Tx& tx) { return ticket::history(tx, ticket::get(tx, ticket::Reference{number})); });
        for (auto const& row : past) lines += row.type + ' ' + to_rfc3339(row.happened_at).substr(11, 5) + '\n';
        return lines;
    }
};

std::string many(int incidents) {
    std::string file(header);
    for (int i = 1; i <= incidents; ++i) {
        file += Row{.number = "INC" + std::to_string(i)};
        file += Row{.number = "INC" + std::to_string(i), .state = "Active", .at = "1/3/2016 10:00"};
    }
    return file;
}

std::optional<std::string> shared(std::string const& name) {
    auto const path = testing::shared_data("tickets/" + name);
    return path ? std::optional(testing::contents_of(*path)) : std::nullopt;
}

}  // namespace

TEST_CASE("an incident comes with its own past, dated when it happened") {
    Desk desk;
    auto const import = desk.replay_rows({
        {.at = "1/3/2016 09:00"},
        {.state = "Active", .at = "1/3/2016 09:30", .assignee = "Resolver 1"},
        {.state = "Active", .at = "1/3/2016 09:45", .assignee = "Resolver 1"},
        {.state = "Awaiting Vendor", .at = "1/3/2016 10:00", .group = "Group 2", .assignee = "Resolver 1", .vendor = "Vendor 9"},
        {.state = "Resolved", .at = "1/3/2016 12:30", .group = "Group 2", .assignee = "Resolver 1"},
        {.state = "Closed", .at = "2/3/2016 12:00", .group = "Group 2", .assignee = "Resolver 1"},
    });
    CHECK(problems_of(import) == "");
    CHECK(import.added == 1);
    CHECK(desk.history("INC1") ==
          "incident.reported 00:00\nincident.started 01:30\nincident.pended 02:00\nincident.resolved 04:30\nincident.closed "
          "04:00\n");
    CHECK(desk.text("tickets/INC1", "state") == "closed");
    CHECK(desk.text("tickets/INC1", "group") == "group-2");
    CHECK(desk.text("tickets/INC1", "assignee") == "resolver-1");
    CHECK(desk.text("tickets/INC1", "requester") == "caller-1");
    CHECK(desk.text("tickets/INC1", "site") == "site-1");
    CHECK(desk.text("tickets/INC1", "category") == "category-1-sub-1");
    CHECK(desk.text("tickets/INC1", "channel") == "phone");
    CHECK(desk.text("tickets/INC1", "priority") == "4");
    CHECK(desk.text("tickets/INC1", "priority_source") == "imported");
    CHECK(desk.text("tickets/INC1", "resolved_at") == "2016-03-01T04:00:00.000Z");
    CHECK(desk.text("tickets/INC1", "closed_at") == "2016-03-02T04:00:00.000Z");
    CHECK(desk.text("tickets/INC1", "custom_fields") == R"({"vendor":"Vendor 9"})");
}

TEST_CASE("nobody is told of it, and no clock goes off later") {
    Desk desk;
    desk.replay_rows(
        {{.assignee = "Resolver 1"},
         {.state = "Resolved", .at = "18/3/2016 09:00", .assignee = "Resolver 1", .resolved_at = "18/3/2016 08:55"}});
    CHECK(desk.count("notice") == 0);
    CHECK(desk.count("ticket where clock_fires_at is not null") == 0);
    auto const clocks = desk.show("tickets/INC1/clocks");
    CHECK(json::text_of(clocks).find("missed") != std::string::npos);
    CHECK(json::text_of(clocks).find("2016-03-18T00:55:00.000Z") != std::string::npos);
}

TEST_CASE("what was solved there and not closed waits to be closed here") {
    Desk desk;
    desk.replay_rows({{}, {.state = "Resolved", .at = "1/3/2016 12:30"}});
    CHECK(desk.text("tickets/INC1", "state") == "resolved");
    CHECK(desk.count("job where kind = 'ticket.after_resolution' and state = 'waiting'") == 1);
}

TEST_CASE("agents may work, callers may not sign in, and who was here keeps what he has") {
    Desk desk;
    desk.replay_rows({{.assignee = "Resolver 1", .caller = "li_lei"}, {.number = "INC2", .assignee = "wang_fang"}});
    CHECK(desk.text("persons/resolver-1", "roles") == R"(["agent"])");
    CHECK(desk.text("persons/resolver-1", "groups") == R"(["group-1"])");
    CHECK(desk.text("persons/caller-1", "roles") == "[]");
    CHECK(desk.text("persons/li_lei", "roles") == R"(["agent"])");
    CHECK(desk.text("persons/wang_fang", "roles") == "[]");
    CHECK(desk.count("credential where person_id in (select id from person where login = 'resolver-1')") == 0);
}

TEST_CASE("rows that can't be taken are named by line and kept out, the others come") {
    Desk desk;
    auto const import = desk.replay_rows({{.state = "-100", .at = "1/3/2016 08:30"},
                                          {},
                                          {.state = "Cancelled", .at = "1/3/2016 09:30"},
                                          {.state = "Active", .at = "1/3/2016 10:00"},
                                          {.number = "INC2", .at = "soon"}});
    CHECK(problems_of(import) ==
          "2 incident_state: An incident has no such state\n6 sys_updated_at: This can't be read as a time\n"
          "5 incident_state: This state can't follow on the one before\n");
    CHECK(import.state == importing::State::done);
    CHECK(import.errors == 3);
    CHECK(import.tally->events == 2);
    CHECK(desk.text("tickets/INC1", "state") == "cancelled");
    CHECK(desk.show("tickets/INC2") == json::Value(404));
}

TEST_CASE("a last line that was cut off is kept out") {
    Desk desk;
    std::string file = std::string(header) + std::string(Row()) + std::string(Row{.number = "INC2"});
    file.resize(file.size() - 60);
    auto const import = desk.replay(file);
    CHECK(problems_of(import) == "3 : This row has 15 cells, the header has 24\n");
    CHECK(import.added == 1);
}

TEST_CASE("rows of one incident may stand apart and in any order") {
    Desk desk;
    auto const import =
        desk.replay_rows({{.state = "Active", .at = "1/3/2016 10:00"}, {.number = "INC2"}, {.at = "1/3/2016 09:00"}});
    CHECK(import.added == 2);
    CHECK(desk.history("INC1") == "incident.reported 00:00\nincident.started 02:00\n");
}

TEST_CASE("what a file names can't be taken for something else here") {
    Desk desk;
    desk.replay_rows({{.number = "INC-10001", .group = "服务台", .caller = "王芳"}, {.number = "12", .caller = "?"}});
    CHECK(desk.count("desk_group where code like 'sn-fuwutai-%'") == 1);
    CHECK(desk.count("person where login like 'sn-wangfang-%'") == 1);
    CHECK(desk.count("person where login = 'unknown-caller'") == 1);
    CHECK(desk.count("ticket_alias where alias = '12'") == 0);
    CHECK(desk.count("replayed_incident") == 2);
}

TEST_CASE("long names in any letters come in whole characters") {
    Desk desk;
    std::string name;
    for (int i = 0; i < 84; ++i) name += "网";
    auto const import = desk.replay_rows({{.group = name, .assignee = name, .caller = name}});
    CHECK(problems_of(import) == "");
    CHECK(import.added == 1);
    CHECK(desk.text("tickets/INC1", "assignee") == desk.text("tickets/INC1", "requester"));
}

TEST_CASE("a dry run counts the same and changes nothing") {
    Desk desk;
    auto const people = desk.count("person");
    auto const dry = desk.replay(many(3), {.dry_run = true});
    CHECK(dry.added == 3);
    CHECK(desk.count("ticket") == 0);
    CHECK(desk.count("person") == people);
    auto const wet = desk.replay(many(3));
    CHECK(wet.added == 3);
    CHECK(json::text_of(*wet.tally) == json::text_of(*dry.tally));
}

TEST_CASE("a second time adds nothing") {
    Desk desk;
    desk.replay(many(3));
    auto const rows = desk.count("timeline where object_kind <> 'import'");
    auto const again = desk.replay(many(3));
    CHECK(again.unchanged == 3);
    CHECK(again.added + again.changed == 0);
    CHECK(desk.count("timeline where object_kind <> 'import'") == rows);
    CHECK(desk.replay(many(3), {.dry_run = true}).unchanged == 3);
}

TEST_CASE("after an interruption each incident is whole or absent, and a later run goes on") {
    Desk desk;
    struct PowerCut {};
    auto const cut = [](Import const& import) {
        if (import.done > 0) throw PowerCut();
    };
    CHECK_THROWS_AS(desk.replay(many(250), {}, cut), PowerCut);
    auto const before = desk.count("ticket");
    CHECK(before > 0);
    CHECK(before < 250);
    CHECK(desk.count("ticket where state <> 'in_progress'") == 0);
    CHECK(desk.count("replayed_incident") == before);

    auto const rest = desk.replay(many(250));
    CHECK(rest.unchanged == before);
    CHECK(rest.added == 250 - before);
    CHECK(desk.count("ticket") == 250);
}

TEST_CASE("a newer file brings what happened since, unless somebody has worked on it here") {
    Desk desk;
    desk.replay_rows({{}, {.number = "INC2"}});
    desk.world.as(desk.world.li_lei, [](Tx& tx) {
        auto const before = ticket::get(tx, ticket::Reference{"INC2"});
        auto ticket = before;
        ticket.subject = "Printer on fire";
        ticket::change(tx, before, ticket, {.type = "ticket.edited"});
    });
    auto const newer = desk.replay_rows({{.at = "1/3/2016 09:00"},
                                         {.state = "Active", .at = "1/3/2016 11:00"},
                                         {.number = "INC2", .state = "Active", .at = "1/3/2016 11:00"}});
    CHECK(newer.changed == 1);
    CHECK(desk.text("tickets/INC1", "state") == "in_progress");
    CHECK(desk.text("tickets/INC2", "state") == "new");
    CHECK(newer.errors == 1);
    CHECK(problems_of(newer).find("has been worked on here") != std::string::npos);
}

TEST_CASE("the time zone decides when it was, and has to be one") {
    Desk desk;
    desk.replay(std::string(header) + std::string(Row()), {.time_zone = "Europe/London"});
    CHECK(desk.history("INC1") == "incident.reported 08:00\n");
    CHECK_THROWS_WITH_AS(check(many(1), "Moon/Sea"), "There is no such time zone; names are like Asia/Shanghai", Invalid);
}

TEST_CASE("files that are none of ServiceNow's are refused before anything begins") {
    CHECK_THROWS_AS(check("login,name\nsun.qi,孙琦\n", {}), Invalid);
    CHECK_THROWS_AS(check(std::string(header), {}), Invalid);
    CHECK_THROWS_WITH_AS(check(std::string("\xFF\xFEn") + '\0', {}), "This file is in UTF-16; save it as UTF-8", Invalid);
    CHECK_THROWS_WITH_AS(check(std::string(300, ','), {}), "A file has at most 200 columns", Invalid);
    std::string rows(header);
    for (std::size_t i = 0; i <= limits.records; ++i) rows += "x\n";
    CHECK_THROWS_WITH_AS(check(rows, {}), "A file has at most 500000 rows", Invalid);
}

TEST_CASE("as a job of the API it is told how far it is, is cancelled between portions, and can't be undone") {
    Desk desk;
    auto const ask = [&](std::string const& at, json::Object const& body = {}) {
        return desk.world.ask(desk.world.admin, http::POST, "/api/v1/imports" + at, json::text_of(json::Value(body)));
    };
    json::Object const file{{"kind", "servicenow"}, {"text", many(250)}, {"time_zone", "Europe/London"}};
    auto const id = ask("", file).text("id");
    bool is_asked = false;
    importing::do_what_waits(desk.world.database(), [&](Import const& import) {
        if (import.done > 0 && !std::exchange(is_asked, true)) CHECK(ask('/' + id + "/cancellation").status == 202);
    });
    CHECK(desk.text("imports/" + id, "state") == "cancelled");
    auto const done = desk.count("ticket");
    CHECK(done > 0);
    CHECK(done < 250);

    auto const again = ask("", file).text("id");
    importing::do_what_waits(desk.world.database());
    CHECK(desk.text("imports/" + again, "state") == "done");
    CHECK(desk.text("imports/" + again, "time_zone") == "Europe/London");
    CHECK(*desk.show("imports/" + again).find("tally")->find("incidents")->as<std::int64_t>() == 250);
    CHECK(desk.count("ticket") == 250);
    CHECK(ask('/' + again + "/undo").status == 409);
    CHECK(ask("", {{"kind", "servicenow"}, {"text", many(1)}, {"time_zone", "Moon/Sea"}}).status == 400);
    CHECK(ask("", {{"kind", "people"}, {"text", "login,name\nx,X\n"}, {"time_zone", "UTC"}}).status == 400);
}

TEST_CASE("one whose process ended is gone on with at the next start") {
    Desk desk;
    auto const asked = desk.world.ask(desk.world.admin, http::POST, "/api/v1/imports",
                                      json::text_of(json::Value(json::Object{{"kind", "servicenow"}, {"text", many(250)}})));
    struct PowerCut {};
    auto const cut = [](Import const& import) {
        if (import.done > 0) throw PowerCut();
    };
    CHECK_THROWS_AS(importing::do_what_waits(desk.world.database(), cut), PowerCut);
    testing::set_now(now() + Minutes(5));
    importing::do_what_waits(desk.world.database());
    CHECK(desk.text("imports/" + asked.text("id"), "state") == "done");
    CHECK(desk.count("ticket") == 250);
}

TEST_CASE("the 200 incidents of a real desk come with the right counts, and search finds them") {
    auto const file = shared("servicenow-incident-events-200.csv");
    if (!file) return;
    Desk desk;
    auto const import = desk.replay(*file);
    CHECK(problems_of(import) == "");
    CHECK(import.added == 200);
    CHECK(
        json::text_of(*import.tally) ==
        R"({"incidents":200,"events":1285,"late":1,"states":{"closed":200},"words":{"Active":309,"Awaiting Problem":15,)"
        R"("Awaiting User Info":217,"Closed":201,"New":331,"Resolved":212},"reopened":3,"most_reassignments":7,)"
        R"("most_reassigned":"INC0000197","priorities":[)"
        R"({"impact":1,"urgency":1,"priority":1,"events":26,"incidents":4},{"impact":1,"urgency":2,"priority":2,"events":29,"incidents":3},)"
        R"({"impact":2,"urgency":2,"priority":3,"events":1018,"incidents":158},{"impact":2,"urgency":3,"priority":4,"events":61,"incidents":9},)"
        R"({"impact":3,"urgency":2,"priority":4,"events":29,"incidents":4},{"impact":3,"urgency":3,"priority":4,"events":122,"incidents":22}]})");
    CHECK(desk.count("ticket where state = 'closed' and priority_source = 'imported'") == 200);
    CHECK(desk.count("ticket where reopen_count > 0") == 3);
    CHECK(desk.count("ticket where transfer_count = 7") == 1);
    for (auto const* number : {"INC0000045", "INC0000137", "INC0000294", "INC0000358"}) {
        auto const clocks = desk.show("tickets/" + std::string(number) + "/clocks");
        CHECK(json::text_of(clocks).find(R"("metric":"resolve")") != std::string::npos);
    }
    CHECK(desk.text("tickets/INC0000045", "resolved_at") == "2016-02-29T03:29:00.000Z");

    finding::index_everything(desk.world.database());
    CHECK(desk.text("search?q=INC0000045&kind=ticket", "data").find("INC-") != std::string::npos);
    CHECK(desk.replay(*file).unchanged == 200);
}

TEST_CASE("the 67 incidents of a table come with their moments") {
    auto const file = shared("servicenow-rest-incidents-67.csv");
    if (!file) return;
    Desk desk;
    auto const import = desk.replay(*file);
    CHECK(problems_of(import) == "");
    CHECK(import.added == 67);
    CHECK(import.tally->states ==
          std::map<std::string, std::int64_t>{{"closed", 27}, {"in_progress", 20}, {"new", 13}, {"pending", 7}});
    CHECK(desk.count("ticket where pending_reason = 'awaiting_user'") == 4);
    CHECK(desk.count("ticket where pending_reason = 'awaiting_supplier'") == 1);
    CHECK(desk.text("tickets/INC0000060", "resolved_at") == "2016-12-13T21:43:14.000Z");
    CHECK(desk.text("tickets/INC0000060", "closed_at") == "2016-12-14T02:46:44.000Z");
    CHECK(desk.text("tickets/INC0000060", "subject") == "Unable to connect to email");
}

}  // namespace yitai::servicenow
