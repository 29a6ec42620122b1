#include "access/session.h"

#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

http::Request from(std::string peer, std::string user_agent = "") {
    http::Request request;
    request.peer = std::move(peer);
    if (!user_agent.empty()) request.headers.emplace_back("user-agent", std::move(user_agent));
    return request;
}

access::NewSession session_of(World& world, Person const& person, http::Request const& request = from("192.0.2.1")) {
    return world.database().write({}, [&](Tx& tx) { return access::begin_session(tx, person.id, request); });
}

World::Headers by(access::NewSession const& session) {
    return {{"cookie", "sid=" + session.secret}, {"sec-fetch-site", "same-origin"}};
}

World::Answer ask(World& world, access::NewSession const& session, Method method, std::string const& path) {
    return world.ask_as_nobody(method, "/api/v1" + path, "", by(session));
}

json::Array rows(World::Answer const& answer) { return *answer.body.find("data")->as<json::Array>(); }

void keep_alive(World& world) { world.database().write({}, access::keep_sessions_alive); }

}  // namespace

TEST_CASE("A person sees where he is signed in, and which of it is here") {
    World world;
    auto const office = session_of(world, world.li_lei, from("192.0.2.1", "Firefox"));
    session_of(world, world.li_lei, from("198.51.100.7", "Safari"));
    session_of(world, world.wang_fang);

    auto const seen = rows(ask(world, office, Method::GET, "/sessions"));
    REQUIRE(seen.size() == 2);
    CHECK(*seen[0].find("user_agent") == json::Value("Safari"));
    CHECK(*seen[0].find("peer") == json::Value("198.51.100.7"));
    CHECK(*seen[0].find("current") == json::Value(false));
    CHECK(*seen[1].find("current") == json::Value(true));
    CHECK(seen[1].find("secret_hash") == nullptr);
}

TEST_CASE("What a browser says of itself is cut, and left out when it is no text") {
    World world;
    CHECK(session_of(world, world.li_lei, from("", std::string(199, 'a') + "浏览器")).session.user_agent ==
          std::string(199, 'a'));
    CHECK(session_of(world, world.li_lei, from("", "\xff")).session.user_agent.empty());
}

TEST_CASE("A session is ended by its owner at once, and by nobody else") {
    World world;
    auto const here = session_of(world, world.li_lei), there = session_of(world, world.li_lei);
    auto const other = session_of(world, world.wang_fang);
    auto const path = "/sessions/" + to_string(there.session.id);

    CHECK(ask(world, other, Method::DELETE, path).status == 404);
    CHECK(ask(world, there, Method::GET, "/me").status == 200);
    CHECK(ask(world, here, Method::DELETE, path).status == 204);
    CHECK(ask(world, there, Method::GET, "/me").status == 401);
    CHECK(ask(world, here, Method::DELETE, path).status == 404);
    CHECK(ask(world, here, Method::GET, "/me").status == 200);
}

TEST_CASE("Signing out ends the session, takes the cookie back and leaves nothing in the browser") {
    World world;
    auto const here = session_of(world, world.li_lei);
    auto const out = ask(world, here, Method::DELETE, "/sessions");
    CHECK(out.status == 204);
    CHECK(out.header("Set-Cookie") == "sid=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0");
    CHECK(out.header("Clear-Site-Data") == R"("cache", "storage")");
    CHECK(ask(world, here, Method::GET, "/me").status == 401);
}

TEST_CASE("Who manages people sees and ends all sessions of one of them") {
    World world;
    auto const hers = session_of(world, world.wang_fang), his = session_of(world, world.li_lei);
    auto const path = "/api/v1/persons/" + to_string(world.wang_fang.id) + "/sessions";

    CHECK(world.ask(world.chen_jie, Method::GET, path).status == 403);
    CHECK(world.ask(world.chen_jie, Method::DELETE, path).status == 403);
    auto const seen = rows(world.ask(world.admin, Method::GET, path));
    REQUIRE(seen.size() == 1);
    CHECK(*seen[0].find("current") == json::Value(false));
    CHECK(world.ask(world.admin, Method::DELETE, path).status == 204);
    CHECK(ask(world, hers, Method::GET, "/me").status == 401);
    CHECK(ask(world, his, Method::GET, "/me").status == 200);
    CHECK(world.ask(world.admin, Method::DELETE, "/api/v1/persons/999999/sessions").status == 404);
}

TEST_CASE("A session ends by idleness and in any case by its length, and is then neither good nor shown") {
    World world;
    auto const idle = session_of(world, world.li_lei), used = session_of(world, world.li_lei);
    testing::advance(Hours(11));
    CHECK(ask(world, used, Method::GET, "/me").status == 200);
    keep_alive(world);
    testing::advance(Hours(1));
    CHECK(ask(world, idle, Method::GET, "/me").status == 401);
    CHECK(rows(ask(world, used, Method::GET, "/sessions")).size() == 1);

    for (int hours = 12; hours < 7 * 24; hours += 6) {
        CHECK(ask(world, used, Method::GET, "/me").status == 200);
        keep_alive(world);
        testing::advance(Hours(6));
    }
    CHECK(ask(world, used, Method::GET, "/me").status == 401);
}

TEST_CASE("An administrator decides how long sessions last") {
    World world;
    access::set_session_limits({.idle = Minutes(5), .length = Minutes(8)});
    auto const session = session_of(world, world.li_lei);
    testing::advance(Minutes(4));
    CHECK(ask(world, session, Method::GET, "/me").status == 200);
    keep_alive(world);
    testing::advance(Minutes(4));
    CHECK(ask(world, session, Method::GET, "/me").status == 401);
    access::set_session_limits({});
}

TEST_CASE("Another site's page can do nothing with a session's cookie") {
    World world;
    auto const session = session_of(world, world.li_lei);
    auto const report = [&](World::Headers headers, std::string type = "application/json") {
        headers.insert(headers.end(), {{"cookie", "sid=" + session.secret}, {"host", "desk.example"}, {"content-type", type}});
        return world.ask_as_nobody(Method::POST, "/api/v1/incidents", R"({"subject":"x"})", headers).status;
    };
    struct {
        char const* what;
        World::Headers headers;
    } const table[] = {
        {"a page elsewhere", {{"sec-fetch-site", "cross-site"}, {"origin", "https://evil.example"}}},
        {"a sub-domain", {{"sec-fetch-site", "same-site"}, {"origin", "https://forum.desk.example"}}},
        {"an older browser, a page elsewhere", {{"origin", "https://evil.example"}}},
        {"an older browser, a sub-domain", {{"origin", "https://forum.desk.example"}}},
        {"a name that begins like ours", {{"origin", "https://desk.example.evil.example"}}},
        {"a sandboxed frame", {{"origin", "null"}}},
        {"no word on where it comes from", {}},
    };
    for (auto const& row : table) {
        CAPTURE(row.what);
        for (auto const* type :
             {"application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
            CHECK(report(row.headers, type) == 403);
    }
    CHECK(report({{"sec-fetch-site", "same-origin"}}) == 201);
    CHECK(report({{"origin", "https://desk.example"}}) == 201);
    CHECK(report({{"sec-fetch-site", "same-origin"}}, "text/plain") == 415);
    CHECK(report({{"sec-fetch-site", "same-origin"}}, "multipart/form-data; boundary=x") == 415);
    CHECK(rows(world.ask(world.li_lei, Method::GET, "/api/v1/tickets")).size() == 2);
}

TEST_CASE("No route that reads takes a change, whatever its query says") {
    World world;
    auto const session = session_of(world, world.li_lei);
    for (auto const* route : world.boundary().routes()) {
        if (route->method != Method::GET || route->path.find(':') != std::string_view::npos) continue;
        CAPTURE(route->path);
        auto const before = world.database().figures().writes;
        ask(world, session, Method::GET, std::string(route->path) + "?_method=DELETE");
        world.ask_as_nobody(Method::GET, "/api/v1" + std::string(route->path), "",
                            {{"cookie", "sid=" + session.secret}, {"x-http-method-override", "DELETE"}});
        CHECK(world.database().figures().writes == before);
    }
    CHECK(ask(world, session, Method::GET, "/me").status == 200);
}
