#include "account/sign_in.h"

#include "access/session.h"
#include "account/credential.h"
#include "account/device.h"
#include "account/password.h"
#include "account/throttle.h"
#include "http/precondition.h"
#include "timeline/timeline.h"

namespace yitai::account {
namespace {

// A guess, counted before it is looked at.
struct Attempt {
    Buckets buckets;
    std::optional<Credential> credential;  // none: nobody by that login may sign in

    bool succeeds(std::string_view password) const {
        return password_matches(credential ? std::optional(credential->password_hash) : std::nullopt, password);
    }
};

Attempt begin_attempt(Tx& tx, std::string_view login, http::Request const& request) {
    Attempt attempt;
    attempt.credential = credential_of(tx, login);
    auto const person = attempt.credential ? attempt.credential->person_id : PersonId();
    auto const device = known_device(tx, person, request);
    attempt.buckets = device ? device_buckets(person, *device) : sign_in_buckets(lower_ascii(trimmed(login)), request);
    reserve(tx, attempt.buckets);
    return attempt;
}

void record_failure(Tx& tx, Attempt const& attempt, http::Request const& request) {
    timeline::record(tx, {.type = "sign_in.failed",
                          .object_kind = "person",
                          .object_id = attempt.credential ? attempt.credential->person_id.value : 0,
                          .details = json::Object{{"peer", request.peer}}});
}

struct Begun {
    access::NewSession session;
    std::string device;
};

Begun begin(Tx& tx, Attempt const& attempt, std::optional<std::string> const& stronger_hash, http::Request const& request) {
    give_back(tx, attempt.buckets);
    if (stronger_hash) keep_stronger_hash(tx, *attempt.credential, *stronger_hash);
    return {access::begin_session(tx, attempt.credential->person_id, request),
            remember_device(tx, attempt.credential->person_id, request)};
}

http::Response welcome(Begun const& begun, Credential const& who, http::Request const& request) {
    auto const& session = begun.session.session;
    http::Response response{.status = 201};
    json::write(response.body, SignedIn{to_string(session.id), who.login, session.expires_at});
    http::set_cookie(response, request, http::session_cookie, begun.session.secret, access::session_limits().length);
    set_device_cookie(response, request, begun.device);
    return response;
}

}  // namespace

db::Context request_context(http::Request const& request) { return {.actor = request.actor, .request_id = request.id}; }

http::Response sign_in(db::Database& database, http::Request const& request) {
    auto const given = json::from_text<SignIn>(request.body);
    auto const attempt =
        database.write(request_context(request), [&](Tx& tx) { return begin_attempt(tx, given.login, request); });

    if (!attempt.succeeds(given.password)) {
        database.write(request_context(request), [&](Tx& tx) { record_failure(tx, attempt, request); });
        throw Unauthenticated("The login or the password is wrong");
    }
    std::optional<std::string> stronger_hash;
    if (is_weaker_than_today(attempt.credential->password_hash)) stronger_hash = hash_anew(given.password);

    auto context = request_context(request);
    context.actor.person = attempt.credential->person_id;
    auto const begun = database.write(context, [&](Tx& tx) { return begin(tx, attempt, stronger_hash, request); });
    return welcome(begun, *attempt.credential, request);
}

http::Response change_password(db::Database& database, http::Request const& request) {
    auto const session = access::session_of(request.actor);
    if (!session) throw Forbidden("A token may not do this; sign in instead");
    auto const given = json::from_text<ChangePassword>(request.body);
    auto const attempt =
        database.write(request_context(request), [&](Tx& tx) { return begin_attempt(tx, request.actor.login, request); });

    if (!attempt.succeeds(given.current)) {
        database.write(request_context(request), [&](Tx& tx) { record_failure(tx, attempt, request); });
        throw Invalid("/current", "This is not your password");
    }
    auto const give_it_back = [&](Tx& tx) { give_back(tx, attempt.buckets); };
    database.write(request_context(request), give_it_back);
    auto const hash = password_hash(given.password, {attempt.credential->login, attempt.credential->name});

    database.write(request_context(request), [&](Tx& tx) { set_password(tx, attempt.credential->person_id, hash, session); });
    return {.status = 204, .content_type = ""};
}

}  // namespace yitai::account
