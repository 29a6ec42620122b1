#include "ticket/lifecycle.h"

#include <algorithm>

namespace yitai::ticket {
namespace {

constexpr Transition incident[] = {
    {State::new_,        Action::assign,  State::assigned},
    {State::assigned,    Action::assign,  State::assigned},
    {State::in_progress, Action::assign,  State::in_progress},
    {State::pending,     Action::assign,  State::pending},

    {State::new_,        Action::start,   State::in_progress},
    {State::assigned,    Action::start,   State::in_progress},

    {State::new_,        Action::pend,    State::pending},
    {State::assigned,    Action::pend,    State::pending},
    {State::in_progress, Action::pend,    State::pending},
    {State::pending,     Action::pend,    State::pending},
    {State::pending,     Action::resume,  State::in_progress},

    {State::new_,        Action::resolve, State::resolved},
    {State::assigned,    Action::resolve, State::resolved},
    {State::in_progress, Action::resolve, State::resolved},
    {State::pending,     Action::resolve, State::resolved},

    {State::resolved,    Action::reopen,  State::in_progress},
    {State::closed,      Action::reopen,  State::in_progress},
    {State::resolved,    Action::close,   State::closed},

    {State::new_,        Action::cancel,  State::cancelled},
    {State::assigned,    Action::cancel,  State::cancelled},
    {State::in_progress, Action::cancel,  State::cancelled},
    {State::pending,     Action::cancel,  State::cancelled},
};

// Of a request those steps that its own practice does not add: asking for it and approving it come with its catalogue.
constexpr Transition request[] = {
    {State::submitted,   Action::assign,  State::fulfilment},
    {State::fulfilment,  Action::assign,  State::fulfilment},
    {State::pending,     Action::assign,  State::pending},

    {State::submitted,   Action::start,   State::fulfilment},

    {State::submitted,   Action::pend,    State::pending},
    {State::fulfilment,  Action::pend,    State::pending},
    {State::pending,     Action::pend,    State::pending},
    {State::pending,     Action::resume,  State::fulfilment},

    {State::submitted,   Action::resolve, State::fulfilled},
    {State::fulfilment,  Action::resolve, State::fulfilled},
    {State::pending,     Action::resolve, State::fulfilled},

    {State::fulfilled,   Action::reopen,  State::fulfilment},
    {State::closed,      Action::reopen,  State::fulfilment},
    {State::fulfilled,   Action::close,   State::closed},

    {State::submitted,   Action::cancel,  State::cancelled},
    {State::fulfilment,  Action::cancel,  State::cancelled},
    {State::pending,     Action::cancel,  State::cancelled},
};

}  // namespace

std::span<Transition const> lifecycle_of(Kind kind) {
    if (kind == Kind::incident) return incident;
    if (kind == Kind::request) return request;
    return {};
}

State first_state(Kind kind) { return kind == Kind::request ? State::submitted : State::new_; }

bool knows(Kind kind, State state) {
    auto const all = lifecycle_of(kind);
    return std::any_of(all.begin(), all.end(), [&](Transition const& row) { return row.from == state || row.to == state; });
}

State after(Ticket const& ticket, Action action) {
    for (auto const& transition : lifecycle_of(ticket.kind))
        if (transition.from == ticket.state && transition.action == action) return transition.to;
    throw Conflict({"A ticket that is {{state}} can't take the action {{action}}",
                    {{"state", std::string(name_of(ticket.state))}, {"action", std::string(name_of(action))}}});
}

}  // namespace yitai::ticket
