// A ticket that turns out to be of another kind gets a number of that kind; the old one goes on leading to it. It can be undone.
#pragma once

#include "ticket/ticket.h"

namespace yitai {

struct KindChange {
    Id<KindChange> id;
    TicketId ticket_id;
    std::string number_before;
    Kind kind_before = Kind::incident;
    State state_before = State::new_, state_after = State::new_;
    PersonId by_id;
    Instant at;
    std::optional<Instant> undone_at;
};
YITAI_DESCRIBE(KindChange, id, ticket_id, number_before, kind_before, state_before, state_after, by_id, at, undone_at)

namespace relation {

struct NewKind {
    Kind kind{};
    Line<500> reason;
};
YITAI_DESCRIBE(NewKind, kind, reason)

// Invalid at /kind: it is of that kind, or nothing of its kind can become one of that. Conflict: it is over.
Ticket move_kind(Tx&, ticket::Reference const&, NewKind const&);
Ticket move_kind_back(Tx&, ticket::Reference const&);

}  // namespace relation
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::KindChange> = "kind_change";
