#include "calendar/editing.h"
#include "revision/kind.h"

namespace yitai::revision {
namespace of_calendars {
namespace {

json::Value content(Tx&, json::Value const& row) { return as_value(calendar::fields_of(json::from<Calendar>(row))); }

Outcome add(Tx& tx, json::Value const& content, Origin const&) {
    auto const row = calendar::add(tx, json::from<calendar::CalendarFields>(content));
    return {subject_of(row, row.code), {}};
}

Outcome change(Tx& tx, Subject const& subject, json::Value const& content, Origin const&) {
    auto const row = calendar::change_calendar(tx, path_of(subject), content);
    return {subject_of(row, row.code), {}};
}

std::shared_ptr<calendar::Hours const> hours_of(Tx& tx, Subject const& subject) {
    return calendar::hours(tx, {{subject.id}, subject.version});
}

std::int64_t add_up(std::vector<calendar::Window> const& windows) {
    Milliseconds open{0};
    for (auto const& window : windows) open += window.to - window.from;
    return std::chrono::duration_cast<Minutes>(open).count();
}

std::vector<calendar::OpenWindow> shown(std::vector<calendar::Window> const& windows) {
    std::vector<calendar::OpenWindow> all;
    all.reserve(windows.size());
    for (auto const& window : windows) all.push_back({window.from, window.to});
    return all;
}

// Days are those of the zone it would have.
void observe(Tx& tx, Subject const* before, Subject const& after, Dates const& dates, Effects& effects) {
    auto const hours = hours_of(tx, after);
    auto const hours_before = before ? hours_of(tx, *before) : nullptr;

    auto& trial = effects.hours.emplace();
    trial.zone = hours->pattern().zone->name();
    trial.from = calendar::text_of(dates.from), trial.to = calendar::text_of(dates.to);
    trial.provisional = hours->is_provisional(hours->begin_of(dates.to));
    for (auto day = dates.from; day <= dates.to; day += date::days(1)) {
        auto const begin = hours->begin_of(day), end = hours->begin_of(day + date::days(1));
        auto const now = hours->windows(begin, end);
        auto const then = hours_before ? hours_before->windows(begin, end) : std::vector<calendar::Window>();
        trial.minutes_before += add_up(then), trial.minutes_after += add_up(now);
        if (now != then) trial.days.push_back({calendar::text_of(day), shown(then), shown(now)});
    }
}

}  // namespace
}  // namespace of_calendars

KindRow const calendars{.noun = Noun::calendar,
                        .reading = Right::catalog_read,
                        .managing = Right::desk_manage,
                        .is_added = true,
                        .tells_origin = false,
                        .find = find_by_code<Calendar>,
                        .content = of_calendars::content,
                        .add = of_calendars::add,
                        .change = of_calendars::change,
                        .observe = of_calendars::observe};

}  // namespace yitai::revision
