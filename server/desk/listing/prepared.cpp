#include "listing/prepared.h"

#include "listing/columns.h"
#include "listing/list.h"
#include "ticket/view.h"
#include "ticket/visibility.h"

#include <algorithm>

namespace yitai::listing {
namespace {

bool asks_for_custom_fields(http::ListQuery const& query) {
    return std::any_of(query.conditions.begin(), query.conditions.end(),
                       [](auto const& condition) { return condition.field.starts_with(practice::filter_prefix); });
}

bool is_by_queue(http::ListQuery const& query) { return query.sort == queue_order || query.sort == "-queue_key"; }

// The index leads where all of it may be seen in its own order; who sees little is better served the other way round.
Lead lead_of(Actor const& actor, http::ListQuery const& query) {
    bool const by_age = query.sort.empty() || query.sort == "-id" || query.sort == "id";
    return by_age && actor.rights[Right::ticket_read] > Scope::own ? Lead::index : Lead::tickets;
}

}  // namespace

http::Filters Prepared::filters(db::Engine engine) const {
    http::Filters all{asked.filters, "-id"};
    if (by_index) {
        all.id = engine == db::Engine::sqlite ? "search_ticket.rowid" : "search_ticket.found_id";
        all.all = "ticket.*";
    }
    return all;
}

Prepared prepared(Tx& tx, http::ListQuery const& query, std::optional<Kind> kind, std::optional<Lead> lead) {
    auto visible = ticket::reached_by(tx.actor(), Right::ticket_read);
    Prepared ready{.query = query, .asked = {}, .params = std::move(visible.params), .node = {}};
    // Only what is open stands in queues; the words are those with which their indexes are made.
    auto where = " where " + visible.sql + (is_by_queue(query) || asks_for_open_ones(query) ? " and queue_key is not null" : "");
    ready.node = taken_question(ready.query);
    if (ready.node) {
        auto asked = question(tx, *ready.node, lead.value_or(lead_of(tx.actor(), query)));
        ready.from = asked.from;
        ready.by_index = asked.by_index;
        where += asked.where;
        ready.params.insert(ready.params.end(), asked.params.begin(), asked.params.end());
    }
    ready.query = http::with_ids(tx, std::move(ready.query), named_filters());
    if (kind) {
        where += " and kind = :kind";
        ready.params.emplace_back("kind", *kind);
    }
    ready.from += where;
    // Fields that a desk has defined are looked up only when they are asked about.
    if (asks_for_custom_fields(query)) ready.asked = practice::filters(tx);
    ready.asked.filters.insert(ready.asked.filters.begin(), columns().begin(), columns().end());
    return ready;
}

Selection selection(Tx& tx, Prepared const& ready) {
    auto const sql = http::sql_for(ready.query, ready.filters(tx.engine()), tx.now());
    Selection selection{ready.from + sql.filter, sql.order, ready.params};
    selection.params.insert(selection.params.end(), sql.params.begin(), sql.params.end());
    return selection;
}

std::int64_t count(Tx& tx, Prepared const& ready) {
    auto const all = selection(tx, ready);
    return tx.one<std::int64_t>("select count(*) from " + all.from, all.params);
}

std::vector<http::Shown> const& shown_columns() {
    static auto const shown = [] {
        auto all = columns_of_view<TicketView, Ticket>();
        all.insert(all.end(), {{"cis", "ci_ids"}, {"watchers", "watcher_ids"}, {"queue_key", "queue_key"}});
        return all;
    }();
    return shown;
}

}  // namespace yitai::listing
