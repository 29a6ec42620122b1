// A contact is one time that somebody reached the desk: a call, a mail, a visit, an alert. It is recorded before anything else;
// what came of it is its outcome.
#pragma once

#include "http/page.h"
#include "people/kept.h"
#include "ticket/ticket.h"

namespace yitai {

enum class ContactChannel { phone, mail, chat, walk_in, alert, portal, im, api };
YITAI_DESCRIBE_ENUM(ContactChannel, phone, mail, chat, walk_in, alert, portal, im, api)

enum class Nature { fault, request, question, complaint, suggestion, praise };
YITAI_DESCRIBE_ENUM(Nature, fault, request, question, complaint, suggestion, praise)

enum class Outcome { open, answered, ticket, me_too, guided_away, abandoned };
YITAI_DESCRIBE_ENUM(Outcome, open, answered, ticket, me_too, guided_away, abandoned)

enum class GuidedAwayReason { not_it, wrong_company, private_, spam, other };
YITAI_DESCRIBE_ENUM(GuidedAwayReason, not_it, wrong_company, private_, spam, other)

struct Contact {
    Id<Contact> id;
    ContactChannel channel = ContactChannel::phone;
    PersonId person_id;
    std::optional<std::string> caller;  // a number or an address, as long as nobody is known by it
    Instant happened_at, recorded_at;
    PersonId handler_id;
    Nature nature = Nature::fault;
    Outcome outcome = Outcome::open;
    std::optional<GuidedAwayReason> guided_away_reason;
    std::optional<std::string> guided_away_note, answer, article;
    std::string summary;
    std::optional<int> duration;  // in seconds
    OrganisationId organisation_id;
    SiteId site_id;
    std::int64_t version = 1;
    Instant updated_at;
};
YITAI_DESCRIBE(Contact, id, channel, person_id, caller, happened_at, recorded_at, handler_id, nature, outcome, guided_away_reason,
               guided_away_note, answer, article, summary, duration, organisation_id, site_id, version, updated_at)
using ContactId = Id<Contact>;

namespace contact {

// What may be said of a contact.
struct ContactFields {
    ContactChannel channel{};
    Nature nature{};
    std::optional<std::string> person;  // one of both is known
    std::optional<Line<200>> caller;
    std::optional<Instant> happened_at;   // now when left out
    std::optional<std::string> handler;   // the caller of the API when left out
    std::optional<std::string> organisation, site;  // the person's when left out
    Preset<Text<4000>> summary;
    std::optional<Line<200>> article;
    std::optional<Within<0, 86'400>> duration;
};
YITAI_DESCRIBE(ContactFields, channel, nature, person, caller, happened_at, handler, organisation, site, summary, article,
               duration)

struct ContactView {
    ContactId id;
    ContactChannel channel = ContactChannel::phone;
    std::optional<std::string> person, caller;
    Instant happened_at, recorded_at;
    std::optional<std::string> handler;
    Nature nature = Nature::fault;
    Outcome outcome = Outcome::open;
    std::optional<GuidedAwayReason> guided_away_reason;
    std::optional<std::string> guided_away_note, answer, article;
    std::string summary;
    std::optional<int> duration;
    std::optional<std::string> organisation, site;
    std::vector<std::string> tickets;  // by number, those that the reader may see
    std::int64_t version = 1;
    Instant updated_at;
};
YITAI_DESCRIBE(ContactView, id, channel, person, caller, happened_at, recorded_at, handler, nature, outcome, guided_away_reason,
               guided_away_note, answer, article, summary, duration, organisation, site, tickets, version, updated_at)

ContactView record(Tx&, ContactFields const&);
ContactView change(Tx&, ContactId, json::Value const& patch);
ContactView show(Tx&, ContactId);
http::Page<ContactView> list(Tx&, http::ListQuery const&);
http::Page<ContactView> list_of_ticket(Tx&, ticket::Reference const&, http::ListQuery const&);  // that led to it or joined it

ContactView view(Tx&, Contact const&);

// The contact about to be changed: visible to the actor, within reach, and the version is the expected one.
Contact for_change(Tx&, ContactId);

// Gives the contact its new version, stores it and records what happened: "contact.answered".
void keep(Tx&, Contact const& before, Contact&, std::string_view what, json::Value details = {});

}  // namespace contact
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Contact> = "contact";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Contact> = "contact";
