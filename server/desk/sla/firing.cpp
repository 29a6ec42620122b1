#include "sla/firing.h"

#include <algorithm>

namespace yitai::sla {
namespace {

json::Object details_of(Firing const& firing, Ticket const& ticket) {
    json::Object details{{"internal", true},
                         {"metric", name_of(firing.metric)},
                         {"percent", firing.percent},
                         {"reached_at", to_rfc3339(firing.at)}};
    for (auto const& clock : ticket.clocks.get())
        if (clock.metric == firing.metric && clock.due_at) details.set("due_at", to_rfc3339(*clock.due_at));
    return details;
}

ClockEvent mark_of(Firing const& firing) {
    return {firing.at, ClockEventKind::marked, {}, {}, ClockMark{firing.metric, firing.percent}};
}

// What is left of its course.
Course mark(Tx& tx, Ticket& ticket, Firing const& firing) {
    auto const before = ticket;
    auto events = ticket.clock_events.get();
    events.push_back(mark_of(firing));
    ticket.clock_events = events;
    auto after = course(tx, std::move(events));
    show(ticket, after);
    auto const what = firing.percent == run_out ? "breached" : "warned";
    ticket::store(tx, before, ticket, {.type = ticket::deed_of(ticket, what), .details = details_of(firing, ticket)});
    return after;
}

// Or it would be looked at again and again.
void agree_on_next(Tx& tx, Ticket const& ticket, std::vector<Firing> const& unmarked) {
    auto const next = unmarked.empty() ? std::nullopt : std::optional(unmarked.front().at);
    if (ticket.clock_fires_at == next) return;
    tx.run("update ticket set clock_fires_at = :next where id = :id", {{"next", next}, {"id", ticket.id}});
}

}  // namespace

int fire(Tx& tx, Ticket ticket) {
    int fired = 0;
    auto now = course(tx, ticket);
    for (; !now.unmarked.empty() && now.unmarked.front().at < tx.now(); ++fired) now = mark(tx, ticket, now.unmarked.front());
    agree_on_next(tx, ticket, now.unmarked);
    return fired;
}

void pass_over(Tx& tx, Ticket& ticket) {
    auto const is_past = [&](Firing const& firing) { return firing.at < tx.now(); };
    auto events = ticket.clock_events.get();
    auto now = course(tx, events);
    if (std::none_of(now.unmarked.begin(), now.unmarked.end(), is_past)) return;
    for (; !now.unmarked.empty() && is_past(now.unmarked.front()); now = course(tx, events))
        for (auto const& firing : now.unmarked)
            if (is_past(firing)) events.push_back(mark_of(firing));
    ticket.clock_events = events;
    show(ticket, now);
    tx.run(R"(
        update ticket set clocks = :clocks, clock_events = :events, clock_fires_at = :next, response_met = :response,
               resolution_met = :resolution where id = :id)",
           {{"clocks", ticket.clocks},
            {"events", ticket.clock_events},
            {"next", ticket.clock_fires_at},
            {"response", ticket.response_met},
            {"resolution", ticket.resolution_met},
            {"id", ticket.id}});
}

std::vector<TicketId> due(Tx& tx, std::size_t most) {
    return tx.select<TicketId>(R"(
        select id from ticket where clock_fires_at is not null and clock_fires_at < :now order by clock_fires_at limit :most)",
                               {{"now", tx.now()}, {"most", static_cast<std::int64_t>(most)}});
}

std::optional<Instant> next_due(Tx& tx) {
    return tx.find<Instant>("select clock_fires_at from ticket where clock_fires_at is not null order by clock_fires_at limit 1");
}

}  // namespace yitai::sla
