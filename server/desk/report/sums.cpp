#include "report/sums.h"

#include "calendar/calendar.h"

#include <fmt/format.h>

#include <algorithm>

namespace yitai::report {
namespace {

// What a report counts of a ticket, and how many tickets are like that.
struct Counted {
    State state = State::new_;
    Level priority{3};
    ServiceId service_id;
    GroupId group_id;
    Instant happened_at;
    std::optional<bool> response_met, resolution_met;
    std::int64_t reopen_count = 0, transfer_count = 0, tickets = 1;
};
YITAI_DESCRIBE(Counted, state, priority, service_id, group_id, happened_at, response_met, resolution_met, reopen_count,
               transfer_count, tickets)

void add(Sum& sum, Counted const& some) {
    sum.tickets += some.tickets;
    if (some.response_met) (*some.response_met ? sum.response_met : sum.response_missed) += some.tickets;
    if (some.resolution_met) (*some.resolution_met ? sum.resolution_met : sum.resolution_missed) += some.tickets;
}

void add(Times& times, std::int64_t count, std::int64_t tickets) {
    if (count == 0) return;
    times.tickets += tickets;
    times.times += count * tickets;
    times.most = std::max(times.most, count);
}

Sum* month_of(Sums& sums, Instant at) {
    auto const next = std::upper_bound(sums.months.begin(), sums.months.end(), at,
                                       [](Instant moment, Month const& month) { return moment < month.begin; });
    return next == sums.months.begin() ? nullptr : &sums.by_month[static_cast<std::size_t>(next - sums.months.begin()) - 1];
}

void add(Sums& sums, Counted const& some) {
    add(sums.all, some);
    add(sums.by_state[some.state], some);
    add(sums.by_priority[some.priority], some);
    add(sums.by_service[some.service_id], some);
    add(sums.by_group[some.group_id], some);
    if (auto* const month = month_of(sums, some.happened_at)) add(*month, some);
    add(sums.reopened, some.reopen_count, some.tickets);
    add(sums.reassigned, some.transfer_count, some.tickets);
}

// What is open are few, and nothing is faster than reading them once.
std::vector<Counted> open_ones(Tx& tx, people::Condition const& of) {
    return tx.select<Counted>(R"(
        select state, priority, service_id, group_id, happened_at, response_met, resolution_met, reopen_count, transfer_count
          from ticket where queue_key is not null and )" +
                                  of.sql,
                              of.params);
}

// What is over has an index that holds all that is counted, and begins with this moment.
std::optional<Instant> end_of_over(Tx& tx, people::Condition const& of, std::string_view order) {
    return tx.find<Instant>(
        fmt::format("select happened_at from ticket where queue_key is null and {} order by happened_at {} limit 1", of.sql,
                    order),
        of.params);
}

std::vector<Month> months_of(Tx& tx, people::Condition const& of, std::vector<Counted> const& open) {
    auto first = end_of_over(tx, of, "asc"), last = end_of_over(tx, of, "desc");
    for (auto const& ticket : open) {
        first = std::min(first.value_or(ticket.happened_at), ticket.happened_at);
        last = std::max(last.value_or(ticket.happened_at), ticket.happened_at);
    }
    return first && last ? months_between(*first, *last, *calendar::desk_zone()) : std::vector<Month>();
}

// In place of a moment the beginning of its month, so that few rows are left to be handed over; what is older than all months
// keeps a moment before them.
std::string month_in_sql(std::vector<Month> const& months) {
    if (months.empty()) return "happened_at";
    auto const before = to_epoch_ms(months.front().begin) - 1;
    std::string begins;
    for (auto const& month : months) begins += fmt::format("{}{}", begins.empty() ? "" : ",", to_epoch_ms(month.begin));
    return fmt::format("coalesce((array[{0}]::bigint[])[width_bucket(happened_at, array[{0}]::bigint[])], {1})", begins, before);
}

// SQLite's rows are read where they lie, which is faster than having it sort them; PostgreSQL counts those that are alike and
// sends few.
std::string over(db::Engine engine, std::vector<Month> const& months) {
    bool const counts = engine == db::Engine::postgres;
    return fmt::format(R"(
        select state, priority, service_id, group_id, {} as happened_at, response_met, resolution_met, reopen_count,
               transfer_count{}
          from ticket where queue_key is null and )",
                       counts ? month_in_sql(months) : "happened_at", counts ? ", count(*) as tickets" : "");
}

}  // namespace

Sums sums(Tx& tx, people::Condition const& of) {
    auto const open = open_ones(tx, of);
    Sums sums;
    sums.months = months_of(tx, of, open);
    sums.by_month.resize(sums.months.size());
    for (auto const& ticket : open) add(sums, ticket);

    auto const sql = over(tx.engine(), sums.months) + of.sql +
                     (tx.engine() == db::Engine::postgres ? " group by 1, 2, 3, 4, 5, 6, 7, 8, 9" : "");
    tx.for_each<Counted>(sql, of.params, [&](Counted const& some) { add(sums, some); });
    return sums;
}

}  // namespace yitai::report
