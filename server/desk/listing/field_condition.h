// One field of a query as SQL over the table ticket.
#pragma once

#include "listing/bound.h"
#include "search/query.h"

namespace yitai::listing {

// Values are bound as parameters. Throws Invalid with the position of a field or value that is none.
std::string field_condition(Tx&, Bound&, search::Node const& field);

}  // namespace yitai::listing
