// Presence: who looks at a ticket and who writes, of those who may write notes on it; requesters see nothing of it. Nothing is
// stored.
#pragma once

#include "http/page.h"
#include "presence/board.h"
#include "ticket/ticket.h"

namespace yitai::presence {

struct PresenceFields {
    Doing doing{};
};
YITAI_DESCRIBE(PresenceFields, doing)

struct PresenceView {
    std::string person;
    Doing doing = Doing::viewing;
    Instant since;
};
YITAI_DESCRIBE(PresenceView, person, doing, since)

http::Page<PresenceView> list(Tx&, ticket::Reference const&);  // empty for who may not see it
PresenceView be(Tx&, ticket::Reference const&, PresenceFields const&);
void leave(Tx&, ticket::Reference const&);

bool may_see(Actor const&, Ticket const&);

}  // namespace yitai::presence
