// The first person of a desk.
#pragma once

#include "people/person.h"

#include <string>
#include <string_view>

namespace yitai::account {

// The first person of an empty desk: administrator and desk manager, member of the service desk. Conflict when there is
// somebody already. The hash is made beforehand, outside the transaction.
Person bootstrap(Tx&, std::string_view login, std::string const& password_hash);

}  // namespace yitai::account
