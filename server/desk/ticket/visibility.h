// Visibility: which tickets an actor's right reaches. The same rule twice, as SQL and as a question about one ticket; every
// list, count, stream and change goes through it.
#pragma once

#include "people/visibility.h"
#include "ticket/ticket.h"

#include <span>

namespace yitai::ticket {

people::Condition reached_by(Actor const&, Right);  // over the table ticket

// All that visibility asks of a ticket: whose it is and where it lies.
struct Belonging {
    PersonId requester_id, reported_by_id, affected_id, assignee_id, created_by_id;
    GroupId group_id;
    OrganisationId organisation_id;
    SiteId site_id;
    std::span<PersonId const> watcher_ids;
};
// Of a ticket, or of what else carries these members.
template <class Kept>
Belonging belonging(Kept const& kept) {
    return {kept.requester_id, kept.reported_by_id,  kept.affected_id, kept.assignee_id, kept.created_by_id,
            kept.group_id,     kept.organisation_id, kept.site_id,     kept.watcher_ids};
}

bool reaches(Actor const&, Right, Belonging const&);
inline bool reaches(Actor const& actor, Right right, Ticket const& ticket) { return reaches(actor, right, belonging(ticket)); }

// Whom tickets bring together, for people::set_acquaintance.
people::Acquaintance acquaintance();

}  // namespace yitai::ticket
