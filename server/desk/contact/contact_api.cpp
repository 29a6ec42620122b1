#include "contact/contact_api.h"

#include "contact/figures.h"
#include "contact/outcome.h"

namespace yitai::contact {
namespace {

http::Created<ContactView> add(Tx& tx, ContactFields const& given) {
    auto recorded = record(tx, given);
    auto const location = "/api/v1/contacts/" + to_string(recorded.id);
    return {std::move(recorded), location};
}

http::Created<TicketView> add_ticket(Tx& tx, ContactId id, incident::Report const& given) {
    auto const ticket = report(tx, id, given);
    return {ticket::view(tx, ticket), "/api/v1/tickets/" + to_string(ticket.id)};
}

constexpr auto versioned = http::Versioned::yes;
constexpr auto reading = Right::contact_read, recording = Right::contact_record;

constexpr http::Route rows[] = {
    {http::GET, "/contacts", reading, http::answer<list>, "Contacts, newest first"},
    {http::POST, "/contacts", recording, http::answer<add>, "Record a contact"},
    {http::GET, "/contacts/figures", reading, http::answer<figures>, "Contacts counted"},
    {http::GET, "/contacts/:contact", reading, http::answer<show>, "A contact"},
    {http::PATCH, "/contacts/:contact", recording, http::answer<change, ContactFields>, "Change what was recorded", versioned},
    {http::POST, "/contacts/:contact/ticket", recording, http::answer<add_ticket>, "Report an incident from it", versioned},
    {http::POST, "/contacts/:contact/answer", recording, http::answer<answer>, "It was answered", versioned},
    {http::POST, "/contacts/:contact/me-too", recording, http::answer<join>, "It is one more report of a known fault", versioned},
    {http::POST, "/contacts/:contact/guidance", recording, http::answer<guide_away>, "It was guided away", versioned},
    {http::POST, "/contacts/:contact/abandonment", recording, http::answer<abandon>, "The caller gave up", versioned},
    {http::DELETE, "/contacts/:contact/outcome", recording, http::answer<reopen>, "Reopen it", versioned},
    {http::GET, "/tickets/:ticket/contacts", reading, http::answer<list_of_ticket>, "Contacts of a ticket"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::contact
