// What a person signs in with.
#pragma once

#include "people/person.h"

namespace yitai::account {

struct Credential {
    PersonId person_id;
    std::string password_hash;
};
std::optional<Credential> credential_of(Tx&, std::string_view login);  // of an active person
void set_password(Tx&, PersonId, std::string password_hash);           // ends all sessions

}  // namespace yitai::account
