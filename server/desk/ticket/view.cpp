#include "ticket/view.h"

#include "people/shown.h"

namespace yitai::ticket {

TicketView view(Tx& tx, Ticket const& ticket) { return view_of<TicketView>(tx, ticket); }

}  // namespace yitai::ticket
