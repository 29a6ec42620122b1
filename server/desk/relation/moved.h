// What hangs on a ticket and goes with it to another one: which rows of which tables went, so that just these come back.
#pragma once

#include "ticket/ticket.h"

#include <map>

namespace yitai::relation {

using Moved = std::map<std::string, std::vector<std::int64_t>>;  // table → ids

Moved move_all(Tx&, TicketId from, TicketId to);
// Those entries and their attachments. Invalid at /entries/<n>: not an entry of that ticket.
Moved move_entries(Tx&, TicketId from, TicketId to, std::vector<std::int64_t> const& entries);
void move_back(Tx&, Moved const&, TicketId from, TicketId to);

}  // namespace yitai::relation
