#include "ticket/list.h"

#include "people/shown.h"
#include "ticket/visibility.h"

namespace yitai::ticket {
namespace {

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
};

Prepared prepared(Tx& tx, http::ListQuery const& query, std::optional<Kind> kind = {}) {
    auto visible = reached_by(tx.actor(), Right::ticket_read);
    Prepared ready{http::with_ids(tx, query, names), {}, "ticket where " + visible.sql, std::move(visible.params)};
    if (kind) {
        ready.from += " and kind = :kind";
        ready.params.emplace_back("kind", *kind);
    }
    // Only what is open stands in queues; the words are those with which their indexes are made.
    if (is_by_queue(query) || asks_for_open_ones(query)) ready.from += " and queue_key is not null";
    // Fields that a desk has defined are looked up only when they are asked about.
    if (asks_for_custom_fields(query)) ready.asked = practice::filters(tx);
    ready.asked.filters.insert(ready.asked.filters.begin(), columns().begin(), columns().end());
    return ready;
}

}  // namespace

std::span<http::NamedFilter const> named_filters() { return names; }

bool asks_for_open_ones(http::ListQuery const& query) {
    return std::any_of(query.conditions.begin(), query.conditions.end(), [](auto const& condition) {
        if (condition.op != "eq") return false;
        if (condition.field == "open") return condition.value == "true";
        if (condition.field != "state") return false;
        auto const words = split(condition.value, ',');
        return std::all_of(words.begin(), words.end(), is_open_word);
    });
}

http::Page<TicketView> list(Tx& tx, http::ListQuery const& asked, std::optional<Kind> kind) {
    auto const ready = prepared(tx, asked, kind);
    static auto const shown = [] {
        auto all = columns_of_view<TicketView, Ticket>();
        all.insert(all.end(), {{"cis", "ci_ids"}, {"watchers", "watcher_ids"}, {"queue_key", "queue_key"}});
        return all;
    }();
    auto page = http::list<Ticket>(tx, ready.query, {ready.asked.filters, "-id"}, ready.from, ready.params, shown);
    return {views(tx, std::move(page.data)), std::move(page.next_cursor), page.count};
}

std::int64_t count(Tx& tx, http::ListQuery const& asked) {
    auto ready = prepared(tx, asked);
    auto const sql = http::sql_for(ready.query, {ready.asked.filters, "-id"}, tx.now());
    ready.params.insert(ready.params.end(), sql.params.begin(), sql.params.end());
    return tx.one<std::int64_t>("select count(*) from " + ready.from + sql.filter, ready.params);
}

std::vector<std::int64_t> ids(Tx& tx, http::ListQuery const& asked, std::size_t most) {
    auto ready = prepared(tx, asked);
    auto const sql = http::sql_for(ready.query, {ready.asked.filters, "-id"}, tx.now());
    ready.params.insert(ready.params.end(), sql.params.begin(), sql.params.end());
    return tx.select<std::int64_t>("select id from " + ready.from + sql.filter + " order by id limit " + std::to_string(most),
                                   ready.params);
}

void check(Tx& tx, http::ListQuery const& asked) {
    auto const ready = prepared(tx, asked);
    http::sql_for(ready.query, {ready.asked.filters, "-id"}, tx.now());
}

}  // namespace yitai::ticket
