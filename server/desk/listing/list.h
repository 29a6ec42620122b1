// Lists of tickets: what the actor may see, filtered and sorted as asked.
#pragma once

#include "http/named_filter.h"
#include "ticket/view.h"

namespace yitai::ticket {

// Of one kind, or of all. `q` is a query, see question.h; sort=rank puts first what holds its words in the title, among the
// newest that do so many, and is one page without another.
inline constexpr std::string_view by_rank = "rank";
inline constexpr std::size_t most_matches_ranked = 300, most_ranked = 100;
http::Page<TicketView> list(Tx&, http::ListQuery const&, std::optional<Kind> kind = {});
std::int64_t count(Tx&, http::ListQuery const&);  // by the database
std::vector<std::int64_t> ids(Tx&, http::ListQuery const&, std::size_t most);  // of all that fit

// What views are made of: whether a list could be asked so (Invalid otherwise), what its filters are called by, whether they
// leave only open tickets.
void check(Tx&, http::ListQuery const&);
std::span<http::NamedFilter const> named_filters();
std::vector<http::Filter> const& columns();
bool asks_for_open_ones(http::ListQuery const&);

// The order in which open tickets are to be taken up.
inline constexpr std::string_view queue_order = "queue_key";

}  // namespace yitai::ticket
