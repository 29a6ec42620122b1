#include "sla/firing.h"

namespace yitai::sla {
namespace {

json::Object details_of(Firing const& firing, Ticket const& ticket) {
    json::Object details{{"internal", true},
                         {"metric", name_of(firing.metric)},
                         {"percent", firing.percent},
                         {"reached_at", to_rfc3339(firing.at)}};
    for (auto const& clock : ticket.clocks)
        if (clock.metric == firing.metric && clock.due_at) details.set("due_at", to_rfc3339(*clock.due_at));
    return details;
}

Ticket mark(Tx& tx, Ticket const& before, Firing const& firing) {
    auto ticket = before;
    ticket.clock_events.push_back({firing.at, ClockEventKind::marked, {}, {}, ClockMark{firing.metric, firing.percent}});
    show(ticket, course(tx, ticket));
    auto const what = firing.percent == run_out ? "breached" : "warned";
    ticket::store(tx, before, ticket, {.type = ticket::deed_of(ticket, what), .details = details_of(firing, ticket)});
    return ticket;
}

// Or it would be looked at again and again.
void agree_on_next(Tx& tx, Ticket const& ticket, std::vector<Firing> const& unmarked) {
    auto const next = unmarked.empty() ? std::nullopt : std::optional(unmarked.front().at);
    if (ticket.clock_fires_at == next) return;
    tx.run("update ticket set clock_fires_at = :next where id = :id", {{"next", next}, {"id", ticket.id}});
}

}  // namespace

int fire(Tx& tx, TicketId id) {
    auto ticket = ticket::get(tx, id);
    int fired = 0;
    for (;;) {
        auto const unmarked = course(tx, ticket).unmarked;
        if (unmarked.empty() || unmarked.front().at >= tx.now()) {
            agree_on_next(tx, ticket, unmarked);
            return fired;
        }
        ticket = mark(tx, ticket, unmarked.front());
        ++fired;
    }
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
