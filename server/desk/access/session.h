// A session is a signed-in browser: a cookie whose hash is kept, ended by its owner, by time or by idleness.
#pragma once

#include "http/request.h"
#include "people/person.h"

namespace yitai {

struct Session {
    Id<Session> id;
    db::Blob secret_hash;
    PersonId person_id;
    std::string peer, user_agent;
    Instant created_at, used_at, expires_at;
};
YITAI_DESCRIBE(Session, id, secret_hash, person_id, peer, user_agent, created_at, used_at, expires_at)

namespace access {

struct SessionLimits {
    Minutes idle{Hours(12)}, length{Hours(7 * 24)};
};
void set_session_limits(SessionLimits);  // once, at start
SessionLimits const& session_limits();

struct NewSession {
    Session session;
    std::string secret;  // the cookie's value
};
NewSession begin_session(Tx&, PersonId, http::Request const&);
void end_session(Tx&, PersonId, Id<Session>);  // NotFound when it is none of that person's
std::int64_t end_sessions(Tx&, PersonId, std::optional<Id<Session>> but = {});

std::optional<Id<Session>> session_of(Actor const&);  // by which he asks

// Notes that a session was used; written down in batches by keep_sessions_alive, which also removes the expired.
void session_used(Id<Session>, Instant at);
void keep_sessions_alive(Tx&);

}  // namespace access
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Session> = "session";
