#include "calendar/working_day.h"

#include <doctest/doctest.h>

using namespace yitai;

namespace {

std::string after(std::string_view from, int days) {
    return to_rfc3339(calendar::after_working_days(*parse_rfc3339(from), days));
}

}  // namespace

TEST_CASE("working days go from Friday to Monday and keep the time of day") {
    CHECK(after("2026-01-09T10:00:00+08:00", 1) == "2026-01-12T02:00:00.000Z");
    CHECK(after("2026-01-05T17:30:15+08:00", 3) == "2026-01-08T09:30:15.000Z");
    CHECK(after("2026-01-07T09:00:00+08:00", 5) == "2026-01-14T01:00:00.000Z");
}

TEST_CASE("from a day off the next working day is the first") {
    CHECK(after("2026-01-11T12:00:00+08:00", 1) == "2026-01-12T04:00:00.000Z");
    CHECK(after("2026-01-10T23:59:59+08:00", 2) == "2026-01-13T15:59:59.000Z");
}

TEST_CASE("no working day at all is now") { CHECK(after("2026-01-11T12:00:00+08:00", 0) == "2026-01-11T04:00:00.000Z"); }
