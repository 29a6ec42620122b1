// What a person signs in with.
#pragma once

#include "access/session.h"

namespace yitai::account {

struct Credential {
    PersonId person_id;
    std::string login, name;
    std::string password_hash;
};
YITAI_DESCRIBE(Credential, person_id, login, name, password_hash)

// Of an active person.
std::optional<Credential> credential_of(Tx&, std::string_view login);

// Ends all sessions but that one; the browsers he signed in with are known no longer.
void set_password(Tx&, PersonId, std::string const& password_hash, std::optional<Id<Session>> but = {});
// The same password, hashed better.
void keep_stronger_hash(Tx&, Credential const& before, std::string const& password_hash);

}  // namespace yitai::account
