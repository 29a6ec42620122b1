// What came of a contact: an answer, a ticket, one more report of a known fault, the way to somebody else, or nothing. A contact
// has one outcome, until it is reopened; only tickets may follow a ticket.
#pragma once

#include "contact/contact.h"
#include "incident/incident.h"

namespace yitai::contact {

struct Answer {
    Line<65536> text;
    std::optional<Line<200>> article;  // with which it was answered
};
YITAI_DESCRIBE(Answer, text, article)

struct MeToo {
    std::string ticket;  // by id or number
};
YITAI_DESCRIBE(MeToo, ticket)

struct Guidance {
    GuidedAwayReason reason{};
    std::optional<Line<500>> note;  // needed where the reason is another one
};
YITAI_DESCRIBE(Guidance, reason, note)

struct Reopening {
    Line<500> reason;
};
YITAI_DESCRIBE(Reopening, reason)

ContactView answer(Tx&, ContactId, Answer const&);
ContactView join(Tx&, ContactId, MeToo const&);
ContactView guide_away(Tx&, ContactId, Guidance const&);
ContactView abandon(Tx&, ContactId);
ContactView reopen(Tx&, ContactId, Reopening const&);  // Conflict once it led to a ticket

// Reports the incident for the contact's person, by the contact's channel and time where the report names no other.
Ticket report(Tx&, ContactId, incident::Report);

}  // namespace yitai::contact
