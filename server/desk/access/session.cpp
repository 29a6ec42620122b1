#include "access/session.h"

#include "access/secret.h"
#include "access/use.h"
#include "timeline/timeline.h"

namespace yitai::access {
namespace {

constexpr std::string_view principal_prefix = "session:";
constexpr std::size_t longest_user_agent = 200;

SessionLimits limits;

void record(Tx& tx, std::string type, PersonId person, json::Object details) {
    timeline::record(
        tx, {.type = std::move(type), .object_kind = "person", .object_id = person.value, .details = std::move(details)});
}

// What the browser says of itself, as far as it is text.
std::string user_agent_of(http::Request const& request) {
    auto text = std::string(request.header("user-agent").value_or(""));
    if (!is_utf8(text) || text.find('\0') != text.npos) return "";
    if (text.size() > longest_user_agent) text.resize(longest_user_agent);
    while (!is_utf8(text)) text.pop_back();
    return text;
}

}  // namespace

void set_session_limits(SessionLimits decided) { limits = decided; }
SessionLimits const& session_limits() { return limits; }

NewSession begin_session(Tx& tx, PersonId person, http::Request const& request) {
    auto secret = new_secret("");
    Session session{.secret_hash = hash_of_secret(secret),
                    .person_id = person,
                    .peer = request.peer,
                    .user_agent = user_agent_of(request),
                    .created_at = tx.now(),
                    .used_at = tx.now(),
                    .expires_at = tx.now() + limits.length};
    tx.insert(session);

    record(tx, "session.begun", person, {{"session", to_string(session.id)}, {"peer", session.peer}});
    return {session, secret};
}

void end_session(Tx& tx, PersonId person, Id<Session> id) {
    auto const session = tx.find<Session>("delete from session where id = :id and person_id = :person returning *",
                                          {{"id", id}, {"person", person}});
    if (!session) throw NotFound();

    record(tx, "session.ended", person, {{"session", to_string(id)}, {"peer", session->peer}});
}

std::int64_t end_sessions(Tx& tx, PersonId person, std::optional<Id<Session>> but) {
    auto const ended = tx.run("delete from session where person_id = :person and id <> :but",
                              {{"person", person}, {"but", but.value_or(Id<Session>()).value}});

    if (ended > 0) record(tx, "sessions.ended", person, {{"sessions", ended}});
    return ended;
}

std::optional<Id<Session>> session_of(Actor const& actor) {
    if (!actor.principal.starts_with(principal_prefix)) return std::nullopt;
    return Id<Session>{*parse_integer(std::string_view(actor.principal).substr(principal_prefix.size()))};
}

void session_used(Id<Session> id, Instant at) { uses<Session>().note(id, at); }

void keep_sessions_alive(Tx& tx) {
    uses<Session>().write_down(tx);
    tx.run("delete from session where expires_at <= :now or used_at <= :idle",
           {{"now", tx.now()}, {"idle", tx.now() - limits.idle}});
}

}  // namespace yitai::access
