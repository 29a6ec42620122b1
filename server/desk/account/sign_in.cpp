#include "account/sign_in.h"

#include "access/session.h"
#include "account/credential.h"
#include "account/password.h"
#include "http/cookie.h"

namespace yitai::account {
namespace {

bool is_right(std::optional<Credential> const& credential, std::string_view password) {
    if (credential) return password_matches(credential->password_hash, password);
    pretend_to_check(password);
    return false;
}

void describe(openapi::Operation& operation) {
    openapi::describe_parameter<SignIn>(operation);
    openapi::describe_result<http::Created<SignedIn>>(operation);
}

}  // namespace

http::Route const& sign_in_description() {
    static constexpr http::Answer answer{nullptr, describe};
    static constexpr http::Route row{http::POST,          "/sessions",      Right::anyone, answer, "Sign in with a password",
                                     http::Versioned::no, http::Secret::yes};
    return row;
}

http::DirectRoute SignInDesk::route() {
    return {
        .method = http::POST,
        .path = "/api/v1/sessions",
        .right = Right::anyone,
        .answer_later = [this](http::Request request, http::Respond respond) { answer(std::move(request), std::move(respond)); },
        .described = &sign_in_description()};
}

void SignInDesk::answer(http::Request request, http::Respond respond) {
    auto shared = std::make_shared<http::Request>(std::move(request));
    try {
        threads_.submit([this, shared, respond] {
            try {
                respond(sign_in(*shared));
            } catch (...) {
                respond(http::problem_for(std::current_exception(), *shared));
            }
        });
    } catch (...) {
        respond(http::problem_for(std::current_exception(), *shared));
    }
}

http::Response SignInDesk::sign_in(http::Request const& request) {
    auto const given = json::from_text<SignIn>(request.body);
    db::Context context{.actor = nobody(), .request_id = request.id};

    auto const credential = database_.read(context, [&](Tx& tx) { return credential_of(tx, given.login); });
    if (!is_right(credential, given.password)) throw Unauthenticated("The login or the password is wrong");

    auto const begun =
        database_.write(context, [&](Tx& tx) { return access::begin_session(tx, credential->person_id, request.peer); });
    http::Response response{.status = 201};
    json::write(response.body, SignedIn{to_string(begun.session.id), given.login, begun.session.expires_at});
    http::set_cookie(response, request, http::session_cookie, begun.secret, access::session_length);
    return response;
}

}  // namespace yitai::account
