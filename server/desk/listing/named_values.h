// People and things as a query names them: by id, login or code, by name, and as Chinese names are typed.
#pragma once

#include "db/transaction.h"
#include "listing/query_field.h"

namespace yitai::listing {

// All that are called so and that the actor may know; Invalid at its position when there is none.
std::vector<std::int64_t> ids_named(Tx&, QueryField const&, search::Value const&);

}  // namespace yitai::listing
