#include "report/basic.h"

#include "calendar/calendar.h"
#include "catalog/service.h"
#include "report/month.h"
#include "ticket/visibility.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace yitai::report {
namespace {

struct Counts {
    std::string value;
    std::int64_t tickets = 0, response_met = 0, response_missed = 0, resolution_met = 0, resolution_missed = 0;
};
YITAI_DESCRIBE(Counts, value, tickets, response_met, response_missed, resolution_met, resolution_missed)

void add(Counts& all, Counts const& some) {
    all.tickets += some.tickets;
    all.response_met += some.response_met;
    all.response_missed += some.response_missed;
    all.resolution_met += some.resolution_met;
    all.resolution_missed += some.resolution_missed;
}

constexpr std::string_view counted = R"(count(*) as tickets,
    count(*) filter (where response_met) as response_met, count(*) filter (where not response_met) as response_missed,
    count(*) filter (where resolution_met) as resolution_met, count(*) filter (where not resolution_met) as resolution_missed)";

// What is open are few, and nothing is faster than reading them once.
struct Open {
    State state = State::new_;
    Level priority{3};
    ServiceId service_id;
    GroupId group_id;
    Instant happened_at;
    std::optional<bool> response_met, resolution_met;
    std::int64_t reopen_count = 0, transfer_count = 0;
};
YITAI_DESCRIBE(Open, state, priority, service_id, group_id, happened_at, response_met, resolution_met, reopen_count,
               transfer_count)

void add(Counts& all, Open const& ticket) {
    ++all.tickets;
    if (ticket.response_met) ++(*ticket.response_met ? all.response_met : all.response_missed);
    if (ticket.resolution_met) ++(*ticket.resolution_met ? all.resolution_met : all.resolution_missed);
}

// By what tickets are told apart: a column, as text, and the list's filter for it.
struct Dimension {
    std::string_view column, filter;
    std::string (*value)(Open const&);
};
constexpr std::string_view nothing = "none";

template <class Noun>
std::string text_of(Id<Noun> id) {
    return id ? to_string(id) : std::string(nothing);
}
constexpr Dimension by_state = {"state", "state", [](Open const& ticket) { return std::string(name_of(ticket.state)); }};
constexpr Dimension by_priority = {"priority", "priority", [](Open const& ticket) { return std::to_string(ticket.priority); }};
constexpr Dimension by_service = {"service_id", "service", [](Open const& ticket) { return text_of(ticket.service_id); }};
constexpr Dimension by_group = {"group_id", "group", [](Open const& ticket) { return text_of(ticket.group_id); }};

// The tickets that are asked about, as SQL and as a list's query.
struct Asked {
    people::Condition condition;
    std::string list = "/api/v1/tickets";

    std::string list_with(std::string const& conditions) const {
        return list + (list.find('?') == list.npos ? '?' : '&') + conditions;
    }
};

Right narrower(Actor const& actor) {
    return actor.rights[Right::report_read] < actor.rights[Right::ticket_read] ? Right::report_read : Right::ticket_read;
}

Asked asked_by(Tx& tx, BasicQuery const& query) {
    Asked asked{.condition = ticket::reached_by(tx.actor(), narrower(tx.actor()))};
    auto const limit = [&](std::string const& sql, std::string_view name, db::Value value, std::string const& condition) {
        asked.condition.sql += " and " + sql + " :" + std::string(name);
        asked.condition.params.emplace_back(name, nullptr);
        asked.condition.params.back().value = std::move(value);
        asked.list = asked.list_with(condition);
    };
    if (query.kind)
        limit("kind =", "kind", db::Value(std::string(name_of(*query.kind))), "kind=" + std::string(name_of(*query.kind)));
    if (query.from)
        limit("happened_at >=", "from", db::Value(to_epoch_ms(*query.from)), "happened_at[gte]=" + to_rfc3339(*query.from));
    if (query.to) limit("happened_at <", "to", db::Value(to_epoch_ms(*query.to)), "happened_at[lt]=" + to_rfc3339(*query.to));
    return asked;
}

std::vector<Open> open_ones(Tx& tx, Asked const& asked) {
    return tx.select<Open>(R"(
        select state, priority, service_id, group_id, happened_at, response_met, resolution_met, reopen_count, transfer_count
          from ticket where queue_key is not null and )" +
                               asked.condition.sql,
                           asked.condition.params);
}

// What is over has an index that holds all that is counted.
std::string over(Asked const& asked) { return " from ticket where queue_key is null and " + asked.condition.sql; }

std::vector<Counts> counts_by(Tx& tx, Asked const& asked, std::vector<Open> const& open, Dimension const& dimension) {
    auto const sql = fmt::format("select coalesce(cast({} as text), '{}') as value, {} {} group by 1", dimension.column, nothing,
                                 counted, over(asked));
    std::map<std::string, Counts> all;
    for (auto const& row : tx.select<Counts>(sql, asked.condition.params)) all[row.value] = row;
    for (auto const& ticket : open) add(all[dimension.value(ticket)], ticket);
    std::vector<Counts> rows;
    rows.reserve(all.size());
    for (auto& [value, sum] : all) {
        sum.value = value;
        rows.push_back(std::move(sum));
    }
    return rows;
}

Attainment attainment(std::int64_t met, std::int64_t missed) {
    Attainment attained{met, missed, {}};
    if (met + missed > 0) attained.rate = static_cast<double>(met) / static_cast<double>(met + missed);
    return attained;
}

Figure figure(Counts const& counts, std::string value, std::string list) {
    return {std::move(value), counts.tickets, attainment(counts.response_met, counts.response_missed),
            attainment(counts.resolution_met, counts.resolution_missed), std::move(list)};
}

std::vector<Figure> figures(Asked const& asked, std::vector<Counts> const& rows, std::string_view filter) {
    std::vector<Figure> all;
    all.reserve(rows.size());
    for (auto const& row : rows) all.push_back(figure(row, row.value, asked.list_with(std::string(filter) + '=' + row.value)));
    std::stable_sort(all.begin(), all.end(), [](Figure const& one, Figure const& other) { return one.tickets > other.tickets; });
    return all;
}

// Ids become what people call the thing.
template <class Noun>
std::vector<Counts> named(Tx& tx, std::vector<Counts> rows) {
    auto const id = [](Counts const& row) { return Id<Noun>{parse_integer(row.value).value_or(0)}; };
    ShownNames names;
    for (auto const& row : rows) names.want(id(row));
    names.look_up(tx);
    for (auto& row : rows) row.value = names(id(row)).value_or(std::string(nothing));
    return rows;
}

struct Span {
    std::optional<Instant> first, last;
};
YITAI_DESCRIBE(Span, first, last)

Span span_of(Tx& tx, Asked const& asked, std::vector<Open> const& open) {
    auto whole = tx.one<Span>("select min(happened_at) as first, max(happened_at) as last" + over(asked), asked.condition.params);
    for (auto const& ticket : open) {
        whole.first = std::min(whole.first.value_or(ticket.happened_at), ticket.happened_at);
        whole.last = std::max(whole.last.value_or(ticket.happened_at), ticket.happened_at);
    }
    return whole;
}

// A month is a stretch of the index.
std::vector<Figure> figures_by_month(Tx& tx, BasicQuery const& query, std::vector<Open> const& open) {
    auto const whole = span_of(tx, asked_by(tx, query), open);
    std::vector<Figure> all;
    if (!whole.first) return all;
    for (auto const& month : months_between(*whole.first, *whole.last, *calendar::desk_zone())) {
        auto within = query;
        within.from = std::max(query.from.value_or(month.begin), month.begin);
        within.to = std::min(query.to.value_or(month.end), month.end);
        auto const asked = asked_by(tx, within);
        auto counts = tx.one<Counts>(fmt::format("select '' as value, {} {}", counted, over(asked)), asked.condition.params);
        for (auto const& ticket : open)
            if (ticket.happened_at >= *within.from && ticket.happened_at < *within.to) add(counts, ticket);
        if (counts.tickets > 0) all.push_back(figure(counts, month.name, asked.list));
    }
    return all;
}

struct Times {
    std::int64_t tickets = 0, times = 0, most = 0;
};
YITAI_DESCRIBE(Times, tickets, times, most)

Repeated repeated(Tx& tx, Asked const& asked, std::vector<Open> const& open, std::string const& column,
                  std::int64_t Open::* count) {
    auto const sql = fmt::format(
        "select count(*) as tickets, coalesce(sum({0}), 0) as times, coalesce(max({0}), 0) as most {1} "
        "and {0} > 0",
        column, over(asked));
    auto times = tx.one<Times>(sql, asked.condition.params);
    for (auto const& ticket : open) {
        times.tickets += ticket.*count > 0 ? 1 : 0;
        times.times += ticket.*count;
        times.most = std::max(times.most, ticket.*count);
    }
    return {times.tickets, times.times, times.most, asked.list_with(column + "[gte]=1"),
            asked.list_with(column + '=' + std::to_string(times.most))};
}

}  // namespace

Basic basic(Tx& tx, BasicQuery const& query) {
    if (query.from && query.to && *query.to <= *query.from) throw Invalid("/query/to", "Must be later than from");
    auto const asked = asked_by(tx, query);
    auto const open = open_ones(tx, asked);
    auto const counts = [&](Dimension const& dimension) { return counts_by(tx, asked, open, dimension); };
    auto const states = counts(by_state);
    Counts all;
    for (auto const& row : states) add(all, row);
    return {.all = figure(all, "all", asked.list),
            .by_state = figures(asked, states, by_state.filter),
            .by_priority = figures(asked, counts(by_priority), by_priority.filter),
            .by_service = figures(asked, named<Service>(tx, counts(by_service)), by_service.filter),
            .by_group = figures(asked, named<Group>(tx, counts(by_group)), by_group.filter),
            .by_month = figures_by_month(tx, query, open),
            .reopened = repeated(tx, asked, open, "reopen_count", &Open::reopen_count),
            .reassigned = repeated(tx, asked, open, "transfer_count", &Open::transfer_count),
            .response_missed = asked.list_with("response_met=false"),
            .resolution_missed = asked.list_with("resolution_met=false")};
}

}  // namespace yitai::report
