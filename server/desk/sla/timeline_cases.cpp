#include "sla/timeline_cases.h"

#include "sla/course.h"

#include <algorithm>
#include <cmath>

namespace yitai::sla {
namespace {

constexpr std::string_view waiting = "pending";

struct Named {
    std::string_view name;
    Metric metric;
};
constexpr Named clocks[] = {
    {"first_response", Metric::respond}, {"update", Metric::next_response}, {"solution", Metric::resolve}};

json::Value const& member(json::Value const& of, std::string_view name) {
    auto const* found = of.find(name);
    if (!found) throw Invalid('/' + std::string(name), "Is required");
    return *found;
}

std::string text(json::Value const& of, std::string_view name) {
    auto const* held = member(of, name).as<std::string>();
    if (!held) throw Invalid('/' + std::string(name), "Must be text");
    return *held;
}

Instant instant(json::Value const& of, std::string_view name) {
    auto const at = parse_rfc3339(text(of, name));
    if (!at) throw Invalid('/' + std::string(name), "Must be a time such as 2026-01-31T08:00:00Z");
    return *at;
}

ClockEvent state_event(Instant at, std::string const& to, bool is_over) {
    if (to.starts_with(waiting)) return {at, ClockEventKind::pending, std::string(waiting), {}, {}};
    if (to == "closed") return {at, ClockEventKind::ended, {}, {}, {}};
    if (to == "open") return {at, is_over ? ClockEventKind::reopened : ClockEventKind::resumed, {}, {}, {}};
    throw Invalid("/events", {"There is no {{reference}} here", {{"reference", to}}});
}

ClockEvent event_of(json::Value const& given, bool is_over) {
    auto const at = instant(given, "at");
    auto const what = text(given, "event");
    if (what == "created") return {at, ClockEventKind::created, {}, {}, {}};
    if (what == "customer_message") return {at, ClockEventKind::customer_message, {}, {}, {}};
    if (what == "agent_message") return {at, ClockEventKind::agent_message, {}, {}, {}};
    if (what == "first_response") return {at, ClockEventKind::responded, {}, {}, {}};
    if (what == "closed") return state_event(at, "closed", is_over);
    if (what == "state") return state_event(at, text(given, "to"), is_over);
    throw Invalid("/events", {"There is no {{reference}} here", {{"reference", what}}});
}

std::vector<ClockEvent> events_of(json::Value const& timeline) {
    auto const* given = member(timeline, "events").as<json::Array>();
    if (!given || given->empty()) throw Invalid("/events", "Is required");
    auto sorted = *given;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](json::Value const& one, json::Value const& other) { return instant(one, "at") < instant(other, "at"); });
    std::vector<ClockEvent> events;
    events.reserve(sorted.size() + 1);
    events.push_back({instant(sorted.front(), "at"), ClockEventKind::targeted, {}, ClockTerms{}, {}});
    bool is_over = false;
    for (auto const& each : sorted) {
        events.push_back(event_of(each, is_over));
        is_over = (is_over || events.back().kind == ClockEventKind::ended) && events.back().kind != ClockEventKind::reopened;
    }
    return events;
}

std::optional<Seconds> target(json::Value const& sla, Named const& clock) {
    auto const name = std::string(clock.name) + "_min";
    auto const* minutes = sla.find(name);
    if (!minutes || minutes->is_null()) return std::nullopt;
    auto const* number = minutes->as<std::int64_t>();
    if (!number || *number <= 0) throw Invalid("/sla/" + name, "Must be a whole number of minutes above 0");
    return Minutes(*number);
}

std::shared_ptr<Terms const> terms_of(json::Value const& timeline, Calendars const& calendars) {
    auto const name = text(timeline, "calendar");
    auto const calendar = calendars.find(name);
    if (calendar == calendars.end()) throw Invalid("/calendar", {"There is no {{reference}} here", {{"reference", name}}});
    auto terms = std::make_shared<Terms>();
    terms->hours = std::make_shared<calendar::Hours const>(calendar->second);
    for (auto const& clock : clocks) {
        auto const place = static_cast<std::size_t>(clock.metric);
        terms->targets[place] = target(member(timeline, "sla"), clock);
        terms->pausing[place] = {std::string(waiting)};
    }
    return terms;
}

json::Value time_or_none(std::optional<Instant> at) {
    if (!at) return {};
    auto shown = to_rfc3339(*at);
    if (shown.ends_with(".000Z")) shown.replace(shown.size() - 5, 5, "Z");
    return shown;
}

json::Value in_minutes(Milliseconds time) {
    auto const minutes = std::chrono::duration<double, std::ratio<60>>(time).count();
    if (minutes == std::floor(minutes)) return static_cast<std::int64_t>(minutes);
    return minutes;
}

// The worst of those that are over.
Counted const* worst_finished(Course const& course, Metric metric) {
    Counted const* worst = nullptr;
    for (auto const& counted : course.clocks) {
        if (counted.clock.metric != metric || !counted.clock.stopped_at) continue;
        if (!worst || counted.elapsed(*counted.clock.stopped_at) > worst->elapsed(*worst->clock.stopped_at)) worst = &counted;
    }
    return worst;
}

json::Value said(Course const& course, std::string_view name) {
    if (name == "next_due") return time_or_none(course.next_due_at);
    for (auto const& clock : clocks) {
        if (!name.starts_with(clock.name)) continue;
        auto const what = name.substr(clock.name.size());
        if (what == "_due") {
            for (auto counted = course.clocks.rbegin(); counted != course.clocks.rend(); ++counted)
                if (counted->clock.metric == clock.metric)
                    return time_or_none(counted->clock.stopped_at ? std::nullopt : counted->clock.due_at);
            return {};
        }
        auto const* finished = worst_finished(course, clock.metric);
        if (!finished) return {};
        auto const took = finished->elapsed(*finished->clock.stopped_at);
        if (what == "_took_min") return in_minutes(took);
        if (what == "_left_min") return in_minutes(finished->target() - took);
    }
    throw Invalid("/expect/" + std::string(name), {"There is no {{reference}} here", {{"reference", std::string(name)}}});
}

std::shared_ptr<Terms const> share(std::shared_ptr<Terms const> const& terms) { return terms; }

}  // namespace

json::Object timeline_result(json::Value const& timeline, Calendars const& calendars) {
    auto const terms = terms_of(timeline, calendars);
    auto const course = course_of(events_of(timeline), [&](ClockTerms const&) { return share(terms); });
    auto const* expected = member(timeline, "expect").as<json::Object>();
    if (!expected) throw Invalid("/expect", "Must be an object");
    json::Object got;
    for (auto const& [name, value] : *expected) got.set(name, said(course, name));
    return got;
}

}  // namespace yitai::sla
