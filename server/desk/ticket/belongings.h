// What a ticket's lists name is kept a second time so that tickets are found from the other side: by configuration item, tag,
// watcher or custom field.
#pragma once

#include "ticket/ticket.h"

namespace yitai::ticket {

void keep_belongings(Tx&, Ticket const& before, Ticket const&);

}  // namespace yitai::ticket
