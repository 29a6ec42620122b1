#include "work/pending.h"

#include "ticket/lifecycle.h"
#include "work/deed.h"

namespace yitai::work {

using ticket::Action;

Ticket pend(Tx& tx, ticket::Reference const& reference, Pending const& pending) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_classify, asked(pending));
    if (pending.until && *pending.until <= tx.now()) throw Invalid("/until", "Must lie in the future");

    auto ticket = before;
    ticket.state = ticket::after(before, Action::pend);
    ticket.pending_reason = pending.reason;
    ticket.pending_until = pending.until;

    auto const comment = pending.comment.value_or(Text<2000>());
    ticket::change(tx, before, ticket, {.type = ticket::deed_of(ticket, "pended"), .details = said("comment", comment)});
    resume_later(tx, ticket);
    return ticket;
}

Ticket resume(Tx& tx, ticket::Reference const& reference) {
    return resumed(tx, ticket::for_change(tx, reference, Right::ticket_classify));
}

Ticket resumed(Tx& tx, Ticket const& before) {
    auto ticket = before;
    ticket.state = ticket::after(before, Action::resume);
    no_longer_pending(ticket);

    ticket::change(tx, before, ticket, {.type = ticket::deed_of(ticket, "resumed")});
    return ticket;
}

void resume_later(Tx& tx, Ticket const& ticket) {
    if (ticket.state != State::pending || !ticket.pending_until) return;
    auto const id = to_string(ticket.id);
    jobs::enqueue(tx, {.kind = std::string(resume_job),
                       .key = std::string(resume_job) + ':' + id + ':' + std::to_string(ticket.version),
                       .payload = json::Object{{"ticket", id}, {"until", to_rfc3339(*ticket.pending_until)}},
                       .run_at = ticket.pending_until});
}

// It may have gone on meanwhile, or wait for another moment now.
void resume_in_time(Tx& tx, jobs::Job const& job) {
    auto const ticket = ticket::get(tx, jobs::id_in<Ticket>(job, "ticket"));
    auto const until = parse_rfc3339(*job.payload.find("until")->as<std::string>());
    if (ticket.state == State::pending && ticket.pending_until == until) resumed(tx, ticket);
}

void no_longer_pending(Ticket& ticket) {
    ticket.pending_reason.reset();
    ticket.pending_until.reset();
}

}  // namespace yitai::work
