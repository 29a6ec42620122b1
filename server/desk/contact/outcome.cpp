#include "contact/outcome.h"

namespace yitai::contact {
namespace {

[[noreturn]] void refuse(Contact const& contact) {
    throw Conflict({"This contact has its outcome already: {{outcome}}", {{"outcome", std::string(name_of(contact.outcome))}}});
}

Contact open_one(Tx& tx, ContactId id) {
    auto contact = for_change(tx, id);
    if (contact.outcome != Outcome::open) refuse(contact);
    return contact;
}

void link(Tx& tx, Contact const& contact, Ticket const& ticket, bool me_too) {
    tx.run("insert into contact_ticket (contact_id, ticket_id, me_too) values (:contact, :ticket, :me_too)",
           {{"contact", contact.id}, {"ticket", ticket.id}, {"me_too", me_too}});
}

json::Value details_of(Ticket const& ticket) { return json::Object{{"ticket", to_string(ticket.id)}}; }

constexpr Channel channel_of(ContactChannel channel) {
    switch (channel) {
        case ContactChannel::phone:
            return Channel::phone;
        case ContactChannel::mail:
            return Channel::mail;
        case ContactChannel::chat:
            return Channel::chat;
        case ContactChannel::walk_in:
            return Channel::walk_in;
        case ContactChannel::alert:
            return Channel::monitoring;
        case ContactChannel::portal:
            return Channel::portal;
        case ContactChannel::im:
            return Channel::im;
        case ContactChannel::api:
            break;
    }
    return Channel::api;
}

Ticket visible_ticket(Tx& tx, std::string const& name) try {
    return ticket::get(tx, ticket::Reference{name});
} catch (NotFound const&) {
    throw Invalid("/ticket", {"There is no {{reference}} here", {{"reference", name}}});
}

}  // namespace

ContactView answer(Tx& tx, ContactId id, Answer const& given) {
    auto const before = open_one(tx, id);

    auto contact = before;
    contact.outcome = Outcome::answered;
    contact.answer = given.text;
    if (given.article) contact.article = *given.article;

    keep(tx, before, contact, "answered");
    return view(tx, contact);
}

ContactView join(Tx& tx, ContactId id, MeToo const& given) {
    auto const before = open_one(tx, id);
    auto const ticket = visible_ticket(tx, given.ticket);
    if (ticket.state == State::closed || ticket.state == State::cancelled) throw Conflict("This ticket is over; report it anew");

    auto contact = before;
    contact.outcome = Outcome::me_too;
    link(tx, contact, ticket, true);

    keep(tx, before, contact, "joined", details_of(ticket));
    ticket::note(tx, ticket, {.type = "ticket.joined", .details = json::Object{{"contact", to_string(id)}}});
    return view(tx, contact);
}

ContactView guide_away(Tx& tx, ContactId id, Guidance const& given) {
    auto const before = open_one(tx, id);
    if (given.reason == GuidedAwayReason::other && !given.note) throw Invalid("/note", "Say which other reason");

    auto contact = before;
    contact.outcome = Outcome::guided_away;
    contact.guided_away_reason = given.reason;
    contact.guided_away_note = given.note;

    keep(tx, before, contact, "guided_away");
    return view(tx, contact);
}

ContactView abandon(Tx& tx, ContactId id) {
    auto const before = open_one(tx, id);

    auto contact = before;
    contact.outcome = Outcome::abandoned;

    keep(tx, before, contact, "abandoned");
    return view(tx, contact);
}

ContactView reopen(Tx& tx, ContactId id, Reopening const& given) {
    auto const before = for_change(tx, id);
    if (before.outcome == Outcome::open) throw Conflict("This contact is open");
    if (before.outcome == Outcome::ticket) refuse(before);

    auto contact = before;
    contact.outcome = Outcome::open;
    contact.answer.reset();
    contact.guided_away_reason.reset();
    contact.guided_away_note.reset();
    tx.run("delete from contact_ticket where contact_id = :contact and me_too", {{"contact", id}});

    keep(tx, before, contact, "reopened", json::Object{{"reason", std::string(given.reason)}});
    return view(tx, contact);
}

Ticket report(Tx& tx, ContactId id, incident::Report given) {
    auto const before = for_change(tx, id);
    if (before.outcome != Outcome::open && before.outcome != Outcome::ticket) refuse(before);
    if (!given.requester && !before.person_id) throw Invalid("/requester", "Name the requester: the caller is not known");

    if (!given.requester) given.requester = to_string(before.person_id);
    if (!given.channel) given.channel = channel_of(before.channel);
    if (!given.happened_at) given.happened_at = before.happened_at;
    auto ticket = incident::report(tx, given);

    auto contact = before;
    contact.outcome = Outcome::ticket;
    link(tx, contact, ticket, false);
    keep(tx, before, contact, "reported", details_of(ticket));
    return ticket;
}

}  // namespace yitai::contact
