// Resolution: what was done, with a code and, where known, a cause. It can be taken back: by the requester, within a window after
// closure, or by the desk.
#pragma once

#include "ticket/ticket.h"

namespace yitai::work {

struct Resolution {
    Line<40> code;
    Line<65536> text;
    std::optional<Line<40>> cause;
};
YITAI_DESCRIBE(Resolution, code, text, cause)

struct Reason {
    Line<500> reason;
};
YITAI_DESCRIBE(Reason, reason)

// Assigns an unassigned one to the resolver. Conflict: service or category missing, a result owed. Invalid: a code that is not
// listed, a custom field that has to be filled in first.
Ticket resolve(Tx&, ticket::Reference const&, Resolution const&);
// Whoever asks; `ticket` is what has been changed of it already.
Ticket resolved(Tx&, Ticket const& before, Ticket ticket, Resolution const&);

Ticket reopen(Tx&, ticket::Reference const&, Reason const&);  // Conflict outside the window
Ticket reopened(Tx&, Ticket const& before, std::string const& reason);
bool may_reopen(Tx&, Ticket const&);

// The requester has spoken: what waits for them goes on, what was resolved is taken up again. False: it is closed for too long.
bool hear_requester(Tx&, Ticket const&);

}  // namespace yitai::work
