#include "ticket/view.h"

#include "people/shown.h"

namespace yitai::ticket {

TicketView view(Tx& tx, Ticket const& ticket) { return view_of<TicketView>(tx, ticket); }

std::vector<http::Shown> const& view_columns() {
    static auto const columns = columns_of_view<TicketView, Ticket>();
    return columns;
}

}  // namespace yitai::ticket
