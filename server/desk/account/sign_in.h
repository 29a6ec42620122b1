// Signing in by password: the check is slow on purpose, so it runs on threads of its own, outside any transaction.
#pragma once

#include "base/thread_pool.h"
#include "db/database.h"
#include "http/boundary.h"

namespace yitai::account {

struct SignIn {
    std::string login;
    std::string password;
    std::optional<std::string> totp;  // for people who have set up a second factor
};
YITAI_DESCRIBE(SignIn, login, password, totp)

struct SignedIn {
    std::string id;      // the session's
    std::string person;  // login
    Instant expires_at;
};
YITAI_DESCRIBE(SignedIn, id, person, expires_at)

http::Route const& sign_in_description();  // how the API shows it

class SignInDesk {
public:
    explicit SignInDesk(db::Database& database) : database_(database), threads_(4, 32) {}

    // POST /api/v1/sessions: 201 with the cookie, or 401 in the same words and time whatever was wrong.
    http::DirectRoute route();

private:
    void answer(http::Request, http::Respond);
    http::Response sign_in(http::Request const&);

    db::Database& database_;
    ThreadPool threads_;
};

}  // namespace yitai::account
