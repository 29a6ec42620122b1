// What happens to a ticket becomes events of its clocks, and clocks are computed anew.
#pragma once

#include "sla/course.h"
#include "ticket/timekeeper.h"

namespace yitai::sla {

// For ticket::set_timekeeper.
bool keep(Tx&, Ticket const* before, Ticket&, ticket::Deed const&);

Course course(Tx&, std::vector<ClockEvent>);
Course course(Tx&, Ticket const&);

// The terms that hold now; none: nothing was ever promised, or is no longer.
std::optional<ClockTerms> terms_of(std::vector<ClockEvent> const&);

// Sets what a ticket shows of its clocks, from its events.
void show(Ticket&, Course const&);

}  // namespace yitai::sla
