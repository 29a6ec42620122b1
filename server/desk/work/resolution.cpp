#include "work/resolution.h"

#include "calendar/calendar.h"
#include "conversation/entry.h"
#include "practice/closing_code.h"
#include "practice/practice.h"
#include "ticket/lifecycle.h"
#include "work/after_resolution.h"
#include "work/deed.h"
#include "work/first_contact.h"
#include "work/hand_off.h"
#include "work/pending.h"
#include "work/requester.h"

namespace yitai::work {
namespace {

using ticket::Action;

void check_may_be_resolved(Tx& tx, Ticket const& ticket, Resolution const& resolution) {
    if (!ticket.service_id || !ticket.category_id) throw Conflict("Set the service and the category before resolving");
    check_nothing_owed(tx, ticket);
    practice::check_code(tx, ticket.kind, ClosingCodeKind::resolution, resolution.code, "/code");
    if (resolution.cause) practice::check_code(tx, ticket.kind, ClosingCodeKind::cause, *resolution.cause, "/cause");
    if (practice::of(tx, ticket.kind).demands_fields)
        practice::check_complete(tx, ticket.kind, ticket.service_id, ticket.custom_fields, Demand::on_resolution);
}

// Within the moment in which a reply can still be taken back nobody has seen the resolution: taking it back is no reopening.
bool takes_back(Tx& tx, Ticket const& ticket) {
    return ticket.resolved_at && ticket.resolved_by_id == tx.actor().person &&
           tx.now() <= *ticket.resolved_at + conversation::hold;
}

}  // namespace

Ticket resolve(Tx& tx, ticket::Reference const& reference, Resolution const& resolution) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_resolve, asked(resolution));
    check_may_be_resolved(tx, before, resolution);
    return resolved(tx, before, before, resolution);
}

Ticket resolved(Tx& tx, Ticket const& before, Ticket ticket, Resolution const& resolution) {
    ticket.state = ticket::after(before, Action::resolve);
    no_longer_pending(ticket);
    if (!ticket.assignee_id && tx.actor().person) {
        ticket.assignee_id = tx.actor().person;
        ticket.assigned_at = tx.now();
        if (!ticket.first_agent_id) ticket.first_agent_id = ticket.assignee_id;
    }
    ticket.resolution_code = resolution.code;
    ticket.resolution_text = resolution.text;
    ticket.cause_code = resolution.cause;
    ticket.resolved_at = tx.now();
    ticket.resolved_by_id = tx.actor().person;
    ticket.chased_at.reset();
    if (!ticket.first_response_at) ticket.first_response_at = tx.now();
    ticket.first_contact = first_contact_of(tx, ticket);
    ticket.first_line_resolved = is_first_line(tx, ticket);

    ticket::change(tx, before, ticket, {.type = ticket::deed_of(ticket, "resolved")});
    look_after(tx, ticket);
    return ticket;
}

Ticket reopen(Tx& tx, ticket::Reference const& reference, Reason const& reason) {
    auto const ticket = ticket::for_change(tx, reference, Right::ticket_reopen, asked(reason));
    if (!may_reopen(tx, ticket)) throw Conflict("It was closed too long ago to be reopened; report it anew");
    return reopened(tx, ticket, reason.reason);
}

Ticket reopened(Tx& tx, Ticket const& before, std::string const& reason) {
    auto ticket = before;
    ticket.state = ticket::after(before, Action::reopen);
    if (!takes_back(tx, before)) ticket.reopen_count += 1;
    ticket.resolved_at.reset();
    ticket.resolved_by_id = {};
    ticket.closed_at.reset();
    ticket.first_contact = FirstContact::no;
    ticket.first_line_resolved.reset();

    ticket::change(tx, before, ticket,
                   {.type = ticket::deed_of(ticket, "reopened"), .details = told_by(tx.actor(), before, {{"reason", reason}})});
    return ticket;
}

bool may_reopen(Tx& tx, Ticket const& ticket) {
    if (ticket.state != State::closed) return true;
    auto const practice = practice::of(tx, ticket.kind);
    auto const days = people::get(tx, ticket.requester_id).vip ? practice.vip_reopen_days : practice.reopen_days;
    return days > 0 && tx.now() < calendar::after_working_days(tx, *ticket.closed_at, days);
}

bool hear_requester(Tx& tx, Ticket const& ticket) {
    bool const waited = ticket.state == State::pending && ticket.pending_reason == PendingReason::awaiting_user;
    bool const done = ticket::is_solved(ticket.state) || ticket.state == State::closed;
    if (waited) resumed(tx, ticket);
    if (!done) return true;
    if (!may_reopen(tx, ticket)) return false;
    reopened(tx, ticket, "The requester replied");
    return true;
}

}  // namespace yitai::work
