#include "listing/moment.h"

#include "calendar/calendar.h"

#include <doctest/doctest.h>

namespace yitai::listing {
namespace {

struct InZone {
    explicit InZone(std::string const& name) { calendar::set_desk_zone(name); }
    ~InZone() { calendar::set_desk_zone(before); }
    std::string before = calendar::desk_zone()->name();
};

std::string shown(std::string_view word, std::string_view now) {
    auto const span = span_of(word, *parse_rfc3339(now));
    return span ? to_rfc3339(span->begin) + " " + to_rfc3339(span->end) : "";
}

TEST_CASE("a day of a query is a day of the desk's zone") {
    InZone const china("Asia/Shanghai");
    CHECK(shown("2026-01-31", "2026-11-27T00:00:00Z") == "2026-01-30T16:00:00.000Z 2026-01-31T16:00:00.000Z");
    CHECK(shown("today", "2026-11-26T15:59:59Z") == "2026-11-25T16:00:00.000Z 2026-11-26T16:00:00.000Z");
    CHECK(shown("今天", "2026-11-26T16:00:00Z") == "2026-11-26T16:00:00.000Z 2026-11-27T16:00:00.000Z");
    CHECK(shown("yesterday", "2026-11-26T16:00:00Z") == "2026-11-25T16:00:00.000Z 2026-11-26T16:00:00.000Z");
    CHECK(shown("2026-02-30", "2026-11-27T00:00:00Z").empty());
}

TEST_CASE("a day is as long as the clock says") {
    InZone const berlin("Europe/Berlin");
    CHECK(shown("2026-03-29", "2026-11-27T00:00:00Z") == "2026-03-28T23:00:00.000Z 2026-03-29T22:00:00.000Z");
    CHECK(shown("2026-10-25", "2026-11-27T00:00:00Z") == "2026-10-24T22:00:00.000Z 2026-10-25T23:00:00.000Z");
}

TEST_CASE("where a day begins at one o'clock") {
    InZone const cairo("Africa/Cairo");
    CHECK(shown("2026-04-24", "2026-11-27T00:00:00Z") == "2026-04-23T22:00:00.000Z 2026-04-24T21:00:00.000Z");
}

TEST_CASE("distances and times need no zone") {
    CHECK(shown("-2h", "2026-11-27T02:00:00Z") == "2026-11-27T00:00:00.000Z 2026-11-27T00:00:00.000Z");
    CHECK(shown("2026-11-27T01:02:03Z", "2026-11-27T02:00:00Z") == "2026-11-27T01:02:03.000Z 2026-11-27T01:02:03.000Z");
    CHECK(shown("soon", "2026-11-27T02:00:00Z").empty());
}

}  // namespace
}  // namespace yitai::listing
