#include "access/session.h"

#include "access/secret.h"
#include "timeline/timeline.h"

#include <mutex>
#include <unordered_map>

namespace yitai::access {
namespace {

void record_session(Tx& tx, std::string type, Session const& session) {
    timeline::record(tx, {.type = std::move(type),
                          .object_kind = "person",
                          .object_id = session.person_id.value,
                          .details = json::Object{{"session", to_string(session.id)}, {"peer", session.peer}}});
}

// Sessions used since they were last written down.
struct Used {
    std::mutex mutex;
    std::unordered_map<Id<Session>, Instant> at;
};
Used& used() {
    static Used sessions;
    return sessions;
}

}  // namespace

NewSession begin_session(Tx& tx, PersonId person, std::string_view peer) {
    auto secret = new_secret("");
    Session session{.secret_hash = hash_of_secret(secret),
                    .person_id = person,
                    .peer = std::string(peer),
                    .created_at = tx.now(),
                    .used_at = tx.now(),
                    .expires_at = tx.now() + session_length};
    tx.insert(session);

    record_session(tx, "session.begun", session);
    return {session, secret};
}

void end_session(Tx& tx, Id<Session> id) {
    auto const session = tx.find<Session>("delete from session where id = :id returning *", {{"id", id}});
    if (!session) throw NotFound();

    record_session(tx, "session.ended", *session);
}

void end_sessions(Tx& tx, PersonId person, std::optional<Id<Session>> but) {
    tx.run("delete from session where person_id = :person and id <> :but",
           {{"person", person}, {"but", but.value_or(Id<Session>()).value}});
}

void session_used(Id<Session> id, Instant at) {
    std::lock_guard lock(used().mutex);
    used().at[id] = at;
}

void keep_sessions_alive(Tx& tx) {
    std::unordered_map<Id<Session>, Instant> since;
    {
        std::lock_guard lock(used().mutex);
        since.swap(used().at);
    }
    for (auto const& [id, at] : since)
        tx.run("update session set used_at = :at where id = :id and used_at < :at", {{"id", id}, {"at", at}});
    tx.run("delete from session where expires_at <= :now or used_at <= :idle",
           {{"now", tx.now()}, {"idle", tx.now() - session_idle}});
}

}  // namespace yitai::access
