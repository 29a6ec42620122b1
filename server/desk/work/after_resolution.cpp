#include "work/after_resolution.h"

#include "calendar/calendar.h"
#include "practice/practice.h"
#include "work/closure.h"
#include "work/first_contact.h"

#include <algorithm>

namespace yitai::work {
namespace {

struct Times {
    std::optional<Instant> settle, remind, close;
};

Times times_of(Tx& tx, Ticket const& ticket) {
    auto const practice = practice::of(tx, ticket.kind);
    auto const after = [&](int days) { return calendar::after_working_days(tx, *ticket.resolved_at, days); };
    Times times;
    if (ticket.first_contact == FirstContact::provisional) times.settle = after(settled_after_days);
    if (practice.close_days > 0) times.close = after(practice.close_days);
    if (times.close && practice.remind_days > 0 && practice.remind_days < practice.close_days)
        times.remind = after(practice.remind_days);
    return times;
}

std::optional<Instant> next_of(Times const& times, std::optional<Instant> after) {
    std::optional<Instant> next;
    for (auto const& each : {times.settle, times.remind, times.close})
        if (each && (!after || *each > *after) && (!next || *each < *next)) next = each;
    return next;
}

// The key names the resolution: another one has times of its own.
void wait_for(Tx& tx, Ticket const& ticket, Instant at, bool reminded) {
    auto const id = to_string(ticket.id), resolution = to_rfc3339(*ticket.resolved_at);
    jobs::enqueue(tx, {.kind = std::string(after_resolution_job),
                       .key = std::string(after_resolution_job) + ':' + id + ':' + resolution + ':' + to_rfc3339(at),
                       .payload = json::Object{{"ticket", id}, {"resolved_at", resolution}, {"reminded", reminded}},
                       .run_at = at});
}

void settle(Tx& tx, Ticket& ticket) {
    auto const before = ticket;
    ticket.first_contact = FirstContact::yes;
    ticket::change(tx, before, ticket, {.type = ticket::deed_of(ticket, "settled")});
}

}  // namespace

void look_after(Tx& tx, Ticket const& resolved) {
    if (auto const first = next_of(times_of(tx, resolved), std::nullopt)) wait_for(tx, resolved, *first, false);
}

void go_on_after(Tx& tx, jobs::Job const& job) {
    auto ticket = ticket::get(tx, jobs::id_in<Ticket>(job, "ticket"));
    auto const resolution = parse_rfc3339(*job.payload.find("resolved_at")->as<std::string>());
    if (ticket.resolved_at != resolution) return;

    auto const times = times_of(tx, ticket);
    auto const* told = job.payload.find("reminded");
    bool reminded = told && *told == json::Value(true);
    auto const due = [&](std::optional<Instant> at) { return at && *at <= tx.now(); };
    if (due(times.settle)) settle(tx, ticket);
    if (ticket::is_solved(ticket.state) && due(times.close)) close_in_time(tx, ticket);
    else if (ticket::is_solved(ticket.state) && due(times.remind) && !reminded) {
        ticket::note(tx, ticket, {.type = ticket::deed_of(ticket, "reminded")});
        reminded = true;
    }
    if (auto const next = next_of(times, std::max(tx.now(), job.run_at))) wait_for(tx, ticket, *next, reminded);
}

}  // namespace yitai::work
