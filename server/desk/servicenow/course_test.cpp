#include "servicenow/course.h"

#include <doctest/doctest.h>

namespace yitai::servicenow {

namespace {

using enum State;

Instant minute(int n) { return Instant(Minutes(n)); }

struct Log {
    std::vector<Event> events;

    Event& add(int at, State state, std::optional<PendingReason> reason = {}, int reopenings = 0) {
        Event event{.row = static_cast<std::int64_t>(events.size()) + 2, .at = minute(at), .opened_at = minute(0)};
        event.standing = {state, reason};
        event.reopenings = reopenings;
        return events.emplace_back(event);
    }
    // "new: pend" a line each.
    std::string actions(Present from = {}) const {
        std::string lines;
        for (auto const& move : course(from, events).moves) {
            std::string words;
            for (auto const action : move.actions) (words += words.empty() ? "" : " ") += name_of(action);
            lines += (move.is_late ? "late" : words) + '\n';
        }
        return lines;
    }
};

}  // namespace

TEST_CASE("an incident that does not start as new is brought into its state") {
    for (auto const& [state, actions] : std::map<State, std::string>{{in_progress, "start\n"},
                                                                     {pending, "pend\n"},
                                                                     {resolved, "resolve\n"},
                                                                     {closed, "resolve close\n"},
                                                                     {cancelled, "cancel\n"}}) {
        Log log;
        log.add(1, state, state == pending ? std::optional(PendingReason::awaiting_user) : std::nullopt);
        CHECK(log.actions() == actions);
    }
}

TEST_CASE("another reason to wait is an event of its own, the same one is none") {
    Log log;
    log.add(1, pending, PendingReason::awaiting_user);
    log.add(2, pending, PendingReason::awaiting_user);
    log.add(3, pending, PendingReason::awaiting_problem);
    log.add(4, in_progress);
    CHECK(log.actions() == "pend\n\npend\nresume\n");
}

TEST_CASE("work that has begun does not become new again") {
    Log log;
    log.add(1, in_progress);
    log.add(2, new_);
    log.add(3, pending, PendingReason::awaiting_user);
    log.add(4, new_);
    CHECK(log.actions() == "start\n\npend\nresume\n");
    CHECK(course({}, log.events).end.standing == Standing{in_progress, {}});
}

TEST_CASE("what is solved is reopened where its source counts a reopening") {
    Log log;
    log.add(1, resolved);
    log.add(2, pending, PendingReason::awaiting_user, 1);
    log.add(3, closed, {}, 1);
    log.add(4, in_progress, {}, 2);
    log.add(5, resolved, {}, 3);
    CHECK(log.actions() == "resolve\nreopen pend\nresolve close\nreopen\nresolve\n");
    log.add(6, resolved, {}, 4);
    CHECK(course({}, log.events).moves.back().actions == std::vector{ticket::Action::reopen, ticket::Action::resolve});
    CHECK(course({}, log.events).end.reopenings == 4);
}

TEST_CASE("a row that stands between others by its time tells of what is over") {
    Log log;
    log.add(70, new_);
    log.add(52, new_);
    log.add(63, resolved);
    log.add(90, closed);
    sort(log.events);
    CHECK(log.actions() == "\nresolve\nlate\nclose\n");
}

TEST_CASE("a source that does not count them reopens by the state alone") {
    Log log;
    log.add(1, resolved).reopenings.reset();
    log.add(2, in_progress).reopenings.reset();
    CHECK(log.actions() == "resolve\nreopen\n");
}

TEST_CASE("what is cancelled does not go on, what is solved is not cancelled") {
    Log log;
    log.add(1, cancelled);
    log.add(2, in_progress);
    log.add(3, cancelled);
    auto const whole = course({}, log.events);
    REQUIRE(whole.impossible.size() == 1);
    CHECK(whole.impossible[0]->row == 3);
    CHECK(whole.end.standing.state == cancelled);
    CHECK(course({{resolved, {}}, 0}, {log.events[0]}).impossible.size() == 1);
}

TEST_CASE("the final moment counts for the solution it lies in") {
    Log log;
    log.add(10, resolved).resolved_at = minute(31);
    log.add(20, in_progress, {}, 1);
    log.add(30, resolved, {}, 1).resolved_at = minute(31);
    log.add(31, resolved, {}, 1).resolved_at = minute(31);
    log.add(40, closed, {}, 1).resolved_at = minute(31);
    auto const whole = course({}, log.events);
    CHECK(whole.moves[0].resolved_at == minute(10));
    CHECK(whole.moves[2].resolved_at == minute(31));
}

TEST_CASE("a final moment after the closing, or before what came last, is passed over") {
    Log log;
    log.add(5, in_progress);
    log.add(10, closed).resolved_at = minute(99);
    CHECK(course({}, log.events).moves[1].resolved_at == minute(10));
    log.events[1].resolved_at = minute(2);
    CHECK(course({}, log.events).moves[1].resolved_at == minute(10));
    log.events[1].resolved_at = minute(7);
    CHECK(course({}, log.events).moves[1].resolved_at == minute(7));
}

}  // namespace yitai::servicenow
