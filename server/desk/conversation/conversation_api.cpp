#include "conversation/conversation_api.h"

#include "conversation/mention.h"
#include "ticket/called.h"

namespace yitai::conversation {
namespace {

http::Created<EntryView> add(Tx& tx, ticket::Reference const& reference, NewEntry const& given) {
    auto const entry = say(tx, reference, given);
    return {view(tx, entry), "/api/v1/tickets/" + to_string(entry.ticket_id) + "/entries/" + to_string(entry.id)};
}

constexpr http::Route rows[] = {
    {http::GET, "/tickets/:ticket/entries", Right::ticket_read, ticket::answer_with_names<list>, "What was said, oldest first"},
    {http::POST, "/tickets/:ticket/entries", Right::ticket_reply, http::answer<add>, "Reply or note", http::Versioned::yes},
    {http::DELETE, "/tickets/:ticket/entries/:entry", Right::ticket_reply, http::answer<withdraw>,
     "Withdraw a reply within ten seconds", http::Versioned::yes},
    {http::GET, "/tickets/:ticket/mentionable", Right::ticket_reply, http::answer<mentionable>,
     "Whom an entry can mention: who is called so and may read it"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::conversation
