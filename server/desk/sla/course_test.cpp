#include "sla/course.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

using namespace yitai;
using namespace yitai::sla;
using Kind = ClockEventKind;

namespace {

// Monday to Friday, nine to six, in UTC; 5 January 2026 is a Monday.
std::shared_ptr<calendar::Hours const> office_hours() {
    calendar::Pattern pattern;
    pattern.zone = date::locate_zone("Etc/UTC");
    for (std::size_t day = 0; day < 5; ++day) pattern.week[day] = {{Hours(9), Hours(18)}};
    return std::make_shared<calendar::Hours const>(pattern);
}

struct Desk {
    std::shared_ptr<Terms const> terms_of(ClockTerms const& agreed) const {
        auto terms = std::make_shared<Terms>();
        terms->hours = hours;
        bool const urgent = agreed.priority == Level{1};
        terms->targets = {Minutes(30), Minutes(120), urgent ? Minutes(240) : Minutes(9 * 60)};
        if (agreed.version == 2) terms->targets[2].reset();
        terms->pausing = {std::set<std::string>{}, {"awaiting_user"}, {"awaiting_user", "scheduled_visit"}};
        return terms;
    }
    Course course(std::vector<ClockEvent> const& events) const {
        return course_of(events, [this](ClockTerms const& agreed) { return terms_of(agreed); });
    }
    std::shared_ptr<calendar::Hours const> hours = office_hours();
};

Instant at(char const* time) { return *parse_rfc3339(std::string("2026-01-") + time + "Z"); }

ClockEvent event(char const* time, Kind kind, std::optional<std::string> reason = {}) {
    return {at(time), kind, std::move(reason), {}, {}};
}
ClockEvent targeted(char const* time, int priority, std::int64_t version = 1) {
    return {at(time), Kind::targeted, {}, ClockTerms{{7}, version, {8}, 1, Level{priority}, false}, {}};
}
ClockEvent marked(Instant at, Metric metric, int percent) { return {at, Kind::marked, {}, {}, ClockMark{metric, percent}}; }

Clock const& clock_of(Course const& course, Metric metric) {
    for (auto clock = course.clocks.rbegin(); clock != course.clocks.rend(); ++clock)
        if (clock->clock.metric == metric) return clock->clock;
    throw std::logic_error("there is no such clock");
}

std::vector<ClockEvent> reported() { return {targeted("05T16:00:00", 3), event("05T16:00:00", Kind::created)}; }

std::vector<ClockEvent> with(std::vector<ClockEvent> events, std::vector<ClockEvent> const& more) {
    events.insert(events.end(), more.begin(), more.end());
    return events;
}

// Marks everything that falls due up to then, as the timer does; how often each did.
std::map<std::tuple<Metric, int, Instant>, int> fire_until(Desk const& desk, std::vector<ClockEvent>& events, Instant now) {
    std::map<std::tuple<Metric, int, Instant>, int> fired;
    for (int i = 0; i < 1000; ++i) {
        auto const unmarked = desk.course(events).unmarked;
        if (unmarked.empty() || unmarked.front().at >= now) return fired;
        auto const& next = unmarked.front();
        events.push_back(marked(next.at, next.metric, next.percent));
        ++fired[{next.metric, next.percent, next.at}];
    }
    throw std::logic_error("it fires without end");
}

}  // namespace

TEST_CASE("a report starts the clocks of the first answer and of the solution") {
    auto const course = Desk().course(reported());
    CHECK(course.clocks.size() == 2);
    CHECK(clock_of(course, Metric::respond).due_at == at("05T16:30:00"));
    CHECK(clock_of(course, Metric::resolve).due_at == at("06T16:00:00"));
    CHECK(course.next_due_at == at("05T16:30:00"));
    REQUIRE_FALSE(course.unmarked.empty());
    CHECK(course.unmarked.front().at == at("05T16:15:00"));
    CHECK(course.unmarked.front().percent == 50);
}

TEST_CASE("nothing is promised without terms") { CHECK(Desk().course({event("05T16:00:00", Kind::created)}).clocks.empty()); }

TEST_CASE("the first answer meets its clock, at the last second as well") {
    Desk const desk;
    auto const in_time = desk.course(with(reported(), {event("05T16:30:00", Kind::agent_message)}));
    CHECK(clock_of(in_time, Metric::respond).state == ClockState::met);
    CHECK(in_time.next_due_at == at("06T16:00:00"));
    auto const late = desk.course(with(reported(), {event("05T16:30:01", Kind::agent_message)}));
    CHECK(clock_of(late, Metric::respond).state == ClockState::missed);
    CHECK(std::any_of(late.unmarked.begin(), late.unmarked.end(), [](Firing const& each) { return each.percent == run_out; }));
}

TEST_CASE("waiting for the user stops the solution and not the first answer") {
    Desk const desk;
    auto const waiting = with(reported(), {event("05T16:10:00", Kind::pending, "awaiting_user")});
    CHECK(clock_of(desk.course(waiting), Metric::resolve).state == ClockState::paused);
    CHECK_FALSE(clock_of(desk.course(waiting), Metric::resolve).due_at);
    CHECK(clock_of(desk.course(waiting), Metric::respond).state == ClockState::running);
    auto const going_on = with(waiting, {event("06T10:00:00", Kind::resumed)});
    CHECK(clock_of(desk.course(going_on), Metric::resolve).due_at == at("07T09:50:00"));
}

TEST_CASE("a reason that pauses nothing takes no time out, and another one begins with its own") {
    Desk const desk;
    auto const supplier = with(reported(), {event("05T16:10:00", Kind::pending, "awaiting_supplier")});
    CHECK(clock_of(desk.course(supplier), Metric::resolve).due_at == at("06T16:00:00"));
    auto const visit =
        with(supplier, {event("05T17:00:00", Kind::pending, "scheduled_visit"), event("06T09:30:00", Kind::resumed)});
    CHECK(clock_of(desk.course(visit), Metric::resolve).due_at == at("06T17:30:00"));
}

TEST_CASE("a clock that ran out before a pause keeps its due time") {
    auto const course = Desk().course(with(reported(), {event("06T17:00:00", Kind::pending, "awaiting_user")}));
    CHECK(clock_of(course, Metric::resolve).due_at == at("06T16:00:00"));
}

TEST_CASE("another priority counts what has gone by and keeps the old promise") {
    Desk const desk;
    auto const raised = with(reported(), {event("05T16:30:00", Kind::pending, "awaiting_user"),
                                          event("05T17:30:00", Kind::resumed), targeted("06T09:30:00", 1)});
    auto const clock = clock_of(desk.course(raised), Metric::resolve);
    CHECK(clock.due_at == at("06T12:00:00"));  // one hour had gone by, four are promised
    REQUIRE(clock.former.size() == 1);
    CHECK(clock.former[0].due_at == at("06T17:00:00"));
    CHECK(clock.former[0].target_seconds == 9 * 3600);
    CHECK(clock.former[0].until == at("06T09:30:00"));
}

TEST_CASE("a new promise that is broken already is broken from the moment it is made") {
    Desk const desk;
    auto events = with(reported(), {targeted("06T15:00:00", 1)});
    auto const fired = fire_until(desk, events, at("06T15:00:01"));
    CHECK(fired.contains({Metric::resolve, run_out, at("06T15:00:00")}));
    CHECK(clock_of(desk.course(events), Metric::resolve).breached_at == at("06T15:00:00"));
}

TEST_CASE("reopening goes on with the same clock, without the time between") {
    Desk const desk;
    auto const resolved = with(reported(), {event("05T17:00:00", Kind::resolved)});
    CHECK(clock_of(desk.course(resolved), Metric::resolve).state == ClockState::met);
    CHECK(clock_of(desk.course(resolved), Metric::respond).state == ClockState::missed);
    auto const reopened = with(resolved, {event("07T09:00:00", Kind::reopened)});
    auto const clock = clock_of(desk.course(reopened), Metric::resolve);
    CHECK(clock.state == ClockState::running);
    CHECK(clock.due_at == at("07T17:00:00"));  // an hour had gone by
}

TEST_CASE("each word of the requester that waits is answered within its time") {
    Desk const desk;
    auto events = with(reported(), {event("05T16:10:00", Kind::agent_message), event("05T16:20:00", Kind::customer_message)});
    CHECK(clock_of(desk.course(events), Metric::next_response).due_at == at("06T09:20:00"));
    events = with(events, {event("05T17:00:00", Kind::customer_message)});
    CHECK(clock_of(desk.course(events), Metric::next_response).due_at == at("06T09:20:00"));
    events = with(events, {event("05T17:30:00", Kind::agent_message), event("06T10:00:00", Kind::customer_message)});
    CHECK(clock_of(desk.course(events), Metric::next_response).due_at == at("06T12:00:00"));
    CHECK(desk.course(events).clocks.size() == 4);
    CHECK(desk.course(events).newest().size() == 3);
}

TEST_CASE("a cancelled ticket gives its clocks up") {
    auto const course = Desk().course(with(reported(), {event("05T16:10:00", Kind::ended, "cancelled")}));
    for (auto const& counted : course.clocks) CHECK(counted.clock.state == ClockState::cancelled);
    CHECK(course.unmarked.empty());
    CHECK_FALSE(course.next_due_at);
}

TEST_CASE("what is no longer promised is given up, and what it was stays") {
    auto const course = Desk().course(with(reported(), {targeted("05T17:00:00", 3, 2)}));
    auto const clock = clock_of(course, Metric::resolve);
    CHECK(clock.state == ClockState::cancelled);
    CHECK(clock.stopped_at == at("05T17:00:00"));
    CHECK(clock.former.size() == 1);
}

TEST_CASE("every mark falls due once, whenever it is looked at and in whatever order events become known") {
    Desk const desk;
    std::mt19937 random(20261126);
    auto const between = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    for (int round = 0; round < 300; ++round) {
        std::vector<ClockEvent> story = reported();
        auto now = at("05T16:00:00");
        bool waits = false;
        std::map<std::tuple<Metric, int, Instant>, int> fired;
        for (int step = 0; step < 12; ++step) {
            now += Minutes(between(1, 600));
            for (auto const& [which, times] : fire_until(desk, story, now)) fired[which] += times;
            switch (between(0, 5)) {
                case 0:
                    story.push_back({now, Kind::customer_message, {}, {}, {}});
                    break;
                case 1:
                    story.push_back({now, Kind::agent_message, {}, {}, {}});
                    break;
                case 2:
                    story.push_back({now, waits ? Kind::resumed : Kind::pending, "awaiting_user", {}, {}});
                    waits = !waits;
                    break;
                case 3:
                    story.push_back({now, Kind::targeted, {}, ClockTerms{{7}, 1, {8}, 1, Level{between(1, 2)}, false}, {}});
                    break;
                default:
                    break;
            }
        }
        for (auto const& [which, times] : fired) CHECK(times == 1);
        auto const course = desk.course(story);
        std::multimap<Instant, ClockEvent> by_time;
        for (auto const& each : story) by_time.emplace(each.at, each);
        std::vector<ClockEvent> sorted;
        sorted.reserve(story.size());
        for (auto const& [time, each] : by_time) sorted.push_back(each);
        auto const again = desk.course(sorted);
        REQUIRE(again.clocks.size() == course.clocks.size());
        for (std::size_t i = 0; i < again.clocks.size(); ++i)
            CHECK(again.clocks[i].clock.due_at == course.clocks[i].clock.due_at);
        // Nothing that has gone by is counted twice or lost: the spans lie apart and in order.
        for (auto const& counted : course.clocks)
            for (std::size_t i = 1; i < counted.spans.size(); ++i) CHECK(counted.spans[i - 1].to <= counted.spans[i].from);
    }
}
