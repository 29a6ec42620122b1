// A chase (催办) asks the desk to hurry: by whom the ticket concerns, or by the desk on his behalf. It counts at the ticket; from
// the second unanswered one on, or when half an hour brings nothing, the group's manager hears of it. A reply or the end answers
// it.
#pragma once

#include "http/page.h"
#include "ticket/ticket.h"
#include "timeline/timeline.h"

namespace yitai {

struct Chase {
    Id<Chase> id;
    TicketId ticket_id;
    PersonId person_id;  // who can't wait
    PersonId by_id;  // who recorded it
    std::optional<std::string> comment;
    Instant at;
    std::optional<Instant> raised_at;  // when the manager heard of it
    std::optional<Instant> answered_at;
};
YITAI_DESCRIBE(Chase, id, ticket_id, person_id, by_id, comment, at, raised_at, answered_at)
using ChaseId = Id<Chase>;

namespace chase {

inline constexpr Minutes counts_again{10};  // for the same person
inline constexpr Minutes patience{30};  // then the manager hears of it
inline constexpr std::string_view raise_job = "chase.raise";

struct NewChase {
    std::optional<Line<2000>> comment;
    std::optional<std::string> on_behalf_of;  // the requester when the desk names nobody
};
YITAI_DESCRIBE(NewChase, comment, on_behalf_of)

struct ChaseView {
    ChaseId id;
    std::optional<std::string> ticket, person, by, comment;
    Instant at;
    std::optional<Instant> answered_at;
};
YITAI_DESCRIBE(ChaseView, id, ticket, person, by, comment, at, answered_at)

// Conflict for a ticket that is not open, and for the same person's next one within ten minutes.
ChaseView add(Tx&, ticket::Reference const&, NewChase const&);
http::Page<ChaseView> list(Tx&, ticket::Reference const&, http::ListQuery const&);  // oldest first

void raise_if_nothing_was_done(Tx&, ChaseId);  // the timer of each chase
void hear_answer(Tx&, timeline::Recorded const&);  // the reaction to replies and to what ends a ticket

}  // namespace chase
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Chase> = "chase";
