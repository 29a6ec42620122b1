#include "calendar/windows.h"

#include "calendar/editing.h"

namespace yitai::calendar {
namespace {

constexpr date::days longest{400};

std::map<Day, std::string> reasons_of(Calendar const& row) {
    std::map<Day, std::string> reasons;
    for (auto const& each : row.overrides)
        if (auto const day = day_from(each.date)) reasons[*day] = each.reason.value;
    return reasons;
}

void add_days(OpenTime& time, Hours const& hours, Calendar const& row) {
    auto const reasons = reasons_of(row);
    auto const last = hours.day_of(time.to - Milliseconds(1));
    for (auto day = hours.day_of(time.from); day <= last; day += date::days(1)) {
        auto const rule = hours.rule_of(day);
        bool const open = hours.is_open_day(day);
        if (rule == DayRule::week && open) continue;
        auto const reason = reasons.find(day);
        time.days.push_back({text_of(day), rule, open, reason == reasons.end() ? "" : reason->second});
    }
}

}  // namespace

OpenTime open_time(Tx& tx, http::PathName const& name, Span const& span) {
    auto const row = calendar(tx, name);
    OpenTime time{.calendar = row.code, .calendar_version = row.version};
    time.from = span.from.value_or(tx.now());
    time.to = span.to.value_or(time.from + date::days(7));
    if (time.to <= time.from) throw Invalid("/query/to", "Must be later than from");
    if (time.to - time.from > longest) throw Invalid("/query/to", "At most 400 days can be asked for at once");

    auto const hours = calendar::hours(tx, {row.id, row.version});
    time.zone = hours->pattern().zone->name();
    time.provisional = hours->is_provisional(time.to - Milliseconds(1));
    auto const windows = hours->windows(time.from, time.to);
    time.windows.reserve(windows.size());
    for (auto const& window : windows) time.windows.push_back({window.from, window.to});
    add_days(time, *hours, row);
    return time;
}

}  // namespace yitai::calendar
