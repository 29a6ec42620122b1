#include "ticket/history.h"

#include "ticket/visibility.h"

namespace yitai::ticket {
namespace {

// The name behind an id that a change recorded as text; the id itself where nothing bears it any more.
template <class Noun, class Shown>
json::Value named(json::Value const& id, Shown shown) {
    auto const* text = id.as<std::string>();
    auto const number = text ? parse_integer(*text) : std::nullopt;
    return number ? json::Value(shown(Id<Noun>{*number})) : json::Value();
}

json::Value named(Tx& tx, std::string_view field, json::Value const& id) {
    if (field == "group_id") return named<Group>(id, [&](GroupId group) { return people::shown(tx, group); });
    if (field == "site_id") return named<Site>(id, [&](SiteId site) { return people::shown(tx, site); });
    if (field == "service_id") return named<Service>(id, [&](ServiceId service) { return catalog::shown(tx, service); });
    if (field == "category_id") return named<Category>(id, [&](CategoryId category) { return catalog::shown(tx, category); });
    if (field == "organisation_id") return id;
    return named<Person>(id, [&](PersonId person) { return people::shown(tx, person); });
}

bool is_internal(timeline::HistoryEntry const& entry) {
    return entry.type == "conversation.noted";
}

}  // namespace

std::vector<timeline::HistoryEntry> history(Tx& tx, Ticket const& ticket) {
    auto entries = timeline::history(tx, "ticket", ticket.id.value);
    if (!reaches(tx.actor(), Right::ticket_note, ticket)) std::erase_if(entries, is_internal);

    for (auto& entry : entries) {
        for (auto& change : entry.changes) {
            if (!change.field.ends_with("_id")) continue;
            change.old = named(tx, change.field, change.old);
            change.new_ = named(tx, change.field, change.new_);
            change.field.resize(change.field.size() - 3);
        }
    }
    return entries;
}

TicketView as_of(Tx& tx, Ticket const& ticket, Instant at) {
    auto const members = timeline::as_of(tx, "ticket", ticket.id.value, at);
    if (!members) throw NotFound();

    auto whole = json::parse(json::text_of(Ticket{}), {64, 100'000});
    auto& object = *whole.as<json::Object>();
    for (auto const& [name, value] : *members) object.set(name, value);
    auto past = json::from<Ticket>(whole);
    past.id = ticket.id;
    return view(tx, past);
}

}  // namespace yitai::ticket
