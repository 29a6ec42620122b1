// A ticket's past: every change as it was recorded, and the ticket as it stood at any moment.
#pragma once

#include "ticket/view.h"
#include "timeline/timeline.h"

namespace yitai::ticket {

// For an actor who may not read internal notes, what is internal is left out.
std::vector<timeline::HistoryEntry> history(Tx&, Ticket const&);

// NotFound when it did not exist yet.
TicketView as_of(Tx&, Ticket const&, Instant at);

}  // namespace yitai::ticket
