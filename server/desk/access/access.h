// Who is asking: a bearer token, a session's cookie, or nobody.
#pragma once

#include "http/request.h"
#include "people/person.h"

namespace yitai::access {

// Throws Unauthenticated for a credential that is not, or no longer, good.
Actor authenticate(Tx&, http::Request const&);

Actor acting_as(Tx&, Person const&, Via);  // with the rights of the person's roles

}  // namespace yitai::access
