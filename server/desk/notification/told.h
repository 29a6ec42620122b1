// Who is told of what: a table from what happened to whom, as which kind of notice and in which sentence. Nobody is told of what
// he did himself, nor of a ticket that he may not read.
#pragma once

#include "timeline/timeline.h"

namespace yitai::notification {

void tell(Tx&, timeline::Recorded const&);  // the reaction to every event

}  // namespace yitai::notification
