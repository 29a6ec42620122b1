// What a query finds with the best first.
#pragma once

#include "http/page.h"
#include "ticket/ticket.h"

namespace yitai::listing {

// First what holds its words in the title, among the newest that do so many, the shortest titles first, for they say little
// else; then the newest others. One page without another. Invalid for a query without words.
inline constexpr std::string_view by_rank = "rank";
inline constexpr std::size_t most_matches_ranked = 300, most_ranked = 100;
http::Page<Ticket> ranked_page(Tx&, http::ListQuery, std::optional<Kind>);

}  // namespace yitai::listing
