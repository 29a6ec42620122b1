// The requester's side of a ticket: who asked for it, and whom it affects. What they decide about a resolution is told apart in
// the history from what the desk or time decides.
#pragma once

#include "ticket/ticket.h"

namespace yitai::work {

// How the principal of somebody begins who has not signed in but holds a one-time link.
inline constexpr std::string_view by_link = "link:";

bool is_requesters_side(PersonId, Ticket const&);

// The details of a deed, with {"by": "requester"} where it is theirs, and {"through": "link"} where it came so.
json::Value told_by(Actor const&, Ticket const&, json::Object details = {});

}  // namespace yitai::work
