// Warnings and breaches, recorded when their time has come: never before, and each once, since the mark and what it leads to are
// one transaction.
#pragma once

#include "sla/keeping.h"

namespace yitai::sla {

// Records what has fallen due for this ticket by now; how many marks were set.
int fire(Tx&, Ticket);

// Marks what fell due by now and tells nobody: it was long ago, when the ticket was somewhere else.
void pass_over(Tx&, Ticket&);

// Tickets with something due, those that wait longest first.
std::vector<TicketId> due(Tx&, std::size_t most);
std::optional<Instant> next_due(Tx&);

}  // namespace yitai::sla
