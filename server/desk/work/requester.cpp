#include "work/requester.h"

namespace yitai::work {

bool is_requesters_side(PersonId person, Ticket const& ticket) {
    return person && (ticket.requester_id == person || ticket.affected_id == person);
}

json::Value told_by(Actor const& actor, Ticket const& ticket, json::Object details) {
    if (is_requesters_side(actor.person, ticket)) details.set("by", "requester");
    if (actor.principal.starts_with(by_link)) details.set("through", "link");
    return details.empty() ? json::Value() : json::Value(std::move(details));
}

}  // namespace yitai::work
