#include "account/link.h"

#include "access/access.h"
#include "access/secret.h"
#include "access/token.h"
#include "account/credential.h"
#include "account/password.h"
#include "account/rules.h"
#include "account/sign_in.h"
#include "account/throttle.h"
#include "timeline/timeline.h"

namespace yitai::account {
namespace {

constexpr std::string_view secret_prefix = "link_";
constexpr Hours kept_after_expiry{30 * 24};
constexpr Right administration[] = {Right::person_manage, Right::role_manage, Right::token_manage, Right::integration_manage};

Milliseconds life_of(LinkPurpose purpose) {
    return purpose == LinkPurpose::reset ? Milliseconds(Minutes(15)) : Milliseconds(Hours(7 * 24));
}

void check_may_be_helped(Tx& tx, Person const& person) {
    access::refuse_tokens(tx.actor());
    if (!person.login) throw Conflict("This person has no login yet");
    if (!person.active) throw Conflict("This person has left");
    // Or whoever manages people could become the administrator.
    auto const other = access::acting_as(tx, person, Via::web);
    for (auto const right : administration)
        if (other.may(right) && !tx.actor().rights.allows(right))
            throw Forbidden({"You lack the right {{right}}", {{"right", right_name(right)}}});
}

std::optional<std::string> url_of(std::string const& secret) {
    if (rules().base_url.empty()) return std::nullopt;
    // What stands behind # is sent to no server, so it is in no log.
    return rules().base_url + "/password#" + secret;
}

struct Target {
    Id<Link> id;
    PersonId person_id;
    std::string login, name;
};
YITAI_DESCRIBE(Target, id, person_id, login, name)

std::optional<Target> open_link(Tx& tx, std::string_view secret) {
    return tx.find<Target>(R"(
        select link.id, person_id, login, name from link join person on person.id = person_id
         where secret_hash = :hash and used_at is null and expires_at > :now and active and login is not null)",
                           {{"hash", access::hash_of_secret(secret)}, {"now", tx.now()}});
}

void close_links(Tx& tx, PersonId person) {
    tx.run("update link set used_at = :now where person_id = :person and used_at is null",
           {{"now", tx.now()}, {"person", person}});
}

[[noreturn]] void refuse_link() { throw Invalid("/link", "This link is not, or no longer, good"); }

// Whoever holds a good link is not held up by others who guess at theirs.
std::optional<Target> found(Tx& tx, std::string_view secret, http::Request const& request) {
    auto target = open_link(tx, secret);
    if (!target) reserve(tx, link_buckets(request));
    return target;
}

void set_by_link(Tx& tx, std::string_view secret, std::string const& hash) {
    auto const target = open_link(tx, secret);
    if (!target) refuse_link();
    close_links(tx, target->person_id);
    set_password(tx, target->person_id, hash);
}

}  // namespace

NewLink make_link(Tx& tx, Person const& person, LinkPurpose purpose) {
    check_may_be_helped(tx, person);

    close_links(tx, person.id);
    auto const secret = access::new_secret(secret_prefix);
    Link link{.purpose = purpose,
              .person_id = person.id,
              .secret_hash = access::hash_of_secret(secret),
              .created_by_id = tx.actor().person,
              .created_at = tx.now(),
              .expires_at = tx.now() + life_of(purpose)};
    tx.insert(link);

    timeline::record(tx, {.type = "password.link_made",
                          .object_kind = "person",
                          .object_id = person.id.value,
                          .details = json::Object{{"purpose", name_of(purpose)}}});
    return {purpose, secret, url_of(secret), link.expires_at};
}

void ask_for_reset(Tx& tx, std::string_view login, http::Request const& request) {
    reserve(tx, reset_buckets(lower_ascii(trimmed(login)), request));
    auto const person = people::find_login(tx, login);
    bool const known = person && person->active;

    timeline::record(tx, {.type = known ? "password.reset_asked" : "password.reset_refused",
                          .object_kind = "person",
                          .object_id = known ? person->id.value : 0,
                          .details = json::Object{{"peer", request.peer}}});
}

http::Response use_link(db::Database& database, http::Request const& request) {
    auto const given = json::from_text<UseLink>(request.body);
    auto const target = database.write(request_context(request), [&](Tx& tx) { return found(tx, given.link, request); });
    if (!target) refuse_link();
    auto const hash = password_hash(given.password, {target->login, target->name});

    auto context = request_context(request);
    context.actor.person = target->person_id;
    database.write(context, [&](Tx& tx) { set_by_link(tx, given.link, hash); });
    return {.status = 204, .content_type = ""};
}

void forget_old_links(Tx& tx) { tx.run("delete from link where expires_at <= :old", {{"old", tx.now() - kept_after_expiry}}); }

}  // namespace yitai::account
