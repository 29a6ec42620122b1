// The order in which queues are worked on: what was chased first, then what is due first, then by priority and age.
#pragma once

#include "ticket/ticket.h"

namespace yitai::ticket {

// None: it is over and stands in no queue.
std::optional<std::int64_t> queue_key(Ticket const&);

}  // namespace yitai::ticket
