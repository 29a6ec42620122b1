#include "servicenow/row.h"

#include <doctest/doctest.h>

namespace yitai::servicenow {

namespace {

struct Log {
    std::map<std::string, std::string> cells = {
        {"number", "INC0000045"}, {"incident_state", "New"},    {"caller_id", "Caller 7"},  {"opened_at", "29/2/2016 01:16"},
        {"sys_updated_at", "29/2/2016 01:23"},                  {"contact_type", "Phone"},  {"location", "Location 143"},
        {"category", "Category 55"}, {"subcategory", "Subcategory 170"}, {"impact", "2 - Medium"}, {"urgency", "2 - Medium"},
        {"priority", "3 - Moderate"}, {"assignment_group", "Group 56"}, {"assigned_to", "?"}, {"problem_id", "?"}, {"rfc", "?"},
        {"vendor", "?"}, {"caused_by", "?"}, {"closed_code", "code 5"}, {"resolved_by", "Resolved by 149"},
        {"resolved_at", "29/2/2016 11:29"}, {"closed_at", "5/3/2016 12:00"}, {"reassignment_count", "0"}, {"reopen_count", "0"},
    };

    std::vector<std::string> header() const {
        std::vector<std::string> names;
        for (auto const& [name, cell] : cells) names.push_back(name);
        return names;
    }
    std::vector<Event> events(json::Problems& problems) const {
        std::vector<importing::Cell> row;
        for (auto const& [name, cell] : cells) row.push_back({cell});
        return Rows(header(), date::locate_zone("Asia/Shanghai")).events(row, 2, problems);
    }
    Event event() const {
        json::Problems problems;
        auto const all = events(problems);
        REQUIRE(all.size() == 1);
        return all.front();
    }
    // The column of the only problem, and its sentence.
    std::string problem() const {
        json::Problems problems;
        CHECK(events(problems).empty());
        REQUIRE(problems.fields.size() == 1);
        return problems.fields[0].pointer + ": " + say(problems.fields[0].message);
    }
};

std::string at(std::string_view text, Shape shape, char const* zone) {
    auto const found = moment(text, shape, date::locate_zone(zone));
    return found ? to_rfc3339(*found) : "";
}

}  // namespace

TEST_CASE("a row of the log says how its incident stands, what is missing stays open") {
    auto const event = Log().event();
    CHECK(event.number == "INC0000045");
    CHECK(event.standing == Standing{});
    CHECK(to_rfc3339(event.at) == "2016-02-28T17:23:00.000Z");
    CHECK(event.assignee == "");
    CHECK(event.impact == 2);
    CHECK(event.priority == 3);
    CHECK(event.priority_word == "3 - Moderate");
    CHECK(event.reopenings == 0);
}

TEST_CASE("the final moments on each row are read of solved incidents only") {
    Log log;
    CHECK_FALSE(log.event().resolved_at);
    log.cells["incident_state"] = "Resolved";
    CHECK(log.event().resolved_at);
    CHECK_FALSE(log.event().closed_at);
    log.cells["incident_state"] = "Closed";
    CHECK(log.event().closed_at);
}

TEST_CASE("what awaits something is pending with that reason") {
    CHECK(standing("Awaiting User Info", "") == Standing{State::pending, PendingReason::awaiting_user});
    CHECK(standing("awaiting vendor", "") == Standing{State::pending, PendingReason::awaiting_supplier});
    CHECK(standing("Awaiting Problem", "") == Standing{State::pending, PendingReason::awaiting_problem});
    CHECK(standing("Active", "") == Standing{State::in_progress, {}});
    CHECK(standing("3", "4") == Standing{State::pending, PendingReason::awaiting_supplier});
    CHECK(standing("3", "") == Standing{State::pending, PendingReason::awaiting_problem});
    CHECK(standing("On Hold", "1") == Standing{State::pending, PendingReason::awaiting_user});
    CHECK_FALSE(standing("On Hold", ""));
    CHECK_FALSE(standing("-100", ""));
    CHECK_FALSE(standing("Awaiting Godot", ""));
}

TEST_CASE("times of the log are day-first on the clock of its zone, those of the table UTC") {
    CHECK(at("1/3/2016 09:05", Shape::log, "Europe/London") == "2016-03-01T09:05:00.000Z");
    CHECK(at("01/03/2016 9:05:07", Shape::log, "Asia/Shanghai") == "2016-03-01T01:05:07.000Z");
    CHECK(at("2016-03-01 09:05:07", Shape::table, "Asia/Shanghai") == "2016-03-01T09:05:07.000Z");
    CHECK(at("2016-03-01 09:05:07", Shape::log, "Asia/Shanghai") == "");
    for (auto const* broken : {"", "31/2/2016 01:16", "2/29/2016 01:16", "29/2/2016", "29/2/2016 24:00", "29/2/2016 01:16 PM",
                               "29/2/20166 01:16", "=NOW()", "29/2/1066 01:16"})
        CHECK(at(broken, Shape::log, "Asia/Shanghai") == "");
}

TEST_CASE("a time that was skipped means the moment of the change, one that came twice the first") {
    CHECK(at("27/3/2016 01:30", Shape::log, "Europe/London") == "2016-03-27T01:00:00.000Z");
    CHECK(at("30/10/2016 01:30", Shape::log, "Europe/London") == "2016-10-30T00:30:00.000Z");
}

TEST_CASE("a row that can't be taken is refused, with its column") {
    auto const with = [](char const* column, char const* cell) {
        Log log;
        log.cells[column] = cell;
        return log.problem();
    };
    CHECK(with("incident_state", "-100") == "/incident_state: An incident has no such state");
    CHECK(with("incident_state", "?") == "/incident_state: Is required");
    CHECK(with("number", "?") == "/number: Is required");
    CHECK(with("sys_updated_at", "?") == "/sys_updated_at: Is required");
    CHECK(with("sys_updated_at", "31/4/2016 10:00") == "/sys_updated_at: This can't be read as a time");
    CHECK(with("sys_updated_at", "1/1/2999 10:00") == "/sys_updated_at: This lies in the future");
    CHECK(with("priority", "0 - None") == "/priority: Must be a whole number from 1 to 5");
    CHECK(with("impact", "high") == "/impact: Must be a whole number from 1 to 4");
    CHECK(with("reopen_count", "-1") == "/reopen_count: Must be a whole number from 0 to 1000000");
    CHECK(with("location", "\xff\xfe") == "/location: These bytes are no characters");
    CHECK(with("category", std::string(300, 'x').c_str()) == "/category: Must be a text of at most 255 bytes");
}

TEST_CASE("a formula is a text like any other") {
    Log log;
    log.cells["category"] = "=cmd|' /C calc'!A1";
    CHECK(log.event().category == "=cmd|' /C calc'!A1");
}

TEST_CASE("a row that ends too soon is refused as a whole") {
    Log const log;
    json::Problems problems;
    CHECK(Rows(log.header(), date::locate_zone("UTC")).events({{"INC1"}, {"New"}}, 9, problems).empty());
    REQUIRE(problems.fields.size() == 1);
    CHECK(say(problems.fields[0].message) == "This row has 2 cells, the header has 24");
}

TEST_CASE("every column that is missing or there twice is named") {
    auto header = Log().header();
    std::erase(header, "closed_at");
    std::erase(header, "rfc");
    header.push_back("vendor");
    try {
        Rows const rows(header, date::locate_zone("UTC"));
        FAIL("the header was accepted");
    } catch (Invalid const& refused) {
        REQUIRE(refused.fields.size() == 3);
        CHECK(say(refused.fields[0].message) == "The column closed_at is needed");
        CHECK(say(refused.fields[1].message) == "The column rfc is needed");
        CHECK(say(refused.fields[2].message) == "The column vendor is there twice");
    }
}

}  // namespace yitai::servicenow
