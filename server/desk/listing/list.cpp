#include "listing/list.h"

#include "listing/prepared.h"
#include "listing/simple_form.h"

#include <algorithm>

namespace yitai::listing {

namespace {

bool is_open_word(std::string_view word) {
    auto const state = enum_from<State>(trimmed(word));
    return state && ticket::is_open(*state);
}

bool leaves_open_ones(search::Node const& node) {
    if (node.kind == search::Node::Kind::all) return std::any_of(node.children.begin(), node.children.end(), leaves_open_ones);
    auto const conditions = node.kind == search::Node::Kind::field ? as_conditions(node) : std::nullopt;
    return conditions && conditions->size() == 1 && asks_for_open_ones({.conditions = *conditions});
}

// A query that can't be read is refused where it is asked.
bool leaves_open_ones(std::string_view q) try {
    auto const node = search::parse_query(q, "");
    return node && leaves_open_ones(*node);
} catch (Invalid const&) {
    return false;
}

}  // namespace

bool asks_for_open_ones(http::ListQuery const& query) {
    return std::any_of(query.conditions.begin(), query.conditions.end(), [](auto const& condition) {
        if (condition.op != "eq") return false;
        if (condition.field == "q") return leaves_open_ones(condition.value);
        if (condition.field == "open") return condition.value == "true";
        if (condition.field != "state") return false;
        auto const words = split(condition.value, ',');
        return std::all_of(words.begin(), words.end(), is_open_word);
    });
}

http::Page<TicketView> page(Tx& tx, http::ListQuery const& asked, std::optional<Kind> kind) {
    if (asked.sort == by_rank) {
        auto best = ranked_page(tx, asked, kind);
        return {ticket::views(tx, std::move(best.data)), {}, best.count};
    }
    auto const ready = prepared(tx, asked, kind);
    auto page = http::list<Ticket>(tx, ready.query, ready.filters(tx.engine()), ready.from, ready.params, shown_columns());
    return {ticket::views(tx, std::move(page.data)), std::move(page.next_cursor), page.count};
}

std::int64_t count(Tx& tx, http::ListQuery const& asked) { return count(tx, prepared(tx, asked)); }

std::vector<std::int64_t> ids(Tx& tx, http::ListQuery const& asked, std::size_t most) {
    auto const all = selection(tx, prepared(tx, asked, {}, Lead::tickets));
    return tx.select<std::int64_t>("select id from " + all.from + " order by id limit " + std::to_string(most), all.params);
}

void check(Tx& tx, http::ListQuery const& asked) { selection(tx, prepared(tx, asked)); }

}  // namespace yitai::listing
