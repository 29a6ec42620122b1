#include "access/access.h"

#include "access/secret.h"
#include "access/session.h"
#include "access/token.h"

namespace yitai::access {
namespace {

constexpr std::string_view bearer = "Bearer ";

std::optional<std::string_view> cookie(http::Request const& request, std::string_view name) {
    auto const header = request.header("cookie");
    if (!header) return std::nullopt;
    for (auto pair : split(*header, ';')) {
        pair = trimmed(pair);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') return pair.substr(name.size() + 1);
    }
    return std::nullopt;
}

Person active_owner(Tx& tx, PersonId id) {
    auto person = people::get(tx, id);
    if (!person.active) throw Unauthenticated("This sign-in is no longer valid");
    return person;
}

Actor by_token(Tx& tx, std::string_view secret) {
    if (!looks_like_secret(secret, token_prefix)) throw Unauthenticated("This token is not valid");
    auto const token = tx.find<Token>("select * from token where secret_hash = :hash", {{"hash", hash_of_secret(secret)}});
    if (!token || (token->expires_at && *token->expires_at <= tx.now())) throw Unauthenticated("This token is not valid");

    auto actor = acting_as(tx, active_owner(tx, token->person_id), Via::api);
    actor.rights = actor.rights.limited_to(people::rights_of_scopes(token->scopes));
    actor.principal = "token:" + to_string(token->id);
    return actor;
}

Actor by_session(Tx& tx, std::string_view secret) {
    auto const session = tx.find<Session>("select * from session where secret_hash = :hash", {{"hash", hash_of_secret(secret)}});
    if (!session || session->expires_at <= tx.now() || session->used_at + session_idle <= tx.now())
        throw Unauthenticated("This sign-in is no longer valid");

    auto actor = acting_as(tx, active_owner(tx, session->person_id), Via::web);
    actor.principal = "session:" + to_string(session->id);
    session_used(session->id, tx.now());
    return actor;
}

}  // namespace

Actor acting_as(Tx& tx, Person const& person, Via via) {
    Actor actor;
    actor.person = person.id;
    actor.login = person.login.value_or("");
    actor.organisation = person.organisation_id;
    actor.rights = people::rights_of(person.roles);
    actor.groups = people::groups_of(tx, person.id);
    actor.via = via;
    return actor;
}

std::string_view session_cookie(bool encrypted) { return encrypted ? "__Host-sid" : "sid"; }

Actor authenticate(Tx& tx, http::Request const& request) {
    if (auto const header = request.header("authorization")) {
        if (!header->starts_with(bearer)) throw Unauthenticated("Only bearer tokens are understood");
        return by_token(tx, trimmed(header->substr(bearer.size())));
    }
    if (auto const secret = cookie(request, session_cookie(request.encrypted))) return by_session(tx, *secret);
    return nobody();
}

}  // namespace yitai::access
