// Lifecycles: which action leads from which state to which, kind by kind. A table, so that it can be read and shown.
#pragma once

#include "ticket/ticket.h"

#include <span>

namespace yitai::ticket {

enum class Action { assign, start, pend, resume, resolve, reopen, close, cancel };
YITAI_DESCRIBE_ENUM(Action, assign, start, pend, resume, resolve, reopen, close, cancel)

struct Transition {
    State from;
    Action action;
    State to;
};
std::span<Transition const> lifecycle_of(Kind);

State first_state(Kind);
bool knows(Kind, State);  // tickets of that kind can be in that state

// The state after the action; Conflict, naming the state, when it is not possible there.
State after(Ticket const&, Action);

}  // namespace yitai::ticket
