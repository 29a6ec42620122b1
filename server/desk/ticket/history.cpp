#include "ticket/history.h"

#include "people/shown.h"
#include "ticket/visibility.h"

namespace yitai::ticket {
namespace {

constexpr std::string_view id_suffix = "_id";

// Calls f with the id that a change recorded, if its field holds one.
template <class F>
void with_id(std::string_view field, json::Value const& recorded, F f) {
    auto const* text = recorded.as<std::string>();
    auto const number = text ? parse_integer(*text) : std::nullopt;
    if (!number) return;
    for_each_member<Ticket>([&](std::string_view name, auto member) {
        using Held = std::remove_cvref_t<decltype(std::declval<Ticket&>().*member)>;
        if constexpr (IsId<Held>::value && !std::is_same_v<Held, TicketId>)
            if (name == field) f(Held{*number});
    });
}

constexpr std::string_view list_of_cis = "ci_ids";

// Calls f with each configuration item that a change recorded.
template <class F>
void with_cis(std::string_view field, json::Value const& recorded, F f) {
    auto const* list = field == list_of_cis ? recorded.as<json::Array>() : nullptr;
    if (!list) return;
    for (auto const& ci : *list)
        if (auto const number = parse_integer(*ci.as<std::string>())) f(CiId{*number});
}

json::Value shown_cis(ShownNames const& names, json::Value const& recorded) {
    json::Array codes;
    with_cis(list_of_cis, recorded, [&](CiId ci) { codes.push_back(names(ci).value()); });
    return codes;
}

void want_names(ShownNames& names, timeline::HistoryEntry const& entry) {
    auto const want = [&](auto id) { names.want(id); };
    want(entry.actor);
    for (auto const& change : entry.changes) with_id(change.field, change.old, want), with_id(change.field, change.new_, want);
    for (auto const& change : entry.changes) with_cis(change.field, change.old, want), with_cis(change.field, change.new_, want);
}

timeline::Change shown(ShownNames const& names, timeline::Change const& change) {
    if (change.field == list_of_cis) return {"cis", shown_cis(names, change.old), shown_cis(names, change.new_)};
    if (!change.field.ends_with(id_suffix)) return change;
    timeline::Change view{change.field.substr(0, change.field.size() - id_suffix.size()), {}, {}};
    with_id(change.field, change.old, [&](auto id) { view.old = names(id).value(); });
    with_id(change.field, change.new_, [&](auto id) { view.new_ = names(id).value(); });
    return view;
}

HistoryView shown(ShownNames const& names, timeline::HistoryEntry const& entry) {
    HistoryView view{entry.id,     entry.happened_at, entry.recorded_at,   names(entry.actor),
                     entry.via,    entry.type,        entry.version_after, {},
                     entry.details};
    for (auto const& change : entry.changes) view.changes.push_back(shown(names, change));
    return view;
}

bool is_internal(timeline::HistoryEntry const& entry) {
    return entry.type == "conversation.noted" || entry.type == "conversation.withdrawn";
}

}  // namespace

std::vector<HistoryView> history(Tx& tx, Ticket const& ticket) {
    bool const sees_all = reaches(tx.actor(), Right::ticket_note_read, ticket);
    auto entries = timeline::history(tx, "ticket", ticket.id.value);
    if (!sees_all) std::erase_if(entries, is_internal);

    ShownNames names;
    for (auto const& entry : entries) want_names(names, entry);
    names.look_up(tx);

    std::vector<HistoryView> views;
    views.reserve(entries.size());
    for (auto const& entry : entries) views.push_back(shown(names, entry));
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
