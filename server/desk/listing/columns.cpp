#include "listing/columns.h"

#include "people/shown.h"
#include "ticket/ticket.h"

#include <algorithm>

namespace yitai::listing {

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
        {"happened_at", "happened_at", instant},
        {"reopen_count", "reopen_count", integer},
        {"transfer_count", "transfer_count", integer},
        {"response_met", "response_met", boolean},
        {"resolution_met", "resolution_met", boolean},
    };
    return all;
}

http::Filter const* column_named(std::string_view filter) {
    auto const& all = columns();
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.name == filter; });
    return found == all.end() ? nullptr : &*found;
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

}  // namespace

std::span<http::NamedFilter const> named_filters() { return names; }

}  // namespace yitai::listing
