// Two facts about a resolution, both set by rule (docs/glossary.md): whether it came within the first contact, and whether the
// first line gave it.
#pragma once

#include "ticket/ticket.h"

namespace yitai::work {

// The call, the chat or the visit in which it was reported is over after an hour at the latest.
inline constexpr Minutes first_contact_lasts{60};
inline constexpr int settled_after_days = 3;  // working days without a reopening

// Resolved by the first agent, never transferred, reopened or written to again by the requester, within the first contact:
// provisionally so, until it has stood for a while.
FirstContact first_contact_of(Tx&, Ticket const& resolved);

bool is_first_line(Tx&, Ticket const& resolved);  // a group of the first line has it

}  // namespace yitai::work
