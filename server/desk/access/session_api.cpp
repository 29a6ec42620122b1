#include "access/access_api.h"
#include "access/session.h"
#include "http/cookie.h"

namespace yitai::access {
namespace {

struct SessionView {
    Id<Session> id;
    bool current = false;  // by which the caller asks
    std::string peer, user_agent;
    Instant created_at, used_at, expires_at;
};
YITAI_DESCRIBE(SessionView, id, current, peer, user_agent, created_at, used_at, expires_at)

http::Page<SessionView> sessions_of(Tx& tx, PersonId person, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {{"used_at", "used_at", http::Column::instant, true, {}, true}};
    constexpr auto open_ones = R"((
        select id, peer, user_agent, created_at, used_at, expires_at from session
         where person_id = :person and expires_at > :now and used_at > :idle) as session where true)";
    auto page = http::list<SessionView>(tx, query, {columns, "-id"}, open_ones,
                                        {{"person", person}, {"now", tx.now()}, {"idle", tx.now() - session_limits().idle}});
    auto const mine = session_of(tx.actor());
    for (auto& session : page.data) session.current = session.id == mine;
    return page;
}

http::Page<SessionView> my_sessions(Tx& tx, http::ListQuery const& query) { return sessions_of(tx, tx.actor().person, query); }

http::Page<SessionView> sessions(Tx& tx, people::Reference const& person, http::ListQuery const& query) {
    return sessions_of(tx, people::get(tx, person).id, query);
}

http::Response signed_out(http::Request const& request) {
    http::Response response{.status = 204, .content_type = ""};
    http::set_cookie(response, request, http::session_cookie, "", Seconds(0));
    // Not "cookies": the browser stays known, see account/device.h.
    response.set("Clear-Site-Data", R"("cache", "storage")");
    return response;
}

http::Response sign_out(Tx& tx, http::Request const& request) {
    auto const session = session_of(tx.actor());
    if (!session) throw Conflict("You are not signed in by a session");
    end_session(tx, tx.actor().person, *session);
    return signed_out(request);
}

void end_mine(Tx& tx, Id<Session> id) { end_session(tx, tx.actor().person, id); }

void end_all_of(Tx& tx, people::Reference const& person) { end_sessions(tx, people::get(tx, person).id); }

constexpr http::Route session_rows[] = {
    {http::GET, "/sessions", Right::signed_in, http::answer<my_sessions>, "Where I am signed in"},
    {http::DELETE, "/sessions", Right::signed_in, http::answer<sign_out>, "Sign out"},
    {http::DELETE, "/sessions/:session", Right::signed_in, http::answer<end_mine>, "End one of my sessions"},
    {http::GET, "/persons/:person/sessions", Right::person_manage, http::answer<sessions>, "Where somebody is signed in"},
    {http::DELETE, "/persons/:person/sessions", Right::person_manage, http::answer<end_all_of>, "Sign somebody out everywhere"},
};

}  // namespace

std::span<http::Route const> session_routes() { return session_rows; }

}  // namespace yitai::access
