// A merge makes one ticket of two that the same person reported: what was said and attached goes to the one that stays, the other
// is over and its number leads there. It can be undone, and then both are as they were.
#pragma once

#include "relation/moved.h"

namespace yitai {

struct TicketMerge {
    Id<TicketMerge> id;
    TicketId source_id, target_id;
    json::Value source_before;
    relation::Moved moved;
    std::vector<PersonId> watcher_ids;  // whom the target got by it
    std::optional<Instant> chased_before;
    PersonId by_id;
    Instant at;
    std::optional<Instant> undone_at;
};
YITAI_DESCRIBE(TicketMerge, id, source_id, target_id, source_before, moved, watcher_ids, chased_before, by_id, at, undone_at)

namespace relation {

struct Merging {
    std::string into;
};
YITAI_DESCRIBE(Merging, into)

// Answers the one that stays. Invalid at /into: itself, one that can't be seen, of another kind, requester or organisation, one
// that is over. Conflict: this one is over, merged already, or has children.
Ticket merge(Tx&, ticket::Reference const&, Merging const&);
Ticket unmerge(Tx&, ticket::Reference const&);  // answers the one that comes back

struct Aliases {
    std::vector<std::string> aliases;  // further numbers under which it is found
};
YITAI_DESCRIBE(Aliases, aliases)
Aliases aliases(Tx&, ticket::Reference const&);

}  // namespace relation
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::TicketMerge> = "ticket_merge";
