#include "sla/supposition.h"

namespace yitai::sla {
namespace {

// Tickets are looked for no further back than so many of them, so that what is rare does not lead through the whole desk.
constexpr std::int64_t farthest = 20'000;

// A ticket that was promised nothing has no events; those that matter are known from what it is.
std::vector<ClockEvent> events_of(Ticket const& ticket) {
    auto events = ticket.clock_events.get();
    if (!events.empty()) return events;
    auto const add = [&](Instant at, ClockEventKind kind) { events.push_back({at, kind, {}, {}, {}}); };
    add(ticket.happened_at, ClockEventKind::targeted);
    add(ticket.happened_at, ClockEventKind::created);
    if (ticket.first_response_at) add(*ticket.first_response_at, ClockEventKind::agent_message);
    if (ticket.resolved_at) add(*ticket.resolved_at, ClockEventKind::resolved);
    else if (!ticket::is_open(ticket.state)) add(ticket.closed_at.value_or(ticket.updated_at), ClockEventKind::ended);
    return events;
}

std::string condition_of(Agreement const& agreement) {
    if (!agreement.active) return "";
    std::string kinds;
    for (auto const kind : agreement.kinds) kinds += (kinds.empty() ? "'" : ", '") + std::string(name_of(kind)) + '\'';
    std::string condition = "kind in (" + (kinds.empty() ? "'incident'" : kinds) + ')';
    if (agreement.service_id) condition += " and service_id = " + to_string(agreement.service_id);
    if (agreement.organisation_id) condition += " and organisation_id = " + to_string(agreement.organisation_id);
    return '(' + condition + ')';
}

}  // namespace

std::map<Metric, Counted> supposed(Tx& tx, Ticket const& ticket, std::optional<ClockTerms> const& agreed) {
    std::map<Metric, Counted> all;
    if (!agreed) return all;
    std::vector<ClockEvent> events;
    bool is_targeted = false;
    for (auto& event : events_of(ticket)) {
        if (event.kind == ClockEventKind::targeted) {
            if (std::exchange(is_targeted, true)) continue;
            event.terms = agreed;
        }
        events.push_back(std::move(event));
    }
    for (auto& counted : course_of(std::move(events), [&tx](ClockTerms const& each) { return terms(tx, each); }).clocks)
        all.insert_or_assign(counted.clock.metric, std::move(counted));
    return all;
}

std::vector<Ticket> newest_under(Tx& tx, std::span<Agreement const> agreements, int most) {
    std::string any;
    for (auto const& agreement : agreements)
        if (auto const one = condition_of(agreement); !one.empty()) any += (any.empty() ? "" : " or ") + one;
    if (any.empty()) return {};
    return tx.select<Ticket>("select * from ticket where id > (select coalesce(max(id), 0) from ticket) - :farthest and (" + any +
                                 ") order by id desc limit :most",
                             {{"farthest", farthest}, {"most", most}});
}

}  // namespace yitai::sla
