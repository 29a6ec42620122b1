#include "work/assignment.h"

#include "ticket/lifecycle.h"
#include "work/deed.h"
#include "work/hand_off.h"

namespace yitai::work {

using ticket::Action;

Ticket assign(Tx& tx, ticket::Reference const& reference, Assignment const& assignment) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_assign, asked(assignment));
    if (!assignment.group && !assignment.assignee) throw Invalid("/assignee", "Name a group, an assignee, or both");
    auto const group = assignment.group ? people::group_named(tx, *assignment.group, "/group") : before.group_id;
    auto const assignee = assignment.assignee ? people::person_named(tx, *assignment.assignee, "/assignee") : PersonId{};
    auto const reason = assignment.reason.value_or(Text<500>());

    auto ticket = before;
    ticket.state = ticket::after(before, Action::assign);
    give(tx, before, ticket, group, assignee, reason);

    ticket::change(tx, before, ticket, {.type = ticket::deed_of(ticket, "assigned"), .details = said("reason", reason)});
    return ticket;
}

void give(Tx& tx, Ticket const& before, Ticket& ticket, GroupId group, PersonId assignee, std::string const& reason) {
    if (assignee && !people::is_member(tx, assignee, group)) throw Conflict("The assignee does not belong to the group");
    bool const to_another = group != before.group_id || (before.assignee_id && assignee && assignee != before.assignee_id);
    if (to_another && before.group_id) ++ticket.transfer_count;
    if (group != before.group_id) change_department(tx, before, group, reason);

    ticket.group_id = group;
    ticket.assignee_id = assignee;
    ticket.assigned_at = tx.now();
    if (!ticket.first_agent_id) ticket.first_agent_id = assignee;
}

}  // namespace yitai::work
