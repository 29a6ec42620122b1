// Visibility: which tickets an actor's right reaches. The same rule twice, as SQL and as a question about one ticket; every
// list, count, stream and change goes through it.
#pragma once

#include "ticket/ticket.h"

namespace yitai::ticket {

struct Condition {
    std::string sql;  // over the table ticket
    db::Params params;
};
Condition reached_by(Actor const&, Right);

bool reaches(Actor const&, Right, Ticket const&);

}  // namespace yitai::ticket
