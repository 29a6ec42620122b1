#include "calendar/opening.h"

#include <algorithm>
#include <numeric>

namespace yitai::calendar {
namespace {

constexpr std::size_t most_intervals = 24, most_dates = 1'000;

std::optional<Seconds> time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (auto const place : {0, 1, 3, 4})
        if (text[static_cast<std::size_t>(place)] < '0' || text[static_cast<std::size_t>(place)] > '9') return std::nullopt;
    auto const digit = [&](std::size_t place) { return text[place] - '0'; };
    auto const minute = digit(3) * 10 + digit(4);
    auto const time = Minutes((digit(0) * 10 + digit(1)) * 60 + minute);
    if (minute > 59 || time > date::days(1)) return std::nullopt;
    return time;
}

std::optional<Interval> interval_of(Opening const& given, json::Problems& problems, std::string const& pointer) {
    auto const from = time_of_day(given.from), to = time_of_day(given.to);
    constexpr auto sentence = "Must be a time of day from 00:00 to 24:00";
    if (!from) problems.add(pointer + "/from", sentence);
    if (!to) problems.add(pointer + "/to", sentence);
    if (!from || !to) return std::nullopt;
    if (*from < *to) return Interval{*from, *to};
    problems.add(pointer + "/to", "Must be later than from");
    return std::nullopt;
}

}  // namespace

std::optional<Day> day_from(std::string_view text) {
    auto const midnight = text.size() == 10 ? parse_rfc3339(std::string(text) + "T00:00:00Z") : std::nullopt;
    if (!midnight) return std::nullopt;
    return Day(date::floor<date::days>(*midnight).time_since_epoch());
}

std::string text_of(Day day) { return to_rfc3339(Instant(day.time_since_epoch())).substr(0, 10); }

date::time_zone const* zone_named(std::string const& name) try {
    return date::locate_zone(name);
} catch (std::runtime_error const&) {
    return nullptr;
}

Intervals intervals_of(std::vector<Opening> const& given, json::Problems& problems, std::string const& pointer) {
    if (given.size() > most_intervals) problems.add(pointer, "Too many");
    std::vector<std::pair<Interval, std::size_t>> found;
    for (std::size_t i = 0; i < std::min(given.size(), most_intervals); ++i)
        if (auto const interval = interval_of(given[i], problems, json::child(pointer, i))) found.push_back({*interval, i});
    std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.first.from < b.first.from; });

    Intervals intervals;
    intervals.reserve(found.size());
    for (auto const& [interval, place] : found) {
        if (!intervals.empty() && interval.from < intervals.back().to)
            problems.add(json::child(pointer, place), "Overlaps with another");
        intervals.push_back(interval);
    }
    return intervals;
}

std::array<Intervals, 7> intervals_of(Week const& given, json::Problems& problems, std::string const& pointer) {
    std::array<Intervals, 7> week;
    std::size_t day = 0;
    for_each_member<Week>([&](std::string_view name, auto member) {
        week[day++] = intervals_of(given.*member, problems, json::child(pointer, name));
    });
    return week;
}

std::map<Day, Intervals> intervals_of(std::vector<DateOpening> const& given, json::Problems& problems,
                                      std::string const& pointer) {
    if (given.size() > most_dates) problems.add(pointer, "Too many");
    std::map<Day, Intervals> dates;
    for (std::size_t i = 0; i < std::min(given.size(), most_dates); ++i) {
        auto const here = json::child(pointer, i);
        auto open = intervals_of(given[i].open, problems, here + "/open");
        auto const day = day_from(given[i].date);
        if (!day) problems.add(here + "/date", "Must be a date such as 2026-01-31");
        else if (!dates.emplace(*day, std::move(open)).second) problems.add(here + "/date", "This is named already");
    }
    return dates;
}

}  // namespace yitai::calendar
