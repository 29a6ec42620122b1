// What follows a resolution as time goes by: first contact is settled, the requester is reminded to say whether it holds, and
// what nobody objects to is closed.
#pragma once

#include "jobs/job.h"
#include "ticket/ticket.h"

namespace yitai::work {

inline constexpr std::string_view after_resolution_job = "ticket.after_resolution";

void look_after(Tx&, Ticket const& resolved);  // the first of these times
void go_on_after(Tx&, jobs::Job const&);       // does what is due and waits for the next

}  // namespace yitai::work
