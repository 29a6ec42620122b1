// Who holds which roles, and what an actor may do by them.
#pragma once

#include "people/person.h"
#include "role/matrix.h"

namespace yitai::role {

// The rights of the grants and of everybody who has signed in: what holds over the whole desk, and what holds more narrowly.
void empower(Tx&, Actor&, std::vector<Grant> const&);
// What is left of an actor's rights by a token's scopes.
void limit(Actor&, Rights const& scopes);

bool holds(Person const&, Role);
std::int64_t active_holders(Tx&, Role);

// The role's rights, built in or made; nothing when there is no such role.
std::optional<Rights> rights_of(Tx&, std::string_view code);

}  // namespace yitai::role
