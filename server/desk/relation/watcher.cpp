#include "relation/watcher.h"

#include "people/shown.h"
#include "ticket/visibility.h"

#include <algorithm>

namespace yitai::relation {
namespace {

Ticket changed(Tx& tx, Ticket const& before, std::vector<PersonId> watchers, std::string_view what) {
    auto ticket = before;
    ticket.watcher_ids = std::move(watchers);
    ticket::change(tx, before, ticket, {.type = ticket::deed_of(ticket, what)});
    return ticket;
}

// Whom else one brings in must have something to do with the ticket: who reads it hears all that its requester hears.
void check_may_bring(Tx& tx, Ticket const& ticket, PersonId person) {
    if (person == tx.actor().person) return;
    if (!ticket::reaches(tx.actor(), Right::ticket_reply, ticket)) throw Forbidden("You may bring in only yourself");
    bool const is_desk = ticket::reaches(tx.actor(), Right::ticket_note, ticket);
    if (!is_desk && people::get(tx, person).organisation_id != ticket.organisation_id)
        throw Invalid("/person", "Only people of the same organisation can be brought in");
}

}  // namespace

Watchers watchers(Tx& tx, ticket::Reference const& reference) {
    auto const ticket = ticket::get(tx, reference);
    ShownNames names;
    for (auto person : ticket.watcher_ids) names.want(person);
    names.look_up(tx);
    Watchers shown;
    for (auto person : ticket.watcher_ids) shown.watchers.push_back(*names(person));
    return shown;
}

Ticket watch(Tx& tx, ticket::Reference const& reference, NewWatcher const& given) {
    auto before = ticket::for_change(tx, reference, Right::ticket_read);
    auto const person = people::person_named(tx, given.person, "/person");
    check_may_bring(tx, before, person);

    auto watchers = before.watcher_ids;
    if (std::find(watchers.begin(), watchers.end(), person) != watchers.end()) return before;
    if (watchers.size() >= most_watchers)
        throw Conflict({"A ticket has at most {{most}} watchers", {{"most", std::to_string(most_watchers)}}});
    watchers.push_back(person);
    return changed(tx, before, std::move(watchers), "watched");
}

Ticket no_longer_watch(Tx& tx, ticket::Reference const& reference, people::Reference const& name) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_read);
    auto const person = people::get(tx, name).id;
    auto watchers = before.watcher_ids;
    if (std::erase(watchers, person) == 0) throw NotFound();
    check_may_bring(tx, before, person);
    return changed(tx, before, std::move(watchers), "no_longer_watched");
}

}  // namespace yitai::relation
