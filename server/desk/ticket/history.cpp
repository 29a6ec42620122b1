#include "ticket/history.h"

#include "people/shown.h"
#include "ticket/visibility.h"

#include <algorithm>

namespace yitai::ticket {
namespace {

constexpr std::string_view id_suffix = "_id", ids_suffix = "_ids";

template <class T>
struct ListOfIds : std::false_type {};
template <class Noun>
struct ListOfIds<std::vector<Id<Noun>>> : std::true_type {
    using Of = Id<Noun>;
};

template <class Held, class F>
void with_id(json::Value const& recorded, F f) {
    auto const* text = recorded.as<std::string>();
    if (auto const number = text ? parse_integer(*text) : std::nullopt) f(Held{*number});
}

// Calls f with the id that a change recorded, or with each of a list, where its field holds such.
template <class F>
void with_ids(std::string_view field, json::Value const& recorded, F f) {
    for_each_member<Ticket>([&](std::string_view name, auto member) {
        using Held = std::remove_cvref_t<decltype(std::declval<Ticket&>().*member)>;
        if (name != field) return;
        if constexpr (IsId<Held>::value) with_id<Held>(recorded, f);
        if constexpr (ListOfIds<Held>::value)
            if (auto const* list = recorded.as<json::Array>())
                for (auto const& each : *list) with_id<typename ListOfIds<Held>::Of>(each, f);
    });
}

void want_names(ShownNames& names, timeline::HistoryEntry const& entry) {
    auto const want = [&](auto id) { names.want(id); };
    want(entry.actor);
    for (auto const& change : entry.changes) with_ids(change.field, change.old, want), with_ids(change.field, change.new_, want);
}

json::Value shown_one(ShownNames const& names, std::string_view field, json::Value const& recorded) {
    json::Value name;
    with_ids(field, recorded, [&](auto id) { name = names(id).value(); });
    return name;
}

json::Value shown_list(ShownNames const& names, std::string_view field, json::Value const& recorded) {
    json::Array list;
    with_ids(field, recorded, [&](auto id) { list.push_back(names(id).value()); });
    return list;
}

timeline::Change shown(ShownNames const& names, timeline::Change const& change) {
    auto const stem = [&](std::string_view suffix) { return change.field.substr(0, change.field.size() - suffix.size()); };
    auto const& [field, old, fresh] = change;
    if (field.ends_with(ids_suffix))
        return {stem(ids_suffix) + 's', shown_list(names, field, old), shown_list(names, field, fresh)};
    if (field.ends_with(id_suffix)) return {stem(id_suffix), shown_one(names, field, old), shown_one(names, field, fresh)};
    return change;
}

HistoryView shown(ShownNames const& names, timeline::HistoryEntry const& entry) {
    HistoryView view{entry.id,     entry.happened_at, entry.recorded_at,   names(entry.actor),
                     entry.via,    entry.type,        entry.version_after, {},
                     entry.details};
    for (auto const& change : entry.changes) view.changes.push_back(shown(names, change));
    return view;
}

// What is for the desk only; an entry's own kind of event stands for the entry.
constexpr std::string_view internal_events[] = {"conversation.noted", "conversation.withdrawn", "ticket.linked",
                                                "ticket.unlinked"};
// Why something was moved within the desk is not for who asked for it.
constexpr std::string_view internal_reasons[] = {".assigned", ".escalated", ".handed_off", ".merged", ".folded"};

bool is_internal(timeline::HistoryEntry const& entry) {
    if (is_kept_inside(entry.details)) return true;
    return std::find(std::begin(internal_events), std::end(internal_events), entry.type) != std::end(internal_events);
}

json::Value without_internal(Tx& tx, json::Value const& recorded) {
    if (!recorded.as<json::Object>()) return recorded;
    auto values = json::from<CustomValues>(recorded);
    practice::hide_internal(tx, {&values});
    return json::parse(json::text_of(values));
}

void hide_internal(Tx& tx, timeline::Change& change) {
    change.old = without_internal(tx, change.old);
    change.new_ = without_internal(tx, change.new_);
}

void hide_internal(Tx& tx, std::vector<timeline::HistoryEntry>& entries) {
    std::erase_if(entries, is_internal);
    for (auto& entry : entries) {
        auto const ends = [&](std::string_view suffix) { return entry.type.ends_with(suffix); };
        if (std::any_of(std::begin(internal_reasons), std::end(internal_reasons), ends)) entry.details = {};
        for (auto& change : entry.changes)
            if (change.field == "custom_fields") hide_internal(tx, change);
    }
}

}  // namespace

bool is_kept_inside(json::Value const& details) {
    auto const* internal = details.find("internal");
    return internal && *internal == json::Value(true);
}

std::vector<HistoryView> history(Tx& tx, Ticket const& ticket) {
    auto entries = timeline::history(tx, "ticket", ticket.id.value);
    if (!reaches(tx.actor(), Right::ticket_note_read, ticket)) hide_internal(tx, entries);

    ShownNames names;
    for (auto const& entry : entries) want_names(names, entry);
    names.look_up(tx);

    std::vector<HistoryView> views;
    views.reserve(entries.size());
    for (auto const& entry : entries) views.push_back(shown(names, entry));
    return views;
}

namespace {

Ticket past_of(Ticket const& ticket, json::Object const& members) {
    auto whole = json::parse(json::text_of(Ticket{}));
    auto& object = *whole.as<json::Object>();
    for (auto const& [name, value] : members) object.set(name, value);
    auto past = json::from<Ticket>(whole);
    past.id = ticket.id;
    return past;
}

}  // namespace

TicketView as_of(Tx& tx, Ticket const& ticket, Instant at) {
    auto const members = timeline::as_of(tx, "ticket", ticket.id.value, at);
    if (!members) throw NotFound();
    return view(tx, past_of(ticket, *members));
}

std::optional<TicketView> in_version(Tx& tx, Ticket const& ticket, std::int64_t version) {
    if (version < 1 || version > ticket.version) return std::nullopt;
    auto const members = timeline::in_version(tx, "ticket", ticket.id.value, version);
    if (!members) return std::nullopt;
    auto past = past_of(ticket, *members);
    past.version = version;
    return view(tx, past);
}

}  // namespace yitai::ticket
