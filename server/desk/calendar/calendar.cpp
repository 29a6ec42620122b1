#include "calendar/calendar.h"

#include "calendar/holiday_set.h"
#include "db/unchanging.h"
#include "people/reference.h"

#include <algorithm>
#include <array>

namespace yitai::calendar {
namespace {

date::time_zone const*& zone_of_desk() {
    static date::time_zone const* zone = date::locate_zone("Asia/Shanghai");
    return zone;
}

constexpr std::array<std::string_view, 7> zones_of_china = {
    "Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Kashgar", "PRC"};

// A calendar that takes the desk's zone keeps China's days off only where the desk is in China.
bool keeps_official_days(CalendarVersion const& row) {
    if (!row.holiday_set) return false;
    if (!row.zone.empty() || *row.holiday_set != "cn") return true;
    return std::count(zones_of_china.begin(), zones_of_china.end(), desk_zone()->name()) > 0;
}

struct KnownHours : db::Unchanging<std::tuple<std::int64_t, std::int64_t, date::time_zone const*>, Hours> {};

}  // namespace

Use current(Tx& tx, CalendarId id) {
    return {id, tx.one<std::int64_t>("select version from calendar where id = :id", {{"id", id}})};
}

CalendarId calendar_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    return reference::resolve<Calendar>(tx, "calendar", "code", reference, pointer, "active");
}

CalendarId desk_calendar(Tx& tx) {
    return tx.one<CalendarId>("select id from calendar where code = :code", {{"code", standard_code}});
}

std::shared_ptr<Hours const> hours(Tx& tx, Use const& use) {
    return tx.connection().memory().of<KnownHours>().get(tx, {use.id.value, use.version, desk_zone()}, [&] {
        auto const row = tx.one<CalendarVersion>("select * from calendar_version where calendar_id = :id and version = :version",
                                                 {{"id", use.id}, {"version", use.version}});
        return Hours(pattern_of(tx, row));
    });
}

Instant after_working_days(Tx& tx, Instant from, int days) {
    auto const reached = hours(tx, current(tx, desk_calendar(tx)))->add_working_days(from, days);
    return reached.value_or(from + date::days(days));
}

void set_desk_zone(std::string const& name) { zone_of_desk() = date::locate_zone(name); }
date::time_zone const* desk_zone() { return zone_of_desk(); }

Pattern pattern_of(Tx& tx, CalendarVersion const& row) {
    json::Problems none;
    Pattern pattern{.zone = row.zone.empty() ? desk_zone() : zone_named(row.zone)};
    pattern.week = intervals_of(row.week, none, "");
    pattern.breaks = intervals_of(row.breaks, none, "");
    pattern.overrides = intervals_of(row.overrides, none, "");
    if (keeps_official_days(row)) add_official_days(tx, pattern, *row.holiday_set, row.holiday_version);
    return pattern;
}

}  // namespace yitai::calendar
