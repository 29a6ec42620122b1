// Watchers see a ticket that is not theirs, hear what happens to it, and may speak in its conversation.
#pragma once

#include "ticket/ticket.h"

namespace yitai::relation {

struct NewWatcher {
    std::string person;
};
YITAI_DESCRIBE(NewWatcher, person)

struct Watchers {
    std::vector<std::string> watchers;  // by login
};
YITAI_DESCRIBE(Watchers, watchers)

inline constexpr std::size_t most_watchers = 100;

Watchers watchers(Tx&, ticket::Reference const&);

// Oneself, or whom one brings in: the desk anybody it may name, a requester people of the ticket's organisation.
Ticket watch(Tx&, ticket::Reference const&, NewWatcher const&);  // Conflict: too many
Ticket no_longer_watch(Tx&, ticket::Reference const&, people::Reference const&);

}  // namespace yitai::relation
