#include "calendar/hours.h"

#include <algorithm>

namespace yitai::calendar {
namespace {

using Local = date::local_time<Milliseconds>;

constexpr auto looked_through = std::chrono::hours(24) * 36'525;
constexpr auto moment = Milliseconds(1);
constexpr date::days one_day{1};

std::size_t weekday_of(Day day) { return date::weekday(day).iso_encoding() - 1; }

Intervals without(Intervals const& open, Intervals const& breaks) {
    auto left = open;
    for (auto const& gap : breaks) {
        Intervals cut;
        for (auto const& each : left) {
            Interval const before{each.from, std::min(each.to, gap.from)}, after{std::max(each.from, gap.to), each.to};
            if (before.from < before.to) cut.push_back(before);
            if (after.from < after.to) cut.push_back(after);
        }
        left = std::move(cut);
    }
    return left;
}

Instant within_reach(date::sys_seconds at) {
    return std::clamp<date::sys_seconds>(at, date::sys_days(date::year(-9'999) / 1 / 1),
                                         date::sys_days(date::year(19'999) / 1 / 1));
}

Local local_of(Instant at, Seconds offset) { return Local(at.time_since_epoch() + offset); }
Instant utc_of(Local local, Seconds offset) { return Instant(local.time_since_epoch() - offset); }

}  // namespace

Hours::Hours(Pattern pattern) : pattern_(std::move(pattern)) {
    for (date::sys_seconds at = date::sys_days(date::year(1800) / 1 / 1); at < date::sys_days(date::year(2300) / 1 / 1);) {
        auto const info = pattern_.zone->get_info(at);
        eras_.push_back({within_reach(info.begin), within_reach(info.end), info.offset});
        at = info.end;
    }
    eras_.front().begin = within_reach(date::sys_seconds::min());
    eras_.back().end = within_reach(date::sys_seconds::max());

    for (std::size_t day = 0; day < 7; ++day) week_[day] = without(pattern_.week[day], pattern_.breaks[day]);
    auto const first = std::find_if(week_.begin(), week_.end(), [](auto const& open) { return !open.empty(); });
    if (first != week_.end())
        for (std::size_t day = 0; day < 7; ++day) made_up_[day] = without(*first, pattern_.breaks[day]);
    for (auto const& [day, open] : pattern_.overrides) overrides_[day] = without(open, pattern_.breaks[weekday_of(day)]);
}

bool Hours::is_open(Instant at) const {
    auto const local = local_of(at, eras_[era_of(at)].offset);
    auto const day = date::floor<date::days>(local);
    auto const time = local - day;
    auto const& open = open_on(day);
    return std::any_of(open.begin(), open.end(), [&](auto const& each) { return each.from <= time && time < each.to; });
}

bool Hours::is_holiday(Day day) const {
    auto const official = pattern_.official.find(day);
    if (official != pattern_.official.end()) return official->second == OfficialDay::off;
    if (pattern_.yearly_off.empty()) return false;
    date::year_month_day const date(day);
    return pattern_.yearly_off.contains({static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())});
}

bool Hours::opens_at_all() const {
    bool const on_a_date =
        std::any_of(overrides_.begin(), overrides_.end(), [&](auto const& day) { return is_open_day(day.first); });
    return on_a_date || !next_windows(Instant{}, 1).empty();
}

std::optional<Instant> Hours::add(Instant start, Milliseconds open_time) const {
    if (open_time < Milliseconds(0)) return subtract(start, -open_time);
    if (open_time == Milliseconds(0) && (is_open(start) || is_open(start - moment))) return start;
    std::optional<Instant> reached;
    forward(start, [&](Window const& window) {
        auto const length = window.to - window.from;
        if (open_time <= length) reached = window.from + open_time;
        open_time -= length;
        return !reached;
    });
    return reached;
}

std::optional<Instant> Hours::subtract(Instant start, Milliseconds open_time) const {
    if (open_time < Milliseconds(0)) return add(start, -open_time);
    if (open_time == Milliseconds(0) && (is_open(start) || is_open(start - moment))) return start;
    std::optional<Instant> reached;
    backward(start, [&](Window const& window) {
        auto const length = window.to - window.from;
        if (open_time <= length) reached = window.to - open_time;
        open_time -= length;
        return !reached;
    });
    return reached;
}

Milliseconds Hours::elapsed(Instant from, Instant to) const {
    Milliseconds open{0};
    for (auto start = from; start < to; start += looked_through)
        forward(start, [&](Window const& window) {
            auto const end = std::min({window.to, to, start + looked_through});
            if (window.from < end) open += end - window.from;
            return window.to < to;
        });
    return open;
}

std::optional<Instant> Hours::add_working_days(Instant start, int days) const {
    if (days < 0) return subtract_working_days(start, -days);
    auto const landed = working_days_from(start, days, 1);
    return landed ? add(*landed, Milliseconds(0)) : std::nullopt;
}

std::optional<Instant> Hours::subtract_working_days(Instant start, int days) const {
    if (days < 0) return add_working_days(start, -days);
    auto const landed = working_days_from(start, days, -1);
    return landed ? subtract(*landed, Milliseconds(0)) : std::nullopt;
}

// Where the time of day stands that many open days away, open or not.
std::optional<Instant> Hours::working_days_from(Instant start, int days, int step) const {
    if (days == 0) return start;
    auto const local = local_of(start, eras_[era_of(start)].offset);
    auto const first = date::floor<date::days>(local);
    auto day = first;
    while (days > 0) {
        day += step * one_day;
        if (date::abs(day - first) > looked_through) return std::nullopt;
        if (is_open_day(day)) --days;
    }
    return instant_of(day + (local - first));
}

std::vector<Window> Hours::windows(Instant from, Instant to, std::size_t most) const {
    std::vector<Window> found;
    forward(from, [&](Window window) {
        if (window.from >= to) return false;
        window.to = std::min(window.to, to);
        if (!found.empty() && found.back().to == window.from) found.back().to = window.to;
        else if (found.size() == most) return false;
        else found.push_back(window);
        return true;
    });
    return found;
}

std::vector<Window> Hours::next_windows(Instant from, std::size_t count) const {
    return windows(from, from + looked_through, count);
}

DayRule Hours::rule_of(Day day) const {
    if (overrides_.contains(day)) return DayRule::override_;
    if (is_holiday(day)) return DayRule::official_off;
    return pattern_.official.contains(day) ? DayRule::official_work : DayRule::week;
}

Day Hours::day_of(Instant at) const { return date::floor<date::days>(local_of(at, eras_[era_of(at)].offset)); }

Instant Hours::begin_of(Day day) const { return instant_of(day); }

bool Hours::is_provisional(Instant until) const { return pattern_.published_until && day_of(until) > *pattern_.published_until; }

std::size_t Hours::era_of(Instant at) const {
    auto const after =
        std::upper_bound(eras_.begin() + 1, eras_.end(), at, [](Instant t, Era const& era) { return t < era.begin; });
    return static_cast<std::size_t>(after - eras_.begin()) - 1;
}

Intervals const& Hours::open_on(Day day) const {
    static Intervals const closed;
    auto const weekday = weekday_of(day);
    switch (rule_of(day)) {
        case DayRule::override_:
            return overrides_.at(day);
        case DayRule::official_off:
            return closed;
        case DayRule::official_work:
            return made_up_[weekday];
        case DayRule::week:
            break;
    }
    return week_[weekday];
}

// What is open of a day may vanish whole, and some days never were.
bool Hours::is_open_day(Day day) const {
    auto const& open = open_on(day);
    if (open.empty()) return false;
    auto const midnight = utc_of(day, Seconds(0));
    for (auto era = era_of(midnight - one_day); era < eras_.size() && eras_[era].begin < midnight + 2 * one_day; ++era) {
        auto const& [begin, end, offset] = eras_[era];
        for (auto const& each : open)
            if (std::max(begin, utc_of(day + each.from, offset)) < std::min(end, utc_of(day + each.to, offset))) return true;
    }
    return false;
}

// A time of day that is skipped is the moment of the change, one that comes twice the first.
Instant Hours::instant_of(Local local) const {
    auto era = era_of(utc_of(local, Seconds(0)) - one_day);
    while (era + 1 < eras_.size() && utc_of(local, eras_[era].offset) >= eras_[era].end) ++era;
    return std::max(eras_[era].begin, utc_of(local, eras_[era].offset));
}

// Era by era and in each day by day, so that windows come in order whatever the clocks do around a midnight.
void Hours::forward(Instant from, Visit const& visit) const {
    auto const last = from + looked_through;
    for (auto era = era_of(from); era < eras_.size() && eras_[era].begin < last; ++era) {
        auto const& offset = eras_[era].offset;
        auto const begin = std::max(from, eras_[era].begin), end = std::min(last, eras_[era].end);
        for (auto day = date::floor<date::days>(local_of(begin, offset)); utc_of(day, offset) < end; day += one_day)
            for (auto const& each : open_on(day)) {
                Window const window{std::max(begin, utc_of(day + each.from, offset)),
                                    std::min(end, utc_of(day + each.to, offset))};
                if (window.from < window.to && !visit(window)) return;
            }
    }
}

void Hours::backward(Instant to, Visit const& visit) const {
    auto const earliest = to - looked_through;
    for (auto era = era_of(to - moment) + 1; era-- > 0 && eras_[era].end > earliest;) {
        auto const& offset = eras_[era].offset;
        auto const begin = std::max(earliest, eras_[era].begin), end = std::min(to, eras_[era].end);
        for (auto day = date::floor<date::days>(local_of(end - moment, offset)); utc_of(day + one_day, offset) > begin;
             day -= one_day) {
            auto const& open = open_on(day);
            for (auto each = open.rbegin(); each != open.rend(); ++each) {
                Window const window{std::max(begin, utc_of(day + each->from, offset)),
                                    std::min(end, utc_of(day + each->to, offset))};
                if (window.from < window.to && !visit(window)) return;
            }
        }
    }
}

}  // namespace yitai::calendar
