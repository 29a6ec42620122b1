// Lists of tickets: what the actor may see, filtered and sorted as asked.
#pragma once

#include "http/page.h"
#include "ticket/view.h"

namespace yitai::ticket {

// Of one kind, or of all.
http::Page<TicketView> list(Tx&, http::ListQuery const&, std::optional<Kind> kind = {});

}  // namespace yitai::ticket
