// An API token acts for its owner: what it may do is what its scopes and its owner's rights both allow, at time of use.
#pragma once

#include "people/person.h"

namespace yitai {

struct Token {
    Id<Token> id;
    db::Blob secret_hash;
    std::string hint;  // the first characters, so that people can tell their tokens apart
    PersonId person_id;
    std::string scopes;
    Instant created_at;
    std::optional<Instant> used_at, expires_at;
};
YITAI_DESCRIBE(Token, id, secret_hash, hint, person_id, scopes, created_at, used_at, expires_at)

namespace access {

inline constexpr std::string_view token_prefix = "yitai_";

// Answers the secret, which is never shown again. NotFound for an unknown login, Invalid for unknown scopes.
std::string create_token(Tx&, std::string_view login, std::string_view scopes, std::optional<Instant> expires_at);

}  // namespace access
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Token> = "token";
