#include "sla/evaluation.h"

#include "calendar/opening.h"
#include "sla/timeline_cases.h"

#include <algorithm>
#include <cmath>

namespace yitai::sla {
namespace {

using calendar::Day;
using calendar::Hours;
using calendar::Window;

constexpr json::Limits limits{.depth = 32, .nodes = 5'000'000};

[[noreturn]] void refuse_file(std::string pointer, Message message) {
    throw Invalid("Something in this file is not understood", {{std::move(pointer), std::move(message)}});
}

json::Value written(std::optional<Instant> at) {
    if (!at) return nullptr;
    auto text = to_rfc3339(*at);
    if (text.ends_with(".000Z")) text.replace(text.size() - 5, 5, "Z");
    return text;
}

json::Value written(Milliseconds time) {
    if (time % Seconds(1) == Milliseconds(0)) return static_cast<std::int64_t>(time / Seconds(1));
    return static_cast<double>(time.count()) / 1'000;
}

json::Value written(std::vector<Window> const& windows) {
    json::Array list;
    list.reserve(windows.size());
    for (auto const& window : windows) list.push_back(json::Array{written(window.from), written(window.to)});
    return list;
}

// What one case says, by name; its pointer and the zone in which times stand that name none.
class Case {
public:
    Case(json::Value const& value, Hours const& hours, std::string pointer)
        : value_(value), hours_(hours), pointer_(std::move(pointer)) {}

    json::Value const* find(std::string_view name) const { return value_.find(name); }
    [[noreturn]] void refuse(std::string_view name, Message message) const {
        refuse_file(json::child(pointer_, name), std::move(message));
    }

    std::string const& text(std::string_view name) const {
        auto const* value = find(name);
        auto const* text = value ? value->as<std::string>() : nullptr;
        if (!text) refuse(name, "Must be text");
        return *text;
    }
    std::int64_t whole(std::string_view name) const {
        auto const* value = find(name);
        auto const* number = value ? value->as<std::int64_t>() : nullptr;
        if (!number || std::abs(*number) > most_seconds) refuse(name, "Must be a whole number");
        return *number;
    }
    Milliseconds seconds(std::string_view name) const {
        auto const* value = find(name);
        auto const* fraction = value ? value->as<double>() : nullptr;
        if (fraction && std::abs(*fraction) <= most_seconds) return Milliseconds(std::llround(*fraction * 1'000));
        return Seconds(whole(name));
    }
    int days(std::string_view name) const {
        auto const number = whole(name);
        if (std::abs(number) > most_days) refuse(name, "Must be a whole number");
        return static_cast<int>(number);
    }
    // In UTC under the name itself, else on the wall as name_local.
    Instant at(std::string const& name) const {
        auto const found = time(name);
        if (!found) refuse(name, "Must be a time such as 2026-01-31T08:00:00Z");
        return *found;
    }
    // Null: there is none to be.
    json::Value expected_time() const {
        auto const* value = find("expect");
        if (value && value->is_null()) return nullptr;
        return written(at("expect"));
    }
    Day date(std::string_view name) const {
        auto const day = calendar::day_from(text(name));
        if (!day) refuse(name, "Must be a date such as 2026-01-31");
        return *day;
    }

private:
    static constexpr std::int64_t most_seconds = 10'000'000'000;
    static constexpr std::int64_t most_days = 100'000;

    std::optional<Instant> time(std::string const& name) const {
        auto const* value = find(name);
        if (auto const* utc = value ? value->as<std::string>() : nullptr) return parse_rfc3339(*utc);
        auto const* local = find(name + "_local");
        auto const* said = local ? local->as<std::string>() : nullptr;
        return said ? on_the_wall(*said) : std::nullopt;
    }
    // "2016-01-31 12:25:30 Europe/Berlin", or without a zone in the calendar's.
    std::optional<Instant> on_the_wall(std::string_view said) const {
        auto const* zone = hours_.pattern().zone;
        if (said.size() > length_of_time && said[length_of_time] == ' ')
            zone = calendar::zone_named(std::string(said.substr(length_of_time + 1)));
        auto utc = std::string(said.substr(0, length_of_time)) + 'Z';
        if (utc.size() > 10) utc[10] = 'T';
        auto const clock = parse_rfc3339(utc);
        if (!clock || !zone) return std::nullopt;
        return date::floor<Milliseconds>(
            zone->to_sys(date::local_time<Milliseconds>(clock->time_since_epoch()), date::choose::earliest));
    }
    static constexpr std::size_t length_of_time = 19;

    json::Value const& value_;
    Hours const& hours_;
    std::string pointer_;
};

Verdict verdict(json::Value expected, json::Value got) {
    bool const same = expected == got;
    return {"", std::move(expected), std::move(got), same};
}

Verdict add(Case const& asked, Hours const& hours) {
    return verdict(asked.expected_time(), written(hours.add(asked.at("start"), asked.seconds("seconds"))));
}

Verdict subtract(Case const& asked, Hours const& hours) {
    return verdict(asked.expected_time(), written(hours.subtract(asked.at("start"), asked.seconds("seconds"))));
}

Verdict elapsed(Case const& asked, Hours const& hours) {
    return verdict(written(asked.seconds("expect_seconds")), written(hours.elapsed(asked.at("start"), asked.at("end"))));
}

json::Value expected_answer(Case const& asked) {
    auto const* expected = asked.find("expect");
    if (!expected || !expected->as<bool>()) asked.refuse("expect", "Must be true or false");
    return *expected;
}

Verdict in_hours(Case const& asked, Hours const& hours) { return verdict(expected_answer(asked), hours.is_open(asked.at("at"))); }

Verdict holiday(Case const& asked, Hours const& hours) {
    return verdict(expected_answer(asked), hours.is_holiday(asked.date("date")));
}

std::vector<Window> expected_periods(Case const& asked) {
    auto const* value = asked.find("expect_periods");
    auto const* list = value ? value->as<json::Array>() : nullptr;
    constexpr auto sentence = "Must be a list of pairs of times";
    if (!list) asked.refuse("expect_periods", sentence);
    std::vector<Window> periods;
    periods.reserve(list->size());
    for (auto const& each : *list) {
        auto const* pair = each.as<json::Array>();
        auto const time = [&](std::size_t place) -> std::optional<Instant> {
            auto const* text = pair && pair->size() == 2 ? (*pair)[place].as<std::string>() : nullptr;
            return text ? parse_rfc3339(*text) : std::nullopt;
        };
        auto const from = time(0), to = time(1);
        if (!from || !to) asked.refuse("expect_periods", sentence);
        periods.push_back({*from, *to});
    }
    return periods;
}

std::vector<Window> day_by_day(Hours const& hours, std::vector<Window> const& windows, std::size_t most) {
    std::vector<Window> pieces;
    for (auto window : windows)
        while (window.from < window.to && pieces.size() < most) {
            auto const midnight = hours.begin_of(hours.day_of(window.from) + date::days(1));
            auto const end = midnight > window.from ? std::min(window.to, midnight) : window.to;
            pieces.push_back({window.from, end});
            window.from = end;
        }
    return pieces;
}

// What is open over a midnight may be told as one period or as two.
Verdict next_periods(Case const& asked, Hours const& hours) {
    auto const expected = expected_periods(asked);
    auto const whole = hours.next_windows(asked.at("start"), expected.size());
    auto const got = whole == expected ? whole : day_by_day(hours, whole, expected.size());
    return verdict(written(expected), written(got));
}

std::optional<Instant> last_closing(Hours const& hours, Instant of) {
    return hours.subtract(hours.begin_of(hours.day_of(of) + date::days(1)), Milliseconds(0));
}

Verdict working_days(Case const& asked, Hours const& hours, std::optional<Instant> reached) {
    auto const* end_of_day = asked.find("expect_end_of_day");
    if (!end_of_day) return verdict(asked.expected_time(), written(reached));
    json::Object expected{{"expect", asked.expected_time()}, {"expect_end_of_day", written(asked.at("expect_end_of_day"))}};
    json::Object got{{"expect", written(reached)},
                     {"expect_end_of_day", written(reached ? last_closing(hours, *reached) : std::nullopt)}};
    return verdict(std::move(expected), std::move(got));
}

Verdict add_working_days(Case const& asked, Hours const& hours) {
    return working_days(asked, hours, hours.add_working_days(asked.at("start"), asked.days("days")));
}

Verdict subtract_working_days(Case const& asked, Hours const& hours) {
    return working_days(asked, hours, hours.subtract_working_days(asked.at("start"), asked.days("days")));
}

struct Operator {
    std::string_view name;
    Verdict (*evaluate)(Case const&, Hours const&);
};
constexpr Operator operators[] = {
    {"add", add},
    {"sub", subtract},
    {"elapsed", elapsed},
    {"in_hours", in_hours},
    {"holiday", holiday},
    {"next_periods", next_periods},
    {"add_business_days", add_working_days},
    {"sub_business_days", subtract_working_days},
};

json::Value const& member_of(json::Value const& value, std::string_view name, std::string const& pointer) {
    auto const* member = value.find(name);
    if (!member) refuse_file(json::child(pointer, name), "Is required");
    return *member;
}

Hours const& hours_of(Calendars const& calendars, json::Value const& value, std::string const& pointer) {
    auto const* name = member_of(value, "calendar", pointer).as<std::string>();
    auto const found = name ? calendars.find(*name) : calendars.end();
    if (found == calendars.end())
        refuse_file(pointer + "/calendar", {"There is no {{reference}} here", {{"reference", name ? *name : ""}}});
    return found->second;
}

Verdict evaluate_case(Calendars const& calendars, json::Value const& value, std::string const& pointer) {
    auto const* id = member_of(value, "id", pointer).as<std::string>();
    auto const* op = member_of(value, "op", pointer).as<std::string>();
    auto const* known =
        std::find_if(std::begin(operators), std::end(operators), [&](auto const& each) { return op && each.name == *op; });
    if (known == std::end(operators)) refuse_file(pointer + "/op", "There is no such operator");
    auto const& hours = hours_of(calendars, value, pointer);
    auto verdict = known->evaluate(Case(value, hours, pointer), hours);
    verdict.id = id ? *id : pointer;
    return verdict;
}

std::vector<Verdict> cases_of(Calendars const& calendars, json::Value const& list) {
    auto const* cases = list.as<json::Array>();
    if (!cases) refuse_file("/cases", "Must be a list");
    std::vector<Verdict> verdicts;
    verdicts.reserve(cases->size());
    for (std::size_t i = 0; i < cases->size(); ++i)
        verdicts.push_back(evaluate_case(calendars, (*cases)[i], json::child("/cases", i)));
    return verdicts;
}

std::vector<Verdict> timelines_of(Calendars const& calendars, json::Value const& timelines) {
    auto const* all = timelines.as<json::Array>();
    if (!all) refuse_file("/timelines", "Must be a list");
    std::vector<Verdict> verdicts;
    verdicts.reserve(all->size());
    for (std::size_t i = 0; i < all->size(); ++i) {
        auto const& timeline = (*all)[i];
        auto const* id = timeline.find("id");
        auto const name = id && id->as<std::string>() ? *id->as<std::string>() : std::to_string(i);
        try {
            auto const* expected = timeline.find("expect");
            json::Value got = timeline_result(timeline, calendars);
            bool const ok = expected && got == *expected;
            verdicts.push_back({name, expected ? *expected : json::Value(), std::move(got), ok});
        } catch (Invalid const& refused) {
            refuse_file("/timelines/" + std::to_string(i) + refused.fields.front().pointer, refused.fields.front().message);
        }
    }
    return verdicts;
}

}  // namespace

std::vector<Verdict> evaluate(std::string_view text) {
    auto const file = json::parse(text, limits);
    auto const *cases = file.find("cases"), *timelines = file.find("timelines");
    if (!cases && !timelines) throw Invalid("", "This is no file of cases: it has neither cases nor timelines");

    json::Problems problems;
    auto const calendars = calendars_of(file, problems);
    if (!problems.fields.empty()) throw Invalid("Something in this file is not understood", std::move(problems.fields));
    return cases ? cases_of(calendars, *cases) : timelines_of(calendars, *timelines);
}

}  // namespace yitai::sla
