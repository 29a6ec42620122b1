#include "ticket/list.h"

#include "people/shown.h"
#include "search/index.h"
#include "ticket/question.h"
#include "ticket/visibility.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace yitai::ticket {

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"id", "id", id, true, {}, true},
        {"number", "number", text},
        {"kind", "kind", word, false, http::words_of<Kind>()},
        {"state", "state", word, false, http::words_of<State>()},
        {"open", "(queue_key is not null)", boolean},
        {"priority", "priority", integer, true, {}, true},
        {"impact", "impact", integer},
        {"urgency", "urgency", integer},
        {"channel", "channel", word, false, http::words_of<Channel>()},
        {"pending_reason", "pending_reason", word, false, http::words_of<PendingReason>()},
        {"requester", "requester_id", id},
        {"reported_by", "reported_by_id", id},
        {"organisation", "organisation_id", id},
        {"parent", "parent_id", id},
        {"me_too", "me_too", boolean},
        {"announced", "announced", boolean},
        {"tag", "tag", text, false, {}, false, "id in (select ticket_id from ticket_tag where "},
        {"ci", "ci_id", id, false, {}, false, "id in (select ticket_id from ticket_ci where "},
        {"watcher", "person_id", id, false, {}, false, "id in (select ticket_id from ticket_watcher where "},
        {"queue_key", "queue_key", integer, true, {}, true},
        {"assignee", "assignee_id", id},
        {"group", "group_id", id},
        {"site", "site_id", id},
        {"service", "service_id", id},
        {"category", "category_id", id},
        {"created_at", "created_at", instant, true, {}, true},
        {"updated_at", "updated_at", instant, true, {}, true},
        {"resolved_at", "resolved_at", instant, true},
        {"next_due_at", "next_due_at", instant, true},
    };
    return all;
}

namespace {

std::int64_t parent_named(Tx& tx, std::string_view name, std::string const& pointer) {
    return ticket::named(tx, name, pointer).id.value;
}

std::vector<std::int64_t> groups_of(Actor const& actor) {
    std::vector<std::int64_t> ids;
    ids.reserve(actor.groups.size());
    for (auto const group : actor.groups) ids.push_back(group.value);
    return ids;
}

constexpr http::NamedFilter names[] = {
    {"requester", http::person_by<people::person_named>},
    {"reported_by", http::person_by<people::person_named>},
    {"assignee", http::person_by<people::person_named>},
    {"watcher", http::person_by<people::person_named>},
    {"organisation", http::id_by<people::organisation_named>},
    {"group", http::id_by<people::group_named>, groups_of},
    {"site", http::id_by<people::site_named>},
    {"service", http::id_by<catalog::service_named>},
    {"category", http::id_by<catalog::category_named>},
    {"ci", http::id_by<asset::ci_named>},
    {"parent", parent_named},
};

bool asks_for_custom_fields(http::ListQuery const& query) {
    return std::any_of(query.conditions.begin(), query.conditions.end(),
                       [](auto const& condition) { return condition.field.starts_with(practice::filter_prefix); });
}

bool is_open_word(std::string_view word) {
    auto const state = enum_from<State>(trimmed(word));
    return state && is_open(*state);
}

bool is_by_queue(http::ListQuery const& query) { return query.sort == queue_order || query.sort == "-queue_key"; }

// A question made ready: ids in place of names, what may be asked, and the tickets that the actor may see, as SQL behind `from`.
struct Prepared {
    http::ListQuery query;
    practice::FieldFilters asked;
    std::string from;
    db::Params params;
    bool by_index = false;
    std::optional<search::Node> node;

    http::Filters filters(db::Engine engine) const {
        http::Filters all{asked.filters, "-id"};
        if (by_index) {
            all.id = engine == db::Engine::sqlite ? "search_ticket.rowid" : "search_ticket.found_id";
            all.all = "ticket.*";
        }
        return all;
    }
};

// The index leads where all of it may be seen in its own order; who sees little is better served the other way round.
Lead lead_of(Actor const& actor, http::ListQuery const& query) {
    bool const by_age = query.sort.empty() || query.sort == "-id" || query.sort == "id";
    return by_age && actor.rights[Right::ticket_read] > Scope::own ? Lead::index : Lead::tickets;
}

Prepared prepared(Tx& tx, http::ListQuery const& query, std::optional<Kind> kind = {}, std::optional<Lead> lead = {}) {
    auto visible = reached_by(tx.actor(), Right::ticket_read);
    Prepared ready{query, {}, "ticket", std::move(visible.params), false, {}};
    // Only what is open stands in queues; the words are those with which their indexes are made.
    auto where = " where " + visible.sql + (is_by_queue(query) || asks_for_open_ones(query) ? " and queue_key is not null" : "");
    ready.node = taken_question(ready.query);
    if (ready.node) {
        auto question = ticket::asked(tx, *ready.node, lead.value_or(lead_of(tx.actor(), query)));
        ready.from = question.from;
        ready.by_index = question.by_index;
        where += question.where;
        ready.params.insert(ready.params.end(), question.params.begin(), question.params.end());
    }
    ready.query = http::with_ids(tx, std::move(ready.query), names);
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

std::vector<http::Shown> const& shown_columns() {
    static auto const shown = [] {
        auto all = columns_of_view<TicketView, Ticket>();
        all.insert(all.end(), {{"cis", "ci_ids"}, {"watchers", "watcher_ids"}, {"queue_key", "queue_key"}});
        return all;
    }();
    return shown;
}

// ---- ranked ----

struct Titled {
    std::int64_t id = 0;
    std::string subject;
};
YITAI_DESCRIBE(Titled, id, subject)

template <class Row>
std::vector<Row> newest(Tx& tx, Prepared const& ready, std::string const& columns, std::size_t most) {
    auto const sql = http::sql_for(ready.query, ready.filters(tx.engine()), tx.now());
    auto params = ready.params;
    params.insert(params.end(), sql.params.begin(), sql.params.end());
    return tx.select<Row>("select " + columns + " from " + ready.from + sql.filter + sql.order + " limit " + std::to_string(most),
                          params);
}

// Titles are looked at among the newest matches only: the index would read them all.
struct Titles {
    std::string sql;
    std::deque<std::string> names;
    db::Params params;

    std::string bind(std::string text) {
        auto const& name = names.emplace_back("title_" + std::to_string(names.size()));
        params.emplace_back(name, nullptr);
        params.back().value = std::move(text);
        return ':' + name;
    }
};

search::Node anywhere(search::Node node) {
    node.phrase.in_title = false;
    for (auto& child : node.children) child = anywhere(std::move(child));
    return node;
}

void look_at_titles(Tx& tx, Titles& titles, search::Node const& words) {
    auto const engine = tx.engine();
    auto const bind = [&titles](std::string text) { return titles.bind(std::move(text)); };
    titles.sql = " and " + search::holds_openly(engine, search::Kind::ticket, words, bind);
    auto const within = tx.actor().may(Right::ticket_note_read) ? search::Within::everything : search::Within::open;
    auto const expression = search::expression(engine, anywhere(words), within, false);
    auto const id = search::id_column(engine, search::Kind::ticket);
    auto const oldest = tx.find<std::int64_t>(search::found_ids(engine, search::Kind::ticket, ":words") + " order by " + id +
                                                  " desc limit 1 offset " + std::to_string(most_matches_ranked - 1),
                                              {{"words", *expression}});
    if (oldest) titles.sql += " and " + id + " >= " + std::to_string(*oldest);
}

// Those with the words in the title, the shortest titles first, for they say little else; then the newest others.
std::vector<std::int64_t> ranked(Tx& tx, Prepared const& ready, search::Node const& words, std::size_t most) {
    Titles titles;
    look_at_titles(tx, titles, words);
    auto with_title = ready;
    with_title.from += titles.sql;
    for (auto const& param : titles.params) with_title.params.push_back(param);
    auto titled = newest<Titled>(tx, with_title, "ticket.id, subject", most_ranked);
    std::stable_sort(titled.begin(), titled.end(),
                     [](Titled const& one, Titled const& other) { return one.subject.size() < other.subject.size(); });
    std::vector<std::int64_t> ids;
    ids.reserve(most);
    for (auto const& each : titled)
        if (ids.size() < most) ids.push_back(each.id);
    if (ids.size() == most) return ids;
    for (auto const id : newest<std::int64_t>(tx, ready, "ticket.id", most + most_ranked))
        if (ids.size() < most && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    return ids;
}

http::Page<Ticket> ranked_page(Tx& tx, http::ListQuery asked, std::optional<Kind> kind) {
    asked.sort.clear();
    auto ready = prepared(tx, asked, kind, Lead::index);
    auto const words = ready.node ? words_in_title(*ready.node) : std::nullopt;
    if (!words || !ready.by_index) throw Invalid(http::query_pointer("sort"), "Only a query with words can be ranked");
    if (ready.query.cursor) throw Invalid(http::query_pointer("cursor"), "A ranked list is one page");
    auto const ids = ranked(tx, ready, *words, static_cast<std::size_t>(ready.query.limit));
    std::string list = "0";
    for (auto const id : ids) list += ',' + std::to_string(id);

    http::ListQuery by_ids{.limit = ready.query.limit, .fields = ready.query.fields};
    auto page =
        http::list<Ticket>(tx, by_ids, {ready.asked.filters, "-id"}, "ticket where id in (" + list + ')', {}, shown_columns());
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < ids.size(); ++i) places[ids[i]] = i;
    std::sort(page.data.begin(), page.data.end(),
              [&](Ticket const& one, Ticket const& other) { return places[one.id.value] < places[other.id.value]; });
    if (ready.query.count == http::Count::none) return page;
    auto const sql = http::sql_for(ready.query, ready.filters(tx.engine()), tx.now());
    ready.params.insert(ready.params.end(), sql.params.begin(), sql.params.end());
    page.count = tx.one<std::int64_t>("select count(*) from " + ready.from + sql.filter, ready.params);
    return page;
}

}  // namespace

std::span<http::NamedFilter const> named_filters() { return names; }

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

http::Page<TicketView> list(Tx& tx, http::ListQuery const& asked, std::optional<Kind> kind) {
    if (asked.sort == by_rank) {
        auto best = ranked_page(tx, asked, kind);
        return {views(tx, std::move(best.data)), {}, best.count};
    }
    auto const ready = prepared(tx, asked, kind);
    auto page = http::list<Ticket>(tx, ready.query, ready.filters(tx.engine()), ready.from, ready.params, shown_columns());
    return {views(tx, std::move(page.data)), std::move(page.next_cursor), page.count};
}

std::int64_t count(Tx& tx, http::ListQuery const& asked) {
    auto ready = prepared(tx, asked);
    auto const sql = http::sql_for(ready.query, ready.filters(tx.engine()), tx.now());
    ready.params.insert(ready.params.end(), sql.params.begin(), sql.params.end());
    return tx.one<std::int64_t>("select count(*) from " + ready.from + sql.filter, ready.params);
}

std::vector<std::int64_t> ids(Tx& tx, http::ListQuery const& asked, std::size_t most) {
    auto ready = prepared(tx, asked, {}, Lead::tickets);
    auto const sql = http::sql_for(ready.query, ready.filters(tx.engine()), tx.now());
    ready.params.insert(ready.params.end(), sql.params.begin(), sql.params.end());
    return tx.select<std::int64_t>("select id from " + ready.from + sql.filter + " order by id limit " + std::to_string(most),
                                   ready.params);
}

void check(Tx& tx, http::ListQuery const& asked) {
    auto const ready = prepared(tx, asked);
    http::sql_for(ready.query, ready.filters(tx.engine()), tx.now());
}

}  // namespace yitai::ticket
