// The end of a ticket: closed when the requester agrees or does not object, cancelled when it needs no work.
#pragma once

#include "ticket/ticket.h"

namespace yitai::work {

struct Cancellation {
    std::optional<Line<40>> code;
    Line<500> reason;
};
YITAI_DESCRIBE(Cancellation, code, reason)

Ticket close(Tx&, ticket::Reference const&);  // by the requester: confirmed
Ticket close_in_time(Tx&, Ticket const& before);  // nobody objected
Ticket cancel(Tx&, ticket::Reference const&, Cancellation const&);

// Everybody may learn that this is known and worked on.
Ticket announce(Tx&, ticket::Reference const&);
Ticket no_longer_announce(Tx&, ticket::Reference const&);

}  // namespace yitai::work
