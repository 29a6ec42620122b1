#include "report/basic.h"

#include "calendar/calendar.h"
#include "catalog/service.h"
#include "report/month.h"
#include "ticket/visibility.h"

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

// What is over has an index that holds all that is counted; what is open are few.
constexpr std::string_view halves[] = {"queue_key is null", "queue_key is not null"};

// The tickets that are asked about, as SQL and as a list's query.
struct Asked {
    people::Condition condition;
    std::string list = "/api/v1/tickets?";

    std::string list_with(std::string const& conditions) const {
        return list + (list.ends_with('?') || conditions.empty() ? "" : "&") + conditions;
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

std::vector<Counts> counts_by(Tx& tx, Asked const& asked, std::string const& column) {
    std::map<std::string, Counts> all;
    for (auto const half : halves) {
        auto const sql = "select coalesce(cast(" + column + " as text), 'none') as value, " + std::string(counted) +
                         " from ticket where " + std::string(half) + " and " + asked.condition.sql + " group by 1";
        for (auto const& row : tx.select<Counts>(sql, asked.condition.params)) {
            auto& sum = all[row.value];
            sum.value = row.value;
            add(sum, row);
        }
    }
    std::vector<Counts> rows;
    rows.reserve(all.size());
    for (auto& [value, sum] : all) rows.push_back(std::move(sum));
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

std::vector<Figure> figures(Asked const& asked, std::vector<Counts> const& rows, std::string const& filter) {
    std::vector<Figure> all;
    all.reserve(rows.size());
    for (auto const& row : rows) all.push_back(figure(row, row.value, asked.list_with(filter + '=' + row.value)));
    std::stable_sort(all.begin(), all.end(), [](Figure const& one, Figure const& other) { return one.tickets > other.tickets; });
    return all;
}

// Ids become what people call the thing.
template <class Noun>
std::vector<Figure> figures_by(Tx& tx, Asked const& asked, std::string const& column, std::string const& filter) {
    auto rows = counts_by(tx, asked, column);
    ShownNames names;
    for (auto const& row : rows) names.want(Id<Noun>{parse_integer(row.value).value_or(0)});
    names.look_up(tx);
    for (auto& row : rows) row.value = names(Id<Noun>{parse_integer(row.value).value_or(0)}).value_or("none");
    return figures(asked, rows, filter);
}

struct Span {
    std::optional<Instant> first, last;
};
YITAI_DESCRIBE(Span, first, last)

Span span_of(Tx& tx, Asked const& asked) {
    Span whole;
    for (auto const half : halves) {
        auto const sql = "select min(happened_at) as first, max(happened_at) as last from ticket where " + std::string(half) +
                         " and " + asked.condition.sql;
        auto const some = tx.one<Span>(sql, asked.condition.params);
        if (some.first) whole.first = std::min(whole.first.value_or(*some.first), *some.first);
        if (some.last) whole.last = std::max(whole.last.value_or(*some.last), *some.last);
    }
    return whole;
}

// A month is a stretch of the index.
std::vector<Figure> by_month(Tx& tx, BasicQuery const& query) {
    auto const whole = span_of(tx, asked_by(tx, query));
    std::vector<Figure> all;
    if (!whole.first) return all;
    for (auto const& month : months_between(*whole.first, *whole.last, *calendar::desk_zone())) {
        auto within = query;
        within.from = std::max(query.from.value_or(month.begin), month.begin);
        within.to = std::min(query.to.value_or(month.end), month.end);
        auto const asked = asked_by(tx, within);
        auto const rows = counts_by(tx, asked, "0");
        if (!rows.empty()) all.push_back(figure(rows.front(), month.name, asked.list));
    }
    return all;
}

struct Times {
    std::int64_t tickets = 0, times = 0, most = 0;
};
YITAI_DESCRIBE(Times, tickets, times, most)

Repeated repeated(Tx& tx, Asked const& asked, std::string const& column) {
    Repeated all;
    for (auto const half : halves) {
        auto const sql = "select count(*) as tickets, coalesce(sum(" + column + "), 0) as times, coalesce(max(" + column +
                         "), 0) as most from ticket where " + std::string(half) + " and " + column + " > 0 and " +
                         asked.condition.sql;
        auto const some = tx.one<Times>(sql, asked.condition.params);
        all.tickets += some.tickets;
        all.times += some.times;
        all.most = std::max(all.most, some.most);
    }
    all.list = asked.list_with(column + "[gte]=1");
    all.list_of_most = asked.list_with(column + '=' + std::to_string(all.most));
    return all;
}

}  // namespace

Basic basic(Tx& tx, BasicQuery const& query) {
    if (query.from && query.to && *query.to <= *query.from) throw Invalid("/query/to", "Must be later than from");
    auto const asked = asked_by(tx, query);
    auto const by_state = counts_by(tx, asked, "state");
    Counts all;
    for (auto const& row : by_state) add(all, row);
    return {.all = figure(all, "all", asked.list),
            .by_state = figures(asked, by_state, "state"),
            .by_priority = figures(asked, counts_by(tx, asked, "priority"), "priority"),
            .by_service = figures_by<Service>(tx, asked, "service_id", "service"),
            .by_group = figures_by<Group>(tx, asked, "group_id", "group"),
            .by_month = by_month(tx, query),
            .reopened = repeated(tx, asked, "reopen_count"),
            .reassigned = repeated(tx, asked, "transfer_count"),
            .response_missed = asked.list_with("response_met=false"),
            .resolution_missed = asked.list_with("resolution_met=false")};
}

}  // namespace yitai::report
