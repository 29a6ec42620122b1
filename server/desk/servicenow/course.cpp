#include "servicenow/course.h"

#include <algorithm>

namespace yitai::servicenow {
namespace {

using ticket::Action;
using enum State;

bool is_solved(State state) { return state == resolved || state == closed; }

bool has(Move const& move, Action action) {
    return std::find(move.actions.begin(), move.actions.end(), action) != move.actions.end();
}

// Between open states. The desk does not go back to new: work that has begun has begun.
std::vector<Action> among_open(Standing const& from, Standing const& to) {
    if (to.state == pending) return from == to ? std::vector<Action>() : std::vector{Action::pend};
    if (from.state == pending) return {Action::resume};
    if (to.state == in_progress && from.state != in_progress) return {Action::start};
    return {};
}

std::vector<Action> from_open(Standing const& from, Standing const& to) {
    if (to.state == resolved) return {Action::resolve};
    if (to.state == closed) return {Action::resolve, Action::close};
    if (to.state == cancelled) return {Action::cancel};
    return among_open(from, to);
}

// What is solved is open again only where the source counts a reopening, or does not count them.
Move from_solved(Present const& present, Event const& event) {
    Move move{&event};
    auto const from = present.standing.state, to = event.standing.state;
    bool const is_counted = event.reopenings.has_value();
    bool const is_reopened = is_counted ? *event.reopenings > present.reopenings : !is_solved(to);
    if (is_reopened) {
        move.actions = from_open({in_progress, {}}, event.standing);
        move.actions.insert(move.actions.begin(), Action::reopen);
    } else if (from == resolved && to == closed) {
        move.actions = {Action::close};
    } else {
        move.is_late = from != to;
    }
    return move;
}

void step(Present& present, Move const& move) {
    auto const& event = *move.event;
    if (has(move, Action::reopen)) ++present.reopenings;
    present.reopenings = std::max(present.reopenings, event.reopenings.value_or(0));
    if (!move.actions.empty()) present.standing = event.standing;
    // What waited and is called new by its source is in work here.
    if (has(move, Action::resume) || (has(move, Action::reopen) && event.standing.state == new_))
        present.standing = {in_progress, {}};
}

bool leaves_solution(Move const& move) { return has(move, Action::close) || has(move, Action::reopen); }

// The final columns stand on every row; on one that solved it they count where they lie within that solution: not before what
// came last, not after it was closed or reopened. Else the row's own time does.
Instant within(std::optional<Instant> told, Instant from, Instant until, Instant otherwise) {
    return told && *told >= from && *told <= until ? *told : otherwise;
}

void set_moments(std::vector<Move>& moves) {
    auto before = moves.empty() ? Instant() : moves.front().event->opened_at;
    for (auto each = moves.begin(); each != moves.end(); ++each) {
        auto const& event = *each->event;
        auto const next = std::find_if(each + 1, moves.end(), leaves_solution);
        auto const until = next == moves.end() ? Instant::max() : next->event->at;
        each->resolved_at = within(event.resolved_at, before, has(*each, Action::close) ? event.at : until, event.at);
        each->closed_at = within(event.closed_at, event.at, until, event.at);
        if (!each->is_late) before = event.at;
    }
}

}  // namespace

void sort(std::vector<Event>& events) {
    std::stable_sort(events.begin(), events.end(), [](Event const& one, Event const& other) { return one.at < other.at; });
}

Course course(Present present, std::vector<Event> const& events) {
    Course course;
    for (auto const& event : events) {
        auto const& from = present.standing;
        bool const is_solved_now = is_solved(from.state);
        if (from.state == cancelled ? event.standing.state != cancelled : is_solved_now && event.standing.state == cancelled) {
            course.impossible.push_back(&event);
            continue;
        }
        auto move = is_solved_now ? from_solved(present, event) : Move{&event};
        if (!is_solved_now && from.state != cancelled) move.actions = from_open(from, event.standing);
        step(present, move);
        course.moves.push_back(std::move(move));
    }
    set_moments(course.moves);
    course.end = present;
    return course;
}

}  // namespace yitai::servicenow
