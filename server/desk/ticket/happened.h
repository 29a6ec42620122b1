// What happened to a ticket, for reactions.
#pragma once

#include "ticket/ticket.h"
#include "timeline/timeline.h"

namespace yitai::ticket {

// The ticket as that left it.
inline std::shared_ptr<Ticket const> of(Tx& tx, timeline::Recorded const& recorded) {
    if (auto const& object = recorded.happening.object) return std::static_pointer_cast<Ticket const>(object);
    return std::make_shared<Ticket const>(get(tx, TicketId{recorded.row.object_id}));
}

}  // namespace yitai::ticket
