// Replays one incident: each of its events becomes changes of a ticket, dated when they happened.
#pragma once

#include "servicenow/course.h"
#include "servicenow/names.h"
#include "servicenow/row.h"

namespace yitai::servicenow {

// Where a ticket comes from, and how much of its past is here.
struct Replayed {
    std::string source, number;
    TicketId ticket_id;
    std::int64_t events = 0;
    Instant last_at;
};
YITAI_DESCRIBE(Replayed, source, number, ticket_id, events, last_at)

enum class Outcome { added, changed, unchanged };

// Of an incident that is here only what happened later is replayed. Throws Conflict when somebody has worked on it here.
Outcome replay(Tx&, Shape, std::vector<Event> const& events, Names const&);
Outcome foresee(Tx&, Shape, std::vector<Event> const& events);  // what it would come to

}  // namespace yitai::servicenow

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::servicenow::Replayed> = "replayed_incident";
