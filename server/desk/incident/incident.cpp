#include "incident/incident.h"

#include "ticket/lifecycle.h"

namespace yitai::incident {
namespace {

using ticket::Action;

void no_longer_pending(Ticket& ticket) {
    ticket.pending_reason.reset();
    ticket.pending_until.reset();
}

json::Value details(std::string_view name, std::optional<std::string> const& value) {
    return value ? json::Value(json::Object{{std::string(name), *value}}) : json::Value();
}

template <std::size_t Max>
std::optional<std::string> plain(std::optional<Text<Max>> const& text) {
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

Ticket reopened(Tx& tx, Ticket const& before, std::string const& reason) {
    auto ticket = before;
    ticket.state = ticket::after(before, Action::reopen);
    ticket.resolved_at.reset();
    ticket.resolved_by_id = {};
    ticket.closed_at.reset();
    ticket.reopen_count += 1;

    ticket::change(tx, before, ticket, {.type = "incident.reopened", .details = details("reason", reason)});
    return ticket;
}

Ticket resumed(Tx& tx, Ticket const& before) {
    auto ticket = before;
    ticket.state = ticket::after(before, Action::resume);
    no_longer_pending(ticket);

    ticket::change(tx, before, ticket, {.type = "incident.resumed"});
    return ticket;
}

bool may_reopen(Ticket const& ticket, Instant now) {
    return ticket.state != State::closed || now < *ticket.closed_at + reopen_window;
}

}  // namespace

Ticket assign(Tx& tx, ticket::Reference const& reference, Assignment const& assignment) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_assign);
    if (!assignment.group && !assignment.assignee) throw Invalid("/assignee", "Name a group, an assignee, or both");

    auto ticket = before;
    ticket.state = ticket::after(before, Action::assign);
    if (assignment.group) ticket.group_id = people::group_named(tx, *assignment.group, "/group");
    if (assignment.assignee) ticket.assignee_id = people::person_named(tx, *assignment.assignee, "/assignee");
    else if (ticket.group_id != before.group_id) ticket.assignee_id = {};
    if (ticket.assignee_id && !people::is_member(tx, ticket.assignee_id, ticket.group_id))
        throw Conflict("The assignee does not belong to the group");
    ticket.assigned_at = tx.now();

    ticket::change(tx, before, ticket, {.type = "incident.assigned", .details = details("reason", plain(assignment.reason))});
    return ticket;
}

Ticket pend(Tx& tx, ticket::Reference const& reference, Pending const& pending) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_classify);
    if (pending.until && *pending.until <= tx.now()) throw Invalid("/until", "Must lie in the future");

    auto ticket = before;
    ticket.state = ticket::after(before, Action::pend);
    ticket.pending_reason = pending.reason;
    ticket.pending_until = pending.until;

    ticket::change(tx, before, ticket, {.type = "incident.pended", .details = details("comment", plain(pending.comment))});
    return ticket;
}

Ticket resume(Tx& tx, ticket::Reference const& reference) {
    return resumed(tx, ticket::for_change(tx, reference, Right::ticket_classify));
}

Ticket resolve(Tx& tx, ticket::Reference const& reference, Resolution const& resolution) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_resolve);
    if (!before.service_id || !before.category_id) throw Conflict("Set the service and the category before resolving");

    auto ticket = before;
    ticket.state = ticket::after(before, Action::resolve);
    no_longer_pending(ticket);
    if (!ticket.assignee_id) {
        ticket.assignee_id = tx.actor().person;
        ticket.assigned_at = tx.now();
    }
    ticket.resolution_code = resolution.code;
    ticket.resolution_text = resolution.text;
    ticket.cause_code = resolution.cause;
    ticket.resolved_at = tx.now();
    ticket.resolved_by_id = tx.actor().person;
    if (!ticket.first_response_at) ticket.first_response_at = tx.now();

    ticket::change(tx, before, ticket, {.type = "incident.resolved"});
    return ticket;
}

Ticket reopen(Tx& tx, ticket::Reference const& reference, Reason const& reason) {
    auto const ticket = ticket::for_change(tx, reference, Right::ticket_reopen);
    if (!may_reopen(ticket, tx.now())) throw Conflict("It was closed too long ago to be reopened; report it anew");
    return reopened(tx, ticket, reason.reason);
}

Ticket close(Tx& tx, ticket::Reference const& reference) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_close);

    auto ticket = before;
    ticket.state = ticket::after(before, Action::close);
    ticket.closed_at = tx.now();

    ticket::change(tx, before, ticket, {.type = "incident.closed"});
    return ticket;
}

Ticket cancel(Tx& tx, ticket::Reference const& reference, Reason const& reason) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_cancel);

    auto ticket = before;
    ticket.state = ticket::after(before, Action::cancel);
    no_longer_pending(ticket);
    ticket.cancellation_reason = reason.reason;

    ticket::change(tx, before, ticket, {.type = "incident.cancelled"});
    return ticket;
}

void requester_replied(Tx& tx, Ticket const& ticket) {
    bool const waited = ticket.state == State::pending && ticket.pending_reason == PendingReason::awaiting_user;
    bool const done = ticket.state == State::resolved || ticket.state == State::closed;
    if (waited) resumed(tx, ticket);
    else if (done && may_reopen(ticket, tx.now())) reopened(tx, ticket, "The requester replied");
}

}  // namespace yitai::incident
