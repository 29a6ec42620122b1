#include "account/account_api.h"

#include "account/link.h"
#include "account/preferences.h"

namespace yitai::account {
namespace {

http::Created<NewLink> made(Tx& tx, people::Reference const& reference, LinkPurpose purpose) {
    auto const person = people::get(tx, reference);
    return {make_link(tx, person, purpose), "/api/v1/persons/" + to_string(person.id)};
}

http::Created<NewLink> invite(Tx& tx, people::Reference const& person) { return made(tx, person, LinkPurpose::invitation); }
http::Created<NewLink> help_back_in(Tx& tx, people::Reference const& person) { return made(tx, person, LinkPurpose::reset); }

struct ForgottenPassword {
    Line<200> login;
};
YITAI_DESCRIBE(ForgottenPassword, login)

http::Accepted<ForgottenPassword> ask(Tx& tx, ForgottenPassword const& asked, http::Request const& request) {
    ask_for_reset(tx, asked.login, request);
    return {asked};
}

constexpr http::Route account_rows[] = {
    {http::POST, "/persons/:person/invitations", Right::person_manage, http::answer<invite>,
     "Invite a person to set a first password; the link is shown once", http::Versioned::no, http::Secret::yes},
    {http::POST, "/persons/:person/password-links", Right::person_manage, http::answer<help_back_in>,
     "Help a person to set a new password; the link is shown once", http::Versioned::no, http::Secret::yes},
    {http::POST, "/password-resets", Right::anyone, http::answer<ask>, "Say that a password is forgotten", http::Versioned::no,
     http::Secret::yes},
    {http::GET, "/me/preferences", Right::signed_in, http::answer<preferences>, "How I like the pages"},
    {http::PUT, "/me/preferences", Right::signed_in, http::answer<prefer>, "Say how I like the pages"},
};

}  // namespace

std::span<http::Route const> routes() { return account_rows; }

}  // namespace yitai::account
