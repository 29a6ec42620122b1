// An API token acts for its owner: what it may do is what its scopes and its owner's rights both allow, at time of use.
#pragma once

#include "people/person.h"

namespace yitai {

struct Token {
    Id<Token> id;
    db::Blob secret_hash;
    std::string name;
    std::string hint;  // the first characters, so that people can tell their tokens apart
    PersonId person_id;
    std::string scopes;
    std::vector<std::string> networks;  // it may be used from; none: from anywhere
    PersonId created_by_id;
    Instant created_at;
    std::optional<Instant> used_at, expires_at;
};
YITAI_DESCRIBE(Token, id, secret_hash, name, hint, person_id, scopes, networks, created_by_id, created_at, used_at, expires_at)

namespace access {

inline constexpr std::string_view token_prefix = "yitai_";
inline constexpr Hours longest_token_life{365 * 24};

struct MadeToken {
    Token token;
    std::string secret;  // never shown again
};
// Fills in what is the desk's to say; a token without an end gets the longest life. Throws Invalid for scopes, networks and
// ends that are none, Forbidden when the token could do what its maker may not, or is made by a token.
MadeToken create_token(Tx&, Token);
void revoke_token(Tx&, Id<Token>);

// A right that would reach further by the other's hand than by the actor's own, within these scopes.
std::optional<Right> right_beyond(Actor const&, Actor const& other, std::string_view scopes = "*");
void refuse_tokens(Actor const&);  // Forbidden for who asks by a token

bool may_be_used_from(std::vector<std::string> const& networks, std::string_view address);
// Written down in batches by note_token_uses.
void token_used(Id<Token>, Instant at);
void note_token_uses(Tx&);

}  // namespace access
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Token> = "token";
