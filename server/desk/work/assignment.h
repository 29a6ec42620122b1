// Assignment: which group a ticket lies with and who of it works on it.
#pragma once

#include "ticket/ticket.h"

namespace yitai::work {

// A group alone gives it back to everybody in it.
struct Assignment {
    std::optional<std::string> group, assignee;
    std::optional<Text<500>> reason;
};
YITAI_DESCRIBE(Assignment, group, assignee, reason)

Ticket assign(Tx&, ticket::Reference const&, Assignment const&);

// Puts the ticket, not stored yet, into those hands: counts the transfer, remembers the first agent, and sees to what another
// department owes (hand_off.h). Conflict: the assignee does not belong to the group, a written result is owed.
void give(Tx&, Ticket const& before, Ticket&, GroupId, PersonId assignee, std::string const& reason);

}  // namespace yitai::work
