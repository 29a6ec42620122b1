#include "report/basic.h"

#include "catalog/service.h"
#include "report/sums.h"
#include "ticket/visibility.h"

#include <algorithm>

namespace yitai::report {
namespace {

constexpr std::string_view nothing = "none";

// A sum and what it is of, as it is shown and as a list's filter says it.
using Named = std::pair<std::string, Sum>;

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

Attainment attainment(std::int64_t met, std::int64_t missed) {
    Attainment attained{met, missed, {}};
    if (met + missed > 0) attained.rate = static_cast<double>(met) / static_cast<double>(met + missed);
    return attained;
}

Figure figure(Sum const& sum, std::string value, std::string list) {
    return {std::move(value), sum.tickets, attainment(sum.response_met, sum.response_missed),
            attainment(sum.resolution_met, sum.resolution_missed), std::move(list)};
}

std::vector<Figure> figures(Asked const& asked, std::vector<Named> const& sums, std::string_view filter) {
    std::vector<Figure> all;
    all.reserve(sums.size());
    for (auto const& [value, sum] : sums) all.push_back(figure(sum, value, asked.list_with(std::string(filter) + '=' + value)));
    std::stable_sort(all.begin(), all.end(), [](Figure const& one, Figure const& other) { return one.tickets > other.tickets; });
    return all;
}

std::vector<Named> named(Tx&, std::map<State, Sum> const& sums) {
    std::vector<Named> all;
    all.reserve(sums.size());
    for (auto const& [state, sum] : sums) all.emplace_back(name_of(state), sum);
    return all;
}

std::vector<Named> named(Tx&, std::map<int, Sum> const& sums) {
    std::vector<Named> all;
    all.reserve(sums.size());
    for (auto const& [priority, sum] : sums) all.emplace_back(std::to_string(priority), sum);
    return all;
}

// By what people call the thing.
template <class Noun>
std::vector<Named> named(Tx& tx, std::map<Id<Noun>, Sum> const& sums) {
    ShownNames names;
    for (auto const& [id, sum] : sums) names.want(id);
    names.look_up(tx);
    std::vector<Named> all;
    all.reserve(sums.size());
    for (auto const& [id, sum] : sums) all.emplace_back(names(id).value_or(std::string(nothing)), sum);
    return all;
}

std::vector<Figure> figures_by_month(Tx& tx, BasicQuery const& query, Sums const& sums) {
    std::vector<Figure> all;
    for (std::size_t i = 0; i < sums.months.size(); ++i) {
        if (sums.by_month[i].tickets == 0) continue;
        auto const& month = sums.months[i];
        auto within = query;
        within.from = std::max(query.from.value_or(month.begin), month.begin);
        within.to = std::min(query.to.value_or(month.end), month.end);
        all.push_back(figure(sums.by_month[i], month.name, asked_by(tx, within).list));
    }
    return all;
}

Repeated repeated(Asked const& asked, Times const& times, std::string const& column) {
    return {times.tickets, times.times, times.most, asked.list_with(column + "[gte]=1"),
            asked.list_with(column + '=' + std::to_string(times.most))};
}

}  // namespace

Basic basic(Tx& tx, BasicQuery const& query) {
    if (query.from && query.to && *query.to <= *query.from) throw Invalid("/query/to", "Must be later than from");
    auto const asked = asked_by(tx, query);
    auto const sums = report::sums(tx, asked.condition);
    auto const by = [&](auto const& some, std::string_view filter) { return figures(asked, named(tx, some), filter); };
    return {.all = figure(sums.all, "all", asked.list),
            .by_state = by(sums.by_state, "state"),
            .by_priority = by(sums.by_priority, "priority"),
            .by_service = by(sums.by_service, "service"),
            .by_group = by(sums.by_group, "group"),
            .by_month = figures_by_month(tx, query, sums),
            .reopened = repeated(asked, sums.reopened, "reopen_count"),
            .reassigned = repeated(asked, sums.reassigned, "transfer_count"),
            .response_missed = asked.list_with("response_met=false"),
            .resolution_missed = asked.list_with("resolution_met=false")};
}

}  // namespace yitai::report
