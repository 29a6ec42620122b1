#include "ticket/history.h"

#include "ticket/visibility.h"

namespace yitai::ticket {
namespace {

// The name behind an id that a change recorded as text.
template <class Noun, class Shown>
json::Value named(json::Value const& id, Shown shown) {
    auto const* text = id.as<std::string>();
    auto const number = text ? parse_integer(*text) : std::nullopt;
    return number ? json::Value(shown(Id<Noun>{*number})) : json::Value();
}

json::Value named(Tx& tx, std::string_view field, json::Value const& id) {
    auto const by_people = [&](auto key) { return yitai::shown(tx, key); };
    auto const by_catalog = [&](auto key) { return yitai::shown(tx, key); };
    if (field == "group_id") return named<Group>(id, by_people);
    if (field == "site_id") return named<Site>(id, by_people);
    if (field == "organisation_id") return named<Organisation>(id, by_people);
    if (field == "service_id") return named<Service>(id, by_catalog);
    if (field == "category_id") return named<Category>(id, by_catalog);
    return named<Person>(id, by_people);
}

timeline::Change shown(Tx& tx, timeline::Change const& change) {
    constexpr std::string_view suffix = "_id";
    if (!change.field.ends_with(suffix)) return change;
    return {change.field.substr(0, change.field.size() - suffix.size()), named(tx, change.field, change.old),
            named(tx, change.field, change.new_)};
}

HistoryView shown(Tx& tx, timeline::HistoryEntry const& entry) {
    HistoryView view{entry.id, entry.happened_at, entry.recorded_at, {}, entry.via, entry.type, entry.version_after,
                     {},       entry.details};
    if (entry.actor) view.actor = yitai::shown(tx, entry.actor);
    for (auto const& change : entry.changes) view.changes.push_back(shown(tx, change));
    return view;
}

bool is_internal(timeline::HistoryEntry const& entry) {
    return entry.type == "conversation.noted" || entry.type == "conversation.withdrawn";
}

}  // namespace

std::vector<HistoryView> history(Tx& tx, Ticket const& ticket) {
    bool const sees_all = reaches(tx.actor(), Right::ticket_note, ticket);
    std::vector<HistoryView> views;
    for (auto const& entry : timeline::history(tx, "ticket", ticket.id.value))
        if (sees_all || !is_internal(entry)) views.push_back(shown(tx, entry));
    return views;
}

TicketView as_of(Tx& tx, Ticket const& ticket, Instant at) {
    auto const members = timeline::as_of(tx, "ticket", ticket.id.value, at);
    if (!members) throw NotFound();

    auto whole = json::parse(json::text_of(Ticket{}));
    auto& object = *whole.as<json::Object>();
    for (auto const& [name, value] : *members) object.set(name, value);
    auto past = json::from<Ticket>(whole);
    past.id = ticket.id;
    return view(tx, past);
}

}  // namespace yitai::ticket
