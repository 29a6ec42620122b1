#include "ticket/list.h"

#include "http/named_filter.h"
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

constexpr http::NamedFilter names[] = {
    {"requester", http::person_by<people::person_named>}, {"assignee", http::person_by<people::person_named>},
    {"group", http::id_by<people::group_named>},          {"site", http::id_by<people::site_named>},
    {"service", http::id_by<catalog::service_named>},     {"category", http::id_by<catalog::category_named>},
    {"reported_by", http::person_by<people::person_named>}, {"organisation", http::id_by<people::organisation_named>},
    {"watcher", http::person_by<people::person_named>},   {"ci", http::id_by<asset::ci_named>},
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

bool asks_for_open_ones(http::ListQuery const& query) {
    return std::any_of(query.conditions.begin(), query.conditions.end(), [](auto const& condition) {
        if (condition.field != "state" || condition.op != "eq") return false;
        auto const words = split(condition.value, ',');
        return std::all_of(words.begin(), words.end(), is_open_word);
    });
}

}  // namespace

http::Page<TicketView> list(Tx& tx, http::ListQuery const& asked, std::optional<Kind> kind) {
    auto query = http::with_ids(tx, asked, names);

    auto visible = reached_by(tx.actor(), Right::ticket_read);
    auto from = "ticket where " + visible.sql;
    if (kind) {
        from += " and kind = :kind";
        visible.params.emplace_back("kind", *kind);
    }
    // Only what is open stands in queues.
    bool const by_queue = query.sort == "queue_key" || query.sort == "-queue_key";
    // The words with which the indexes of the queues are made: a database takes them only when it is told so.
    if (by_queue || asks_for_open_ones(query)) from += " and queue_key is not null";
    static auto const shown = [] {
        auto all = columns_of_view<TicketView, Ticket>();
        all.insert(all.end(), {{"cis", "ci_ids"}, {"watchers", "watcher_ids"}, {"queue_key", "queue_key"}});
        return all;
    }();
    // Fields that a desk has defined are looked up only when they are asked about.
    auto custom = asks_for_custom_fields(query) ? practice::filters(tx) : practice::FieldFilters{};
    custom.filters.insert(custom.filters.begin(), columns().begin(), columns().end());
    auto page = http::list<Ticket>(tx, query, {custom.filters, "-id"}, from, visible.params, shown);
    return {views(tx, std::move(page.data)), std::move(page.next_cursor), page.count};
}

}  // namespace yitai::ticket
