// A split takes part of a conversation into a ticket of its own, because it is about something else; a clone is a new ticket with
// the same fields. A split can be undone: what was taken goes back, and the new ticket is over.
#pragma once

#include "relation/moved.h"

namespace yitai {

struct TicketSplit {
    Id<TicketSplit> id;
    TicketId source_id, ticket_id;
    relation::Moved moved;
    PersonId by_id;
    Instant at;
    std::optional<Instant> undone_at;
};
YITAI_DESCRIBE(TicketSplit, id, source_id, ticket_id, moved, by_id, at, undone_at)

namespace relation {

struct Splitting {
    Line<255> subject;
    std::optional<Text<65536>> description;
    std::vector<std::string> entries;  // their ids; at most 500
};
YITAI_DESCRIBE(Splitting, subject, description, entries)

struct Cloning {
    std::optional<Line<255>> subject;
    std::optional<std::string> requester;
};
YITAI_DESCRIBE(Cloning, subject, requester)

Ticket split(Tx&, ticket::Reference const&, Splitting const&);  // answers the new one
Ticket unsplit(Tx&, ticket::Reference const&);  // of the new one; Conflict once it is over
Ticket clone(Tx&, ticket::Reference const&, Cloning const&);

}  // namespace relation
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::TicketSplit> = "ticket_split";
