// What it costs to compute a ticket's clocks anew from its events: bench_clock_course [TICKETS]
#include "sla/course.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <random>

using namespace yitai;

namespace {

// Two intervals a day, a hundred official days: as calendars are.
std::shared_ptr<calendar::Hours const> hours() {
    calendar::Pattern pattern;
    pattern.zone = date::locate_zone("Asia/Shanghai");
    for (std::size_t day = 0; day < 5; ++day) pattern.week[day] = {{Hours(9), Hours(12)}, {Hours(13), Hours(18)}};
    auto const first = calendar::Day(date::year(2026) / 1 / 1);
    for (int i = 0; i < 100; ++i) pattern.official[first + date::days(i * 7 % 365)] = calendar::OfficialDay::off;
    return std::make_shared<calendar::Hours const>(pattern);
}

std::vector<ClockEvent> story(std::mt19937& random) {
    auto at = *parse_rfc3339("2026-01-05T01:00:00Z") + Minutes(random() % 200'000);
    auto const next = [&] { return at += Minutes(1 + random() % 500); };
    auto const terms = [&](int priority) { return ClockTerms{{1}, 1, {1}, 1, Level{priority}, false}; };
    std::vector<ClockEvent> events{{at, ClockEventKind::targeted, {}, terms(3), {}}, {at, ClockEventKind::created, {}, {}, {}}};
    events.push_back({next(), ClockEventKind::agent_message, {}, {}, {}});
    events.push_back({next(), ClockEventKind::pending, "awaiting_user", {}, {}});
    events.push_back({next(), ClockEventKind::resumed, {}, {}, {}});
    events.push_back({next(), ClockEventKind::customer_message, {}, {}, {}});
    events.push_back({next(), ClockEventKind::targeted, {}, terms(2), {}});
    events.push_back({next(), ClockEventKind::agent_message, {}, {}, {}});
    return events;
}

std::shared_ptr<sla::Terms const> share(std::shared_ptr<sla::Terms const> const& terms) { return terms; }

}  // namespace

int main(int count, char** words) {
    auto const tickets = count > 1 ? std::strtoul(words[1], nullptr, 10) : 100'000;
    auto const terms = std::make_shared<sla::Terms>();
    terms->hours = hours();
    terms->targets = {Minutes(30), Minutes(120), Minutes(1'620)};
    terms->pausing = {std::set<std::string>{}, {"awaiting_user"}, {"awaiting_user"}};

    std::mt19937 random(1);
    std::vector<std::vector<ClockEvent>> stories(1'000);
    for (auto& each : stories) each = story(random);
    std::size_t firings = 0;
    auto const began = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < tickets; ++i)
        firings += sla::course_of(stories[i % stories.size()], [&](ClockTerms const&) { return share(terms); }).unmarked.size();
    auto const took = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began).count();
    fmt::print("{} tickets of 8 events: {:.1f} us each ({} moments to come)\n", tickets, took / static_cast<double>(tickets),
               firings);
}
