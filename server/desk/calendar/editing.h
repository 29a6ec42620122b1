// What may be said of a calendar, and by that its versions.
#pragma once

#include "base/bilingual.h"
#include "base/code.h"
#include "calendar/calendar.h"
#include "http/page.h"
#include "http/path_name.h"
#include "people/kept.h"

namespace yitai {

struct Calendar {
    CalendarId id;
    std::string code;
    Bilingual name;
    std::string zone;  // empty: the desk's
    calendar::Week week, breaks;
    std::vector<calendar::DateOpening> overrides;
    std::optional<std::string> holiday_set;  // none: no official days
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Calendar, id, code, name, zone, week, breaks, overrides, holiday_set, active, version, created_at, updated_at)

namespace calendar {

struct CalendarFields {
    Code code;
    Names name;
    Preset<Text<64>> zone;
    Week week;
    Preset<Week> breaks;
    std::vector<DateOpening> overrides;
    std::optional<std::string> holiday_set;
    Preset<bool> active = true;
};
YITAI_DESCRIBE(CalendarFields, code, name, zone, week, breaks, overrides, holiday_set, active)

CalendarFields fields_of(Calendar const&);

http::Page<Calendar> calendars(Tx&, http::ListQuery const&);
Calendar calendar(Tx&, http::PathName const&);
Calendar add(Tx&, CalendarFields const&);
Calendar change_calendar(Tx&, http::PathName const&, json::Value const& patch);
void retire_calendar(Tx&, http::PathName const&);

// Each calendar that keeps the set gets a version with what the set holds now.
void renew_calendars_of(Tx&, std::string_view holiday_set);

}  // namespace calendar
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Calendar> = "calendar";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Calendar> = "calendar";
