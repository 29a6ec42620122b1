// Who keeps the clocks of tickets. Handed in at start by the room that knows promises; without one nothing is promised.
#pragma once

#include "ticket/ticket.h"

namespace yitai::ticket {

// Looks at what happens to a ticket before it is stored and sets its clocks; whether it set any differently. A new ticket has no
// `before`.
using Timekeeper = bool (*)(Tx&, Ticket const* before, Ticket&, Deed const&);
void set_timekeeper(Timekeeper);

}  // namespace yitai::ticket
