#include "presence/presence.h"

#include "people/shown.h"
#include "ticket/visibility.h"

namespace yitai::presence {
namespace {

Ticket ticket_at_hand(Tx& tx, ticket::Reference const& reference) {
    auto ticket = ticket::get(tx, reference);
    if (!may_see(tx.actor(), ticket) || !tx.actor().person) throw Forbidden("You may not do this with this ticket");
    return ticket;
}

PresenceView view(Here const& here) { return {here.person, here.doing, here.since}; }

}  // namespace

http::Page<PresenceView> list(Tx& tx, ticket::Reference const& reference) {
    auto const ticket = ticket::get(tx, reference);
    http::Page<PresenceView> page;
    if (!may_see(tx.actor(), ticket)) return page;
    for (auto const& here : board().at(ticket.id, tx.now())) page.data.push_back(view(here));
    return page;
}

// The name is that of the person, not of a token's principal, so that everybody knows him by it.
PresenceView be(Tx& tx, ticket::Reference const& reference, PresenceFields const& given) {
    auto const ticket = std::make_shared<Ticket const>(ticket_at_hand(tx, reference));
    ShownNames names;
    names.want(tx.actor().person);
    names.look_up(tx);
    return view(board().be(ticket, tx.actor().person, *names(tx.actor().person), given.doing, tx.now()));
}

void leave(Tx& tx, ticket::Reference const& reference) { board().leave(ticket_at_hand(tx, reference).id, tx.actor().person); }

bool may_see(Actor const& actor, Ticket const& ticket) {
    return ticket::reaches(actor, Right::ticket_read, ticket) && ticket::reaches(actor, Right::ticket_note, ticket);
}

}  // namespace yitai::presence
