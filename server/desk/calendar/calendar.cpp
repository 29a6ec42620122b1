#include "calendar/calendar.h"

#include "calendar/holiday_set.h"
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

// Versions never change, so what was read once holds. One that is being written is kept when it is committed.
class KnownHours {
public:
    using Key = std::tuple<std::int64_t, std::int64_t, date::time_zone const*>;

    std::shared_ptr<Hours const> find(Key const& key) {
        std::lock_guard const lock(mutex_);
        auto const found = known_.find(key);
        return found == known_.end() ? nullptr : found->second;
    }
    void keep(Key const& key, std::shared_ptr<Hours const> hours) {
        std::lock_guard const lock(mutex_);
        if (known_.size() >= most) known_.clear();
        known_[key] = std::move(hours);
    }

private:
    static constexpr std::size_t most = 1'000;
    std::mutex mutex_;
    std::map<Key, std::shared_ptr<Hours const>> known_;
};

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
    auto& known = tx.connection().memory().of<KnownHours>();
    KnownHours::Key const key{use.id.value, use.version, desk_zone()};
    if (auto found = known.find(key)) return found;

    auto const row = tx.one<CalendarVersion>("select * from calendar_version where calendar_id = :id and version = :version",
                                             {{"id", use.id}, {"version", use.version}});
    auto read = std::make_shared<Hours const>(pattern_of(tx, row));
    tx.after_commit([&known, key, read] { known.keep(key, read); });
    return read;
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
