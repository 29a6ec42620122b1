// A query that says no more than the conditions of a list can say, as those: views and counts in memory know them.
#pragma once

#include "http/page.h"
#include "search/query.h"

#include <optional>
#include <vector>

namespace yitai::listing {

using Conditions = std::vector<http::ListQuery::Condition>;

// Nothing when there is more to it than that: words, or, dates of the calendar.
std::optional<Conditions> as_conditions(search::Node const&);

}  // namespace yitai::listing
