// The course of one incident: which actions of our lifecycle lead from event to event. Pure.
#pragma once

#include "servicenow/event.h"
#include "ticket/lifecycle.h"

namespace yitai::servicenow {

// How an incident stands before an event.
struct Present {
    Standing standing;
    int reopenings = 0;
};

// What an event brings.
struct Move {
    Event const* event = nullptr;
    std::vector<ticket::Action> actions;  // in order; none: it stays in its state
    // It tells of a state that was over: solved, and not reopened by then. Nothing of it is taken.
    bool is_late = false;
    // It was solved then, or closed.
    Instant resolved_at, closed_at;
};

struct Course {
    std::vector<Move> moves;
    std::vector<Event const*> impossible;  // what is cancelled does not go on, what is solved is not cancelled
    Present end;
};

// By time; those of one moment stay in the order of their rows.
void sort(std::vector<Event>&);

Course course(Present, std::vector<Event> const&);

}  // namespace yitai::servicenow
