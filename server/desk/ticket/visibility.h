// Visibility: which tickets an actor's right reaches. The same rule twice, as SQL and as a question about one ticket; every
// list, count, stream and change goes through it.
#pragma once

#include "people/visibility.h"
#include "ticket/ticket.h"

namespace yitai::ticket {

people::Condition reached_by(Actor const&, Right);  // over the table ticket

bool reaches(Actor const&, Right, Ticket const&);

// Whom tickets bring together, for people::set_acquaintance.
people::Acquaintance acquaintance();

}  // namespace yitai::ticket
