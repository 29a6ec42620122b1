#include "access/token.h"

#include "access/access.h"
#include "access/secret.h"
#include "access/use.h"
#include "http/network.h"
#include "role/matrix.h"
#include "timeline/timeline.h"

#include <algorithm>

namespace yitai::access {
namespace {

constexpr std::size_t most_networks = 50;

Instant end_of(Tx& tx, std::optional<Instant> asked) {
    auto const latest = tx.now() + longest_token_life;
    if (!asked) return latest;
    if (*asked <= tx.now()) throw Invalid("/expires_at", "Must lie in the future");
    if (*asked > latest) throw Invalid("/expires_at", "A token lasts a year at most");
    return *asked;
}

void check_networks(std::vector<std::string> const& networks) {
    if (networks.size() > most_networks)
        throw Invalid("/networks", {"At most {{high}}", {{"high", std::to_string(most_networks)}}});
    for (std::size_t i = 0; i < networks.size(); ++i)
        if (!http::Network::from(networks[i]))
            throw Invalid("/networks/" + std::to_string(i),
                          {"{{text}} is neither an address nor a network", {{"text", networks[i]}}});
}

Scope reach_of(Actor const& actor, Right right) {
    auto reach = actor.rights[right];
    for (auto const& narrowed : actor.narrowed) reach = std::max(reach, narrowed.rights[right]);
    return reach;
}

void record(Tx& tx, std::string type, Token const& token) {
    timeline::record(tx,
                     {.type = std::move(type),
                      .object_kind = "person",
                      .object_id = token.person_id.value,
                      .details = json::Object{{"token", to_string(token.id)}, {"name", token.name}, {"scopes", token.scopes}}});
}

}  // namespace

MadeToken create_token(Tx& tx, Token token) {
    refuse_tokens(tx.actor());
    auto const owner = acting_as(tx, people::get(tx, token.person_id), Via::api);
    if (auto const right = right_beyond(tx.actor(), owner, token.scopes))
        throw Forbidden({"You lack the right {{right}}", {{"right", right_name(*right)}}});
    check_networks(token.networks);

    auto const secret = new_secret(token_prefix);
    token.secret_hash = hash_of_secret(secret);
    token.hint = secret.substr(0, token_prefix.size() + 6);
    token.created_by_id = tx.actor().person;
    token.created_at = tx.now();
    token.expires_at = end_of(tx, token.expires_at);
    tx.insert(token);

    record(tx, "token.created", token);
    return {std::move(token), secret};
}

void revoke_token(Tx& tx, Id<Token> id) {
    auto const token = tx.find<Token>("delete from token where id = :id returning *", {{"id", id}});
    if (!token) throw NotFound();

    record(tx, "token.revoked", *token);
}

std::optional<Right> right_beyond(Actor const& actor, Actor const& other, std::string_view scopes) {
    auto const asked = role::rights_of_scopes(scopes);
    bool const by_name = trimmed(scopes) != "*";  // a right that is named counts though its owner lacks it today
    std::optional<Right> beyond;
    for_each_enumerator<Right>([&](std::string_view, Right right) {
        if (beyond || right == Right::anyone || right == Right::signed_in || !asked.allows(right)) return;
        bool const lacks = by_name && !actor.may(right);
        bool const exceeds = actor.person != other.person && reach_of(other, right) > actor.rights[right];
        if (lacks || exceeds) beyond = right;
    });
    return beyond;
}

void refuse_tokens(Actor const& actor) {
    if (actor.principal.starts_with("token:")) throw Forbidden("A token may not do this; sign in instead");
}

bool may_be_used_from(std::vector<std::string> const& networks, std::string_view address) {
    if (networks.empty()) return true;
    return std::any_of(networks.begin(), networks.end(),
                       [&](auto const& network) { return http::Network::from(network)->contains(address); });
}

void token_used(Id<Token> id, Instant at) { uses<Token>().note(id, at); }

void note_token_uses(Tx& tx) { uses<Token>().write_down(tx); }

}  // namespace yitai::access
