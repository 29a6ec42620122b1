// A session is a signed-in browser: a cookie whose hash is kept, ended by its owner, by time or by idleness.
#pragma once

#include "people/person.h"

namespace yitai {

struct Session {
    Id<Session> id;
    db::Blob secret_hash;
    PersonId person_id;
    std::string peer;
    Instant created_at, used_at, expires_at;
};
YITAI_DESCRIBE(Session, id, secret_hash, person_id, peer, created_at, used_at, expires_at)

namespace access {

inline constexpr Hours session_length{7 * 24}, session_idle{12};

struct NewSession {
    Session session;
    std::string secret;  // the cookie's value
};
NewSession begin_session(Tx&, PersonId, std::string_view peer);
void end_session(Tx&, Id<Session>);
void end_sessions(Tx&, PersonId, std::optional<Id<Session>> but = {});

// Notes that a session was used; written down in batches by keep_sessions_alive, which also removes the expired.
void session_used(Id<Session>, Instant at);
void keep_sessions_alive(Tx&);

}  // namespace access
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Session> = "session";
