#include "work/first_contact.h"

#include "conversation/entry.h"

namespace yitai::work {

FirstContact first_contact_of(Tx& tx, Ticket const& ticket) {
    bool const by_first = ticket.resolved_by_id && ticket.resolved_by_id == ticket.first_agent_id;
    bool const in_one_go = ticket.transfer_count == 0 && ticket.reopen_count == 0;
    bool const at_once = *ticket.resolved_at - ticket.created_at <= first_contact_lasts;
    bool const first = by_first && in_one_go && at_once && !conversation::requester_spoke(tx, ticket.id);
    return first ? FirstContact::provisional : FirstContact::no;
}

bool is_first_line(Tx& tx, Ticket const& ticket) {
    return ticket.group_id && people::get(tx, ticket.group_id).line == SupportLine::l1;
}

}  // namespace yitai::work
