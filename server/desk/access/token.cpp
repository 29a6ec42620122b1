#include "access/token.h"

#include "access/secret.h"
#include "role/matrix.h"
#include "timeline/timeline.h"

namespace yitai::access {

std::string create_token(Tx& tx, std::string_view login, std::string_view scopes, std::optional<Instant> expires_at) {
    auto const owner = people::find_login(tx, login);
    if (!owner || !owner->active) throw NotFound({"Nobody here has the login {{login}}", {{"login", std::string(login)}}});
    role::rights_of_scopes(scopes);
    if (expires_at && *expires_at <= tx.now()) throw Invalid("/expires_at", "Must lie in the future");

    auto const secret = new_secret(token_prefix);
    Token token{.secret_hash = hash_of_secret(secret),
                .hint = secret.substr(0, token_prefix.size() + 6),
                .person_id = owner->id,
                .scopes = std::string(scopes),
                .created_at = tx.now(),
                .expires_at = expires_at};
    tx.insert(token);

    timeline::record(tx, {.type = "token.created",
                          .object_kind = "person",
                          .object_id = owner->id.value,
                          .details = json::Object{{"token", to_string(token.id)}, {"scopes", token.scopes}}});
    return secret;
}

}  // namespace yitai::access
