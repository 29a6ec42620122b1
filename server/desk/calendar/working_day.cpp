#include "calendar/working_day.h"

#include <date/tz.h>

namespace yitai::calendar {
namespace {

date::time_zone const*& desk_zone() {
    static date::time_zone const* zone = date::locate_zone("Asia/Shanghai");
    return zone;
}

bool is_working_day(date::local_days day) {
    date::weekday const weekday(day);
    return weekday != date::Saturday && weekday != date::Sunday;
}

}  // namespace

void set_desk_zone(std::string const& name) { desk_zone() = date::locate_zone(name); }

Instant after_working_days(Instant from, int days) {
    auto const local = desk_zone()->to_local(from);
    auto day = date::floor<date::days>(local);
    auto const time_of_day = local - day;
    while (days > 0) {
        day += date::days(1);
        if (is_working_day(day)) --days;
    }
    return date::floor<Milliseconds>(desk_zone()->to_sys(day + time_of_day, date::choose::earliest));
}

}  // namespace yitai::calendar
