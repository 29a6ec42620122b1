// Lists of tickets: what the actor may see, filtered and sorted as asked.
#pragma once

#include "http/named_filter.h"
#include "ticket/view.h"

namespace yitai::ticket {

// Of one kind, or of all.
http::Page<TicketView> list(Tx&, http::ListQuery const&, std::optional<Kind> kind = {});
std::int64_t count(Tx&, http::ListQuery const&);  // by the database
std::vector<std::int64_t> ids(Tx&, http::ListQuery const&, std::size_t most);  // of all that fit

// What views are made of: whether a list could be asked so (Invalid otherwise), what its filters are called by, whether they
// leave only open tickets.
void check(Tx&, http::ListQuery const&);
std::span<http::NamedFilter const> named_filters();
bool asks_for_open_ones(http::ListQuery const&);

// The order in which open tickets are to be taken up.
inline constexpr std::string_view queue_order = "queue_key";

}  // namespace yitai::ticket
