// Who is asking: a bearer token, a session's cookie, or nobody.
#pragma once

#include "http/request.h"
#include "people/person.h"

namespace yitai::access {

// Throws Unauthenticated for a credential that is not, or no longer, good.
Actor authenticate(Tx&, http::Request const&);

Actor acting_as(Tx&, Person const&, Via);  // with the rights of the person's roles
std::vector<Actor> acting_as(Tx&, std::vector<PersonId> const&, Via);  // those of them who are active, looked up at once

// Who asked a while ago, by that principal, as he may act now: a token's scopes still narrow what it asked for. Throws
// Unauthenticated: he has left, or the token is gone.
Actor acting_later(Tx&, PersonId, std::string const& principal);

}  // namespace yitai::access
