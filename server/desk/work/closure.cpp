#include "work/closure.h"

#include "practice/closing_code.h"
#include "ticket/lifecycle.h"
#include "work/deed.h"
#include "work/pending.h"
#include "work/requester.h"

namespace yitai::work {
namespace {

using ticket::Action;

Ticket closed(Tx& tx, Ticket const& before, json::Value details) {
    auto ticket = before;
    ticket.state = ticket::after(before, Action::close);
    ticket.closed_at = tx.now();
    ticket.announced = false;

    ticket::change(tx, before, ticket, {.type = ticket::deed_of(ticket, "closed"), .details = std::move(details)});
    return ticket;
}

Ticket set_announced(Tx& tx, ticket::Reference const& reference, bool announced) {
    auto before = ticket::for_change(tx, reference, Right::ticket_announce);
    if (before.announced == announced) return before;
    if (announced && !ticket::is_open(before.state)) throw Conflict("Only what is open can be announced");

    auto ticket = before;
    ticket.announced = announced;

    auto const* what = announced ? "announced" : "no_longer_announced";
    ticket::change(tx, before, ticket, {.type = ticket::deed_of(ticket, what)});
    return ticket;
}

}  // namespace

Ticket close(Tx& tx, ticket::Reference const& reference) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_close);
    return closed(tx, before, told_by(tx.actor(), before));
}

Ticket close_in_time(Tx& tx, Ticket const& before) { return closed(tx, before, json::Object{{"by", "time"}}); }

Ticket cancel(Tx& tx, ticket::Reference const& reference, Cancellation const& cancellation) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_cancel, asked(cancellation));
    auto const code = cancellation.code.value_or(Line<40>("other"));
    if (cancellation.code) practice::check_code(tx, before.kind, ClosingCodeKind::cancellation, code, "/code");

    auto ticket = before;
    ticket.state = ticket::after(before, Action::cancel);
    no_longer_pending(ticket);
    ticket.cancellation_code = code;
    ticket.cancellation_reason = cancellation.reason;
    ticket.chased_at.reset();
    ticket.announced = false;

    ticket::change(tx, before, ticket, {.type = ticket::deed_of(ticket, "cancelled")});
    return ticket;
}

Ticket announce(Tx& tx, ticket::Reference const& reference) { return set_announced(tx, reference, true); }
Ticket no_longer_announce(Tx& tx, ticket::Reference const& reference) { return set_announced(tx, reference, false); }

}  // namespace yitai::work
