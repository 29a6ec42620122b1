// A calendar says when the desk works. What counts time names a calendar and its version: a version's hours never change.
#pragma once

#include "calendar/hours.h"
#include "calendar/opening.h"
#include "db/transaction.h"
#include "people/shown.h"

#include <memory>

namespace yitai {

struct CalendarVersion {
    Id<CalendarVersion> id;
    Id<struct Calendar> calendar_id;
    std::int64_t version = 1;
    std::string zone;  // empty: the desk's
    calendar::Week week, breaks;
    std::vector<calendar::DateOpening> overrides;
    std::optional<std::string> holiday_set;
    std::int64_t holiday_version = 0;
};
YITAI_DESCRIBE(CalendarVersion, id, calendar_id, version, zone, week, breaks, overrides, holiday_set, holiday_version)

using CalendarId = Id<Calendar>;

namespace calendar {

struct Use {
    CalendarId id;
    std::int64_t version = 0;
};

Use current(Tx&, CalendarId);
// By id or code; Invalid at that pointer when there is none, or when it is retired.
CalendarId calendar_named(Tx&, std::string_view reference, std::string const& pointer);
CalendarId desk_calendar(Tx&);  // the one with the code standard

std::shared_ptr<Hours const> hours(Tx&, Use const&);

// That many working days of the desk's calendar later.
Instant after_working_days(Tx&, Instant, int days);

void set_desk_zone(std::string const& name);  // once, at start
date::time_zone const* desk_zone();

Pattern pattern_of(Tx&, CalendarVersion const&);
inline constexpr std::string_view standard_code = "standard";

}  // namespace calendar

template <>
inline constexpr ShownBy shown_by<Calendar> = {"calendar", "code"};

}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::CalendarVersion> = "calendar_version";
