#include "bulk/bulk_change.h"

#include "db/dialect.h"
#include "listing/list.h"
#include "people/kept.h"
#include "people/shown.h"
#include "queue/filter_text.h"
#include "ticket/visibility.h"

#include <map>
#include <set>

namespace yitai::bulk {
namespace {

struct Numbered {
    std::string number;
    std::int64_t id = 0;
};
YITAI_DESCRIBE(Numbered, number, id)

// Those that are called by their own numbers, which nearly all are, at once.
std::map<std::string, std::int64_t> numbered_ones(Tx& tx, std::vector<std::string> const& tickets) {
    auto visible = ticket::reached_by(tx.actor(), Right::ticket_read);
    visible.params.emplace_back("numbers", tickets);
    std::map<std::string, std::int64_t> ids;
    for (auto& row : tx.select<Numbered>("select number, id from ticket where merged_into_id is null and number in (" +
                                             db::texts_in(tx.engine(), ":numbers") + ") and " + visible.sql,
                                         visible.params))
        ids.emplace(std::move(row.number), row.id);
    return ids;
}

std::vector<std::int64_t> named_ones(Tx& tx, std::vector<std::string> const& tickets) {
    if (tickets.size() > most_named) throw Invalid("/tickets", "Too many");
    auto const numbered = numbered_ones(tx, tickets);
    std::set<std::int64_t> ids;
    for (std::size_t i = 0; i < tickets.size(); ++i) {
        auto const known = numbered.find(tickets[i]);
        ids.insert(known == numbered.end() ? ticket::named(tx, tickets[i], json::child("/tickets", i)).id.value : known->second);
    }
    return {ids.begin(), ids.end()};
}

std::vector<std::int64_t> filtered_ones(Tx& tx, std::string const& filter) {
    auto const conditions = queue::conditions_of(filter);
    if (conditions.empty()) throw Invalid("/filter", "Name at least one condition");
    queue::check_filter(tx, conditions, "");
    auto ids = listing::ids(tx, queue::list_query(conditions), most_tickets + 1);
    if (ids.size() > most_tickets)
        throw Invalid("/filter", {"This finds more than {{most}} tickets", {{"most", std::to_string(most_tickets)}}});
    return ids;
}

void keep_items(Tx& tx, BulkChangeId bulk, std::vector<std::int64_t> const& tickets) {
    tx.run(
        "insert into bulk_item (bulk_id, ticket_id, outcome) select cast(:bulk as bigint), id, 'waiting' from ticket where id in "
        "(" +
            db::numbers_in(tx.engine(), ":tickets") + ")",
        {{"bulk", bulk}, {"tickets", tickets}});
}

BulkChange own(Tx& tx, BulkChangeId id) {
    auto row = tx.find<BulkChange>("select * from bulk_change where id = :id and actor_id = :me",
                                   {{"id", id}, {"me", tx.actor().person}});
    if (!row) throw NotFound();
    return *row;
}

BulkChangeView view(BulkChange const& row) {
    BulkChangeView view;
    copy_members(row, view);
    return view;
}

struct Item {
    TicketId id;
    std::string number;
    Outcome outcome = Outcome::waiting;
    std::optional<Refusal> refusal;
};
YITAI_DESCRIBE(Item, id, number, outcome, refusal)

BulkItemView view(Item const& item, Language language) {
    BulkItemView view{item.id, item.number, item.outcome, {}, {}};
    if (!item.refusal) return view;
    view.refusal = say({item.refusal->sentence, {item.refusal->values.begin(), item.refusal->values.end()}}, language);
    if (!item.refusal->pointer.empty()) view.pointer = item.refusal->pointer;
    return view;
}

}  // namespace

void run_later(Tx&, BulkChange const&);  // portion.cpp

BulkChangeView ask(Tx& tx, NewBulkChange const& given) {
    auto const body = given.body.value.is_null() ? json::Value(json::Object()) : given.body.value;
    check_body(given.action, body);
    if (given.tickets.empty() == !given.filter) throw Invalid("/tickets", "Name the tickets or a filter, and not both");
    auto const tickets = given.filter ? filtered_ones(tx, *given.filter) : named_ones(tx, given.tickets);

    BulkChange row{.actor_id = tx.actor().person,
                   .principal = tx.actor().principal,
                   .action = given.action,
                   .body = body,
                   .filter = given.filter.value_or(Text<4000>()),
                   .total = static_cast<std::int64_t>(tickets.size()),
                   .created_at = tx.now()};
    tx.insert(row);
    keep_items(tx, row.id, tickets);
    timeline::Happening asked{.type = "bulk_change.asked", .object_kind = "bulk_change", .object_id = row.id.value};
    asked.details = json::Object{{"action", name_of(row.action)}, {"filter", row.filter}, {"total", row.total}};
    timeline::record(tx, asked);
    run_later(tx, row);
    return view(row);
}

BulkChangeView show(Tx& tx, BulkChangeId id) { return view(own(tx, id)); }

http::Page<BulkChangeView> list(Tx& tx, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {{"state", "state", http::Column::word, false, http::words_of<State>()}};
    auto page =
        http::list<BulkChange>(tx, query, {columns, "-id"}, "bulk_change where actor_id = :me", {{"me", tx.actor().person}});
    return page_of<BulkChangeView>(tx, std::move(page));
}

http::Page<BulkItemView> items(Tx& tx, BulkChangeId id, http::ListQuery const& query, Language language) {
    static std::vector<http::Filter> const columns = {
        {"outcome", "outcome", http::Column::word, false, http::words_of<Outcome>()}};
    auto const bulk = own(tx, id);
    auto page = http::list<Item>(tx, query, {columns, "id"},
                                 "(select ticket_id as id, number, outcome, refusal from bulk_item"
                                 " join ticket on ticket.id = ticket_id where bulk_id = :bulk) item where true",
                                 {{"bulk", bulk.id}});
    http::Page<BulkItemView> shown{{}, std::move(page.next_cursor), page.count};
    for (auto const& item : page.data) shown.data.push_back(view(item, language));
    return shown;
}

BulkChangeView cancel(Tx& tx, BulkChangeId id) {
    auto row = own(tx, id);
    if (row.state != State::running) throw Conflict("This has ended");
    row.cancel_asked = true;
    ++row.version;
    tx.update(row);
    return view(row);
}

}  // namespace yitai::bulk
