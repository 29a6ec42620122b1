// An announced ticket is known to everybody it concerns: the people of its organisation, and all people where it is the
// company's own. They are told that it is known, and nothing of who reported it.
#pragma once

#include "ticket/ticket.h"

#include <map>

namespace yitai::ticket {

// The company itself among the organisations.
OrganisationId home(Tx&);

// When each of these was announced for the last time; those that never were are left out.
std::map<TicketId, Instant> announced_at(Tx&, std::vector<std::int64_t> const& tickets);

}  // namespace yitai::ticket
