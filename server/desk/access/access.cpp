#include "access/access.h"

#include "access/secret.h"
#include "access/session.h"
#include "access/token.h"
#include "db/dialect.h"
#include "db/unchanging.h"
#include "http/cookie.h"
#include "people/group.h"
#include "role/holder.h"

#include <fmt/format.h>

namespace yitai::access {
namespace {

constexpr std::string_view bearer = "Bearer ", token_principal = "token:";

// What a secret belongs to, a token or a session, and its owner: in one statement, because every request begins with it.
struct Proof {
    std::int64_t proof_id = 0;
    std::string scopes;                 // a token's
    std::vector<std::string> networks;  // a token's
    std::optional<Instant> expires_at, used_at;
    PersonId id;
    std::optional<std::string> login;
    bool active = false;
    OrganisationId organisation_id;
    bool shares_tickets = false;
    json::Lazy<std::vector<Grant>> grants;
    std::vector<GroupId> member_of;
    std::vector<PersonId> acts_for;
};
YITAI_DESCRIBE(Proof, proof_id, scopes, networks, expires_at, used_at, id, login, active, organisation_id, shares_tickets, grants,
               member_of, acts_for)

// The columns of an owner, over person and organisation.
std::string owner_columns(Tx& tx) {
    auto const groups = db::list_of(tx.engine(), "group_id", "group_member where group_member.person_id = person.id");
    auto const deputy_of = db::list_of(tx.engine(), "deputy.person_id", "deputy where deputy_id = person.id");
    return fmt::format(
        "person.id, login, person.active, organisation_id, shares_tickets, grants, {} as member_of, {} as acts_for", groups,
        deputy_of);
}

std::optional<Proof> proof_by(Tx& tx, std::string_view secret, std::string_view table, std::string_view further) {
    auto const text = fmt::format(R"(
        select proof.id as proof_id, proof.expires_at, proof.used_at{}, {}
          from {} proof join person on person.id = proof.person_id
          join organisation on organisation.id = person.organisation_id
         where proof.secret_hash = :hash)",
                                  further, owner_columns(tx), table);
    return tx.find<Proof>(text, {{"hash", hash_of_secret(secret)}});
}

// Few lists of roles are held by many; each is read once.
struct KnownGrants : db::Unchanging<std::string, std::vector<Grant>> {};

std::shared_ptr<std::vector<Grant> const> grants_of(Tx& tx, Proof const& owner) {
    auto& known = tx.connection().memory().of<KnownGrants>();
    return known.get(tx, std::string(owner.grants.text()), [&] { return owner.grants.get(); });
}

Actor actor_from(Tx& tx, Proof const& owner, Via via) {
    Actor actor;
    actor.person = owner.id;
    actor.login = owner.login.value_or("");
    actor.organisation = owner.organisation_id;
    actor.groups = owner.member_of;
    actor.acts_for = owner.acts_for;
    actor.shares_tickets = owner.shares_tickets;
    actor.via = via;
    role::empower(tx, actor, *grants_of(tx, owner));
    return actor;
}

Actor by_token(Tx& tx, std::string_view secret, std::string_view peer) {
    if (!looks_like_secret(secret, token_prefix)) throw Unauthenticated("This token is not valid");
    auto const token = proof_by(tx, secret, "token", ", proof.scopes, proof.networks");
    if (!token || (token->expires_at && *token->expires_at <= tx.now()) || !may_be_used_from(token->networks, peer))
        throw Unauthenticated("This token is not valid");
    if (!token->active) throw Unauthenticated("This sign-in is no longer valid");

    token_used({token->proof_id}, tx.now());
    auto actor = actor_from(tx, *token, Via::api);
    actor.principal = std::string(token_principal) + std::to_string(token->proof_id);
    role::limit(actor, role::rights_of_scopes(token->scopes));
    return actor;
}

Actor by_session(Tx& tx, std::string_view secret) {
    auto const session = proof_by(tx, secret, "session", "");
    if (!session || !session->active || *session->expires_at <= tx.now() || *session->used_at + session_limits().idle <= tx.now())
        throw Unauthenticated("This sign-in is no longer valid");

    session_used({session->proof_id}, tx.now());
    auto actor = actor_from(tx, *session, Via::web);
    actor.principal = "session:" + std::to_string(session->proof_id);
    return actor;
}

}  // namespace

Actor acting_as(Tx& tx, Person const& person, Via via) {
    Proof owner{.id = person.id, .login = person.login, .organisation_id = person.organisation_id, .grants = person.grants};
    owner.member_of = people::groups_of(tx, person.id);
    owner.acts_for = tx.select<PersonId>("select person_id from deputy where deputy_id = :me", {{"me", person.id}});
    owner.shares_tickets =
        tx.one<bool>("select shares_tickets from organisation where id = :id", {{"id", person.organisation_id}});
    return actor_from(tx, owner, via);
}

Actor acting_later(Tx& tx, PersonId id, std::string const& principal) {
    auto const person = people::get(tx, id);
    if (!person.active) throw Unauthenticated("This sign-in is no longer valid");
    auto actor = acting_as(tx, person, Via::job);
    actor.principal = principal;
    if (!principal.starts_with(token_principal)) return actor;

    auto const token = parse_integer(principal.substr(token_principal.size()));
    auto const scopes = tx.find<std::string>(
        "select scopes from token where id = :id and person_id = :person and (expires_at is null or expires_at > :now)",
        {{"id", token.value_or(0)}, {"person", id}, {"now", tx.now()}});
    if (!scopes) throw Unauthenticated("This token is not valid");
    role::limit(actor, role::rights_of_scopes(*scopes));
    return actor;
}

std::vector<Actor> acting_as(Tx& tx, std::vector<PersonId> const& people, Via via) {
    if (people.empty()) return {};
    std::vector<std::int64_t> ids;
    ids.reserve(people.size());
    for (auto person : people) ids.push_back(person.value);
    auto const text = fmt::format(
        "select {} from person join organisation on organisation.id = person.organisation_id"
        " where person.active and person.id in ({}) order by person.id",
        owner_columns(tx), db::numbers_in(tx.engine(), ":people"));

    std::vector<Actor> actors;
    for (auto const& owner : tx.select<Proof>(text, {{"people", ids}})) actors.push_back(actor_from(tx, owner, via));
    return actors;
}

Actor authenticate(Tx& tx, http::Request const& request) {
    if (auto const header = request.header("authorization")) {
        if (!header->starts_with(bearer)) throw Unauthenticated("Only bearer tokens are understood");
        return by_token(tx, trimmed(header->substr(bearer.size())), request.peer);
    }
    if (auto const secret = http::cookie(request, http::session_cookie)) return by_session(tx, *secret);
    return nobody();
}

}  // namespace yitai::access
