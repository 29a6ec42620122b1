#include "account/account_desk.h"

#include "account/link.h"
#include "account/sign_in.h"
#include "http/precondition.h"

namespace yitai::account {
namespace {

template <class Body, class Result>
void describe(openapi::Operation& operation) {
    openapi::describe_parameter<Body>(operation);
    openapi::describe_result<Result>(operation);
}

// These answers are described here and given by the rules beside them.
template <class Body, class Result>
constexpr http::Answer shape{nullptr, describe<Body, Result>};

constexpr http::Route slow_rows[] = {
    {http::POST, "/sessions", Right::anyone, shape<SignIn, http::Created<SignedIn>>, "Sign in with a password",
     http::Versioned::no, http::Secret::yes},
    {http::PUT, "/me/password", Right::signed_in, shape<ChangePassword, void>, "Change my password"},
    {http::PUT, "/password", Right::anyone, shape<UseLink, void>, "Set a password by a link, once"},
};
constexpr http::Response (*slow_rules[])(db::Database&, http::Request const&) = {sign_in, change_password, use_link};
static_assert(std::size(slow_rows) == std::size(slow_rules));

}  // namespace

std::span<http::Route const> slow_routes() { return slow_rows; }

std::vector<http::DirectRoute> AccountDesk::routes() {
    std::vector<http::DirectRoute> direct;
    for (std::size_t i = 0; i < std::size(slow_rows); ++i) {
        auto const& row = slow_rows[i];
        auto const later = [this, rule = slow_rules[i]](http::Request request, http::Respond respond) {
            answer(rule, std::move(request), std::move(respond));
        };
        direct.push_back({.method = row.method,
                          .path = "/api/v1" + std::string(row.path),
                          .right = row.right,
                          .answer_later = later,
                          .described = &row});
    }
    return direct;
}

void AccountDesk::answer(Rule rule, http::Request request, http::Respond respond) {
    auto shared = std::make_shared<http::Request>(std::move(request));
    auto const refuse = [shared, respond] { respond(http::problem_for(std::current_exception(), *shared)); };
    try {
        http::check_content_type(*shared);
        threads_.submit([this, rule, shared, respond, refuse] {
            try {
                respond(rule(database_, *shared));
            } catch (...) {
                refuse();
            }
        });
    } catch (...) {
        refuse();
    }
}

}  // namespace yitai::account
