#include "ticket/lifecycle.h"

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

}  // namespace

std::span<Transition const> lifecycle_of(Kind kind) {
    if (kind == Kind::incident) return incident;
    return {};
}

State after(Ticket const& ticket, Action action) {
    for (auto const& transition : lifecycle_of(ticket.kind))
        if (transition.from == ticket.state && transition.action == action) return transition.to;
    throw Conflict({"A ticket that is {{state}} can't take the action {{action}}",
                    {{"state", std::string(name_of(ticket.state))}, {"action", std::string(name_of(action))}}});
}

}  // namespace yitai::ticket
