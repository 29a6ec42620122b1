// A link lets a person set a password once: an invitation, or a way back in. Its secret is shown to whoever made it, once;
// only the hash is kept.
#pragma once

#include "db/database.h"
#include "http/request.h"
#include "http/response.h"
#include "people/person.h"

namespace yitai {

enum class LinkPurpose { reset, invitation };
YITAI_DESCRIBE_ENUM(LinkPurpose, reset, invitation)

struct Link {
    Id<Link> id;
    LinkPurpose purpose = LinkPurpose::reset;
    PersonId person_id;
    db::Blob secret_hash;
    PersonId created_by_id;
    Instant created_at, expires_at;
    std::optional<Instant> used_at;
};
YITAI_DESCRIBE(Link, id, purpose, person_id, secret_hash, created_by_id, created_at, expires_at, used_at)

namespace account {

struct NewLink {
    LinkPurpose purpose = LinkPurpose::reset;
    std::string link;                // the secret
    std::optional<std::string> url;  // where base_url is set
    Instant expires_at;
};
YITAI_DESCRIBE(NewLink, purpose, link, url, expires_at)

// Takes the place of former links. Conflict for a person without a login or who has left; Forbidden for one who
// administers more of the desk than the maker does, and by a token.
NewLink make_link(Tx&, Person const&, LinkPurpose);

// Somebody says he has forgotten his password. Nobody is told whether there is such a login.
void ask_for_reset(Tx&, std::string_view login, http::Request const&);

struct UseLink {
    std::string link, password;
};
YITAI_DESCRIBE(UseLink, link, password)

// Sets the password, once, and ends all sessions. What is wrong with a link is not said. Runs outside any transaction, see
// sign_in.h.
http::Response use_link(db::Database&, http::Request const&);

void forget_old_links(Tx&);

}  // namespace account
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Link> = "link";
