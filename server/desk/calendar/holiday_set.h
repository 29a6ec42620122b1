// A holiday set is a country's official days off and make-up work days, year by year as they are announced. Each change of a year
// counts its version on and gives all calendars of the set a new one.
#pragma once

#include "calendar/hours.h"
#include "http/path_name.h"
#include "people/kept.h"

namespace yitai {

struct HolidayDays {
    std::vector<Line<10>> off, work;
};
YITAI_DESCRIBE(HolidayDays, off, work)

struct HolidayYear {
    Id<HolidayYear> id;
    std::string holiday_set;
    int year = 0;
    HolidayDays days;
    std::int64_t version = 1;  // the set's, when the year became so
    Instant created_at;
};
YITAI_DESCRIBE(HolidayYear, id, holiday_set, year, days, version, created_at)

namespace calendar {

struct Year {
    int number = 0;
    static std::optional<Year> from_path(std::string_view);
};

struct HolidaySetView {
    std::string holiday_set;
    std::vector<int> years;
    std::string published_until;  // later dates are provisional
    std::int64_t version = 1;
};
YITAI_DESCRIBE(HolidaySetView, holiday_set, years, published_until, version)

struct HolidayYearView {
    std::string holiday_set;
    int year = 0;
    std::vector<Line<10>> off, work;
    std::int64_t version = 1;
};
YITAI_DESCRIBE(HolidayYearView, holiday_set, year, off, work, version)

HolidaySetView holiday_set(Tx&, http::PathName const&);
HolidayYearView holiday_year(Tx&, http::PathName const&, Year const&);
HolidayYearView set_holiday_year(Tx&, http::PathName const&, Year const&, HolidayDays const&);

std::int64_t version_of_set(Tx&, std::string_view holiday_set);  // 0: there is no such set
// Puts what the set held at that version into the pattern.
void add_official_days(Tx&, Pattern&, std::string_view holiday_set, std::int64_t version);

}  // namespace calendar
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::HolidayYear> = "holiday_year";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::HolidayYear> = "holiday_year";
