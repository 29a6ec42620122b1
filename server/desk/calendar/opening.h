// When something is open, as people write it: times of day from 00:00 to 24:00 beside the days of the week and beside dates.
#pragma once

#include "base/json.h"
#include "calendar/hours.h"

namespace yitai::calendar {

struct Opening {
    Line<5> from, to;
};
YITAI_DESCRIBE(Opening, from, to)

struct Week {
    std::vector<Opening> mon, tue, wed, thu, fri, sat, sun;
};
YITAI_DESCRIBE(Week, mon, tue, wed, thu, fri, sat, sun)

// A date that has hours of its own; none: closed all day.
struct DateOpening {
    Line<10> date;
    std::vector<Opening> open;
    Preset<Text<200>> reason;
};
YITAI_DESCRIBE(DateOpening, date, open, reason)

// None when it is no date such as 2026-01-31.
std::optional<Day> day_from(std::string_view);
std::string text_of(Day);
// Nothing when there is no such zone.
date::time_zone const* zone_named(std::string const&);

// In order. What is no time of day, reversed, overlapping or too much is added to the problems.
Intervals intervals_of(std::vector<Opening> const&, json::Problems&, std::string const& pointer);
std::array<Intervals, 7> intervals_of(Week const&, json::Problems&, std::string const& pointer);
std::map<Day, Intervals> intervals_of(std::vector<DateOpening> const&, json::Problems&, std::string const& pointer);

}  // namespace yitai::calendar
