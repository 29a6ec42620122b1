#include "sla/case_calendar.h"

#include "calendar/opening.h"

#include <algorithm>

namespace yitai::sla {
namespace {

using calendar::Intervals;
using calendar::Opening;
using json::Problems;

constexpr auto a_date = "Must be a date such as 2026-01-31";

json::Object const& object_in(json::Value const& value, std::string_view name, Problems& problems, std::string const& pointer) {
    static json::Object const nothing;
    auto const* member = value.find(name);
    if (!member || member->is_null()) return nothing;
    if (auto const* object = member->as<json::Object>()) return *object;
    problems.add(json::child(pointer, name), "Must be an object");
    return nothing;
}

std::vector<Opening> openings_of(json::Value const& value, Problems& problems, std::string const& pointer) {
    std::vector<Opening> openings;
    auto const* pairs = value.as<json::Array>();
    if (!pairs) problems.add(pointer, "Must be a list");
    for (std::size_t i = 0; pairs && i < pairs->size(); ++i) {
        auto const* pair = (*pairs)[i].as<json::Array>();
        auto const* from = pair && pair->size() == 2 ? (*pair)[0].as<std::string>() : nullptr;
        auto const* to = pair && pair->size() == 2 ? (*pair)[1].as<std::string>() : nullptr;
        if (from && to) openings.push_back({Line<5>(*from), Line<5>(*to)});
        else problems.add(json::child(pointer, i), "Must be a pair of times of day");
    }
    return openings;
}

Intervals read_intervals(json::Value const& value, Problems& problems, std::string const& pointer) {
    return calendar::intervals_of(openings_of(value, problems, pointer), problems, pointer);
}

std::array<Intervals, 7> week_of(json::Value const& value, std::string_view name, Problems& problems,
                                 std::string const& pointer) {
    constexpr std::array<std::string_view, 7> names = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    std::array<Intervals, 7> week;
    auto const here = json::child(pointer, name);
    // A list means every day.
    if (auto const* all = value.find(name); all && all->as<json::Array>()) {
        week.fill(read_intervals(*all, problems, here));
        return week;
    }
    for (auto const& [day, open] : object_in(value, name, problems, pointer)) {
        auto const place = std::find(names.begin(), names.end(), day);
        if (place == names.end()) problems.add(json::child(here, day), "Must be mon, tue, wed, thu, fri, sat or sun");
        else week[static_cast<std::size_t>(place - names.begin())] = read_intervals(open, problems, json::child(here, day));
    }
    return week;
}

void add_holidays(calendar::Pattern& pattern, json::Value const& value, Problems& problems, std::string const& pointer) {
    auto const* holidays = value.find("holidays");
    if (!holidays || holidays->is_null()) return;
    auto const* dates = holidays->as<json::Array>();
    if (!dates) return problems.add(pointer + "/holidays", "Must be a list");
    for (std::size_t i = 0; i < dates->size(); ++i) {
        auto const* text = (*dates)[i].as<std::string>();
        bool const yearly = text && text->starts_with("*-");
        // In a leap year, so that *-02-29 is one.
        auto const day = text ? calendar::day_from(yearly ? "2024" + text->substr(1) : *text) : std::nullopt;
        if (!day) {
            problems.add(json::child(pointer + "/holidays", i), a_date);
            continue;
        }
        date::year_month_day const date(*day);
        if (yearly) pattern.yearly_off.insert({static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())});
        else pattern.official.emplace(*day, calendar::OfficialDay::off);
    }
}

void add_overrides(calendar::Pattern& pattern, json::Value const& value, Problems& problems, std::string const& pointer) {
    for (auto const& [date, open] : object_in(value, "overrides", problems, pointer)) {
        auto const here = json::child(pointer + "/overrides", date);
        auto intervals = read_intervals(open, problems, here);
        if (auto const day = calendar::day_from(date)) pattern.overrides.emplace(*day, std::move(intervals));
        else problems.add(here, a_date);
    }
}

calendar::Pattern pattern_of(json::Value const& value, Problems& problems, std::string const& pointer) {
    calendar::Pattern pattern;
    if (!value.as<json::Object>()) {
        problems.add(pointer, "Must be an object");
        return pattern;
    }
    auto const* name = value.find("tz");
    auto const* zone = name ? name->as<std::string>() : nullptr;
    if (zone) pattern.zone = calendar::zone_named(*zone);
    if (!pattern.zone) problems.add(pointer + "/tz", "There is no such time zone; names are like Asia/Shanghai");
    if (!value.find("week")) problems.add(pointer + "/week", "Is required");
    pattern.week = week_of(value, "week", problems, pointer);
    pattern.breaks = week_of(value, "breaks", problems, pointer);
    add_holidays(pattern, value, problems, pointer);
    add_overrides(pattern, value, problems, pointer);
    return pattern;
}

}  // namespace

Calendars calendars_of(json::Value const& file, Problems& problems) {
    Calendars calendars;
    for (auto const& [name, value] : object_in(file, "calendars", problems, "")) {
        auto const before = problems.fields.size();
        auto pattern = pattern_of(value, problems, json::child("/calendars", name));
        if (problems.fields.size() == before) calendars.emplace(name, std::move(pattern));
    }
    return calendars;
}

}  // namespace yitai::sla
