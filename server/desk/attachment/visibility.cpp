#include "attachment/visibility.h"

#include "ticket/visibility.h"

namespace yitai::attachment {

bool is_seen(Tx& tx, Attachment const& attachment) {
    auto const& actor = tx.actor();
    bool const own = actor.person && attachment.uploaded_by_id == actor.person;
    if (!attachment.ticket_id) return own;
    auto const ticket = ticket::get(tx, attachment.ticket_id);
    if (!ticket::reaches(actor, Right::ticket_read, ticket)) return false;
    bool const kept_inside = attachment.internal && !ticket::reaches(actor, Right::ticket_note_read, ticket);
    bool const kept_secret = attachment.confidential && !ticket::reaches(actor, Right::attachment_confidential, ticket);
    return own || (!kept_inside && !kept_secret);
}

people::Condition seen_at(Actor const& actor, Ticket const& ticket) {
    people::Condition seen{"ticket_id = :ticket and removed_at is null", {{"ticket", ticket.id}}};
    bool const inside = ticket::reaches(actor, Right::ticket_note_read, ticket);
    bool const secrets = ticket::reaches(actor, Right::attachment_confidential, ticket);
    if (!inside) seen.sql += " and (not internal or uploaded_by_id = :me)";
    if (!secrets) seen.sql += " and (not confidential or uploaded_by_id = :me)";
    if (!inside || !secrets) seen.params.emplace_back("me", actor.person);
    return seen;
}

}  // namespace yitai::attachment
