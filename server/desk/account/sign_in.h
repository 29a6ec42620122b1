// Signing in and setting a password: the check is slow on purpose, so these run outside any transaction, on threads of their
// own (account_desk.h), with a short transaction before and one after.
#pragma once

#include "db/database.h"
#include "http/request.h"
#include "http/response.h"
#include "people/person.h"

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

// 201 with the cookies, or 401 in the same words and time whatever was wrong, or 429.
http::Response sign_in(db::Database&, http::Request const&);

struct ChangePassword {
    std::string current, password;
};
YITAI_DESCRIBE(ChangePassword, current, password)

// By a session, not by a token; ends all other sessions.
http::Response change_password(db::Database&, http::Request const&);

// Of one of the transactions a request needs here.
db::Context request_context(http::Request const&);

}  // namespace yitai::account
