// Lists of tickets: what the actor may see, filtered and sorted as asked.
#pragma once

#include "listing/columns.h"
#include "listing/ranking.h"
#include "ticket/view.h"

namespace yitai::listing {

// Of one kind, or of all. `q` is a query, see question.h; sort=rank puts the best first, see ranking.h.
http::Page<TicketView> page(Tx&, http::ListQuery const&, std::optional<Kind> kind = {});
std::int64_t count(Tx&, http::ListQuery const&);  // by the database
std::vector<std::int64_t> ids(Tx&, http::ListQuery const&, std::size_t most);  // of all that fit

// What views are made of: whether a list could be asked so (Invalid otherwise), and whether it leaves only open tickets.
void check(Tx&, http::ListQuery const&);
bool asks_for_open_ones(http::ListQuery const&);

}  // namespace yitai::listing
