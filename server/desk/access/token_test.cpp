#include "access/token.h"

#include "access/secret.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Answer create(World& world, std::string const& body) {
    return world.ask(world.admin, Method::POST, "/api/v1/tokens", body);
}

World::Answer ask(World& world, std::string const& secret, Method method, std::string const& path, std::string const& body = "") {
    return world.ask_as_nobody(method, "/api/v1" + path, body, {{"authorization", "Bearer " + secret}});
}

std::string first_pointer(World::Answer const& answer) {
    auto const* errors = answer.body.find("errors");
    return errors ? *errors->as<json::Array>()->front().find("pointer")->as<std::string>() : "";
}

void disable(World& world, Person const& person) {
    world.database().write({}, [&](Tx& tx) { tx.run("update person set active = false where id = :id", {{"id", person.id}}); });
}

}  // namespace

TEST_CASE("A token's secret is answered once, begins with a prefix and ends with a check; only its hash is kept") {
    World world;
    auto const made = create(world, R"({"name":"Monitoring","scopes":["person.read"]})");
    REQUIRE(made.status == 201);
    auto const secret = made.text("token");
    CHECK(access::looks_like_secret(secret, "yitai_"));
    CHECK_FALSE(access::looks_like_secret(secret.substr(0, secret.size() - 1) + (secret.back() == 'A' ? "B" : "A"), "yitai_"));
    CHECK(made.text("owner") == "admin");
    CHECK(made.text("created_by") == "admin");
    CHECK(made.text("expires_at") == "2027-01-05T01:00:00.000Z");
    CHECK(made.header("Location") == "/api/v1/tokens/" + made.text("id"));

    auto const listed = world.ask(world.admin, Method::GET, "/api/v1/tokens").body;
    CHECK(json::text_of(listed).find(secret) == std::string::npos);
    CHECK(json::text_of(listed).find(made.text("hint")) != std::string::npos);
    auto const kept = world.database().read({}, [](Tx& tx) { return tx.one<db::Blob>("select secret_hash from token"); });
    CHECK(kept == access::hash_of_secret(secret));
}

TEST_CASE("A token may do what its scopes and its owner's rights both allow") {
    World world;
    auto const secret = create(world, R"({"name":"Reader","scopes":["person.read"]})").text("token");
    CHECK(ask(world, secret, Method::GET, "/tokens").status == 403);
    CHECK(ask(world, secret, Method::GET, "/me").status == 200);
    CHECK(ask(world, secret, Method::POST, "/incidents", R"({"subject":"x"})").status == 403);
}

TEST_CASE("Nobody gives a token rights he lacks") {
    World world;
    auto const of = [&](std::string const& owner, std::string const& scope) {
        return world.ask(world.admin, Method::POST, "/api/v1/tokens",
                         R"({"name":"x","owner":")" + owner + R"(","scopes":[")" + scope + R"("]})");
    };
    CHECK(of("admin", "*").status == 201);
    CHECK(of("li_lei", "ticket.read").status == 201);

    Actor narrow = nobody();
    narrow.person = world.chen_jie.id;
    narrow.rights.grant(Right::ticket_read, Scope::team);
    auto const give = [&](PersonId owner, std::string scopes) {
        world.database().write({.actor = narrow}, [&](Tx& tx) {
            access::create_token(tx, {.name = "x", .person_id = owner, .scopes = std::move(scopes)});
        });
    };
    CHECK_THROWS_AS(give(world.admin.id, "*"), Forbidden);
    CHECK_THROWS_AS(give(world.li_lei.id, "ticket.read"), Forbidden);     // his reaches all of the desk
    CHECK_THROWS_AS(give(world.chen_jie.id, "audit.read"), Forbidden);    // whatever its owner lacks today
    CHECK_NOTHROW(give(world.chen_jie.id, "ticket.read"));
}

TEST_CASE("A token cannot make tokens") {
    World world;
    auto const secret = create(world, R"({"name":"All","scopes":["*"]})").text("token");
    auto const refused = ask(world, secret, Method::POST, "/tokens", R"({"name":"More","scopes":["person.read"]})");
    CHECK(refused.status == 403);
    CHECK(refused.text("detail") == "A token may not do this; sign in instead");
}

TEST_CASE("A token lasts a year at most and is dead afterwards") {
    World world;
    auto const until = [&](std::string const& at) {
        return create(world, R"({"name":"x","scopes":["*"],"expires_at":")" + at + R"("})");
    };
    CHECK(first_pointer(until("2027-01-05T09:00:01+08:00")) == "/expires_at");
    CHECK(first_pointer(until("2026-01-05T09:00:00+08:00")) == "/expires_at");
    auto const secret = until("2026-01-05T10:00:00+08:00").text("token");
    testing::advance(Minutes(59));
    CHECK(ask(world, secret, Method::GET, "/me").status == 200);
    testing::advance(Minutes(1));
    CHECK(ask(world, secret, Method::GET, "/me").status == 401);
}

TEST_CASE("A token may be bound to networks") {
    World world;
    auto const elsewhere = create(world, R"({"name":"x","scopes":["*"],"networks":["10.0.0.0/8","2001:db8::/32"]})");
    CHECK(ask(world, elsewhere.text("token"), Method::GET, "/me").status == 401);
    auto const here = create(world, R"({"name":"x","scopes":["*"],"networks":["10.0.0.0/8","127.0.0.0/8"]})");
    CHECK(ask(world, here.text("token"), Method::GET, "/me").status == 200);
}

TEST_CASE("A token dies with its owner's sign-in and when it is revoked") {
    World world;
    auto const his = create(world, R"({"name":"x","owner":"li_lei","scopes":["ticket.read"]})");
    auto const mine = create(world, R"({"name":"y","scopes":["*"]})");
    CHECK(ask(world, his.text("token"), Method::GET, "/me").status == 200);
    disable(world, world.li_lei);
    CHECK(ask(world, his.text("token"), Method::GET, "/me").status == 401);

    CHECK(world.ask(world.admin, Method::DELETE, "/api/v1/tokens/" + mine.text("id")).status == 204);
    CHECK(ask(world, mine.text("token"), Method::GET, "/me").status == 401);
    CHECK(world.ask(world.admin, Method::DELETE, "/api/v1/tokens/" + mine.text("id")).status == 404);
}

TEST_CASE("When a token was last used is written down in batches") {
    World world;
    auto const secret = create(world, R"({"name":"x","scopes":["*"]})").text("token");
    auto const used_at = [&] {
        auto const listed = world.ask(world.admin, Method::GET, "/api/v1/tokens?sort=name");
        return *listed.body.find("data")->as<json::Array>()->front().find("used_at");
    };
    CHECK(used_at().is_null());
    testing::advance(Minutes(3));
    ask(world, secret, Method::GET, "/me");
    world.database().write({}, access::note_token_uses);
    CHECK(used_at() == json::Value("2026-01-05T01:03:00.000Z"));
}

TEST_CASE("A token's description is checked, field by field") {
    World world;
    struct {
        char const *body, *pointer;
    } const table[] = {
        {R"({"scopes":["*"]})", "/name"},
        {R"({"name":" ","scopes":["*"]})", "/name"},
        {R"({"name":"x"})", "/scopes"},
        {R"({"name":"x","scopes":[]})", "/scopes"},
        {R"({"name":"x","scopes":"*"})", "/scopes"},
        {R"({"name":"x","scopes":["no.such"]})", "/scopes"},
        {R"({"name":"x","scopes":["*"],"owner":"nobody_here"})", "/owner"},
        {R"({"name":"x","scopes":["*"],"networks":["10.0.0.0/8","10.0.0.0/40"]})", "/networks/1"},
        {R"({"name":"x","scopes":["*"],"expires_at":"soon"})", "/expires_at"},
        {R"({"name":"x","scopes":["*"],"secret_hash":"00"})", "/secret_hash"},
        {R"({"name":"x","scopes":["*"],"hint":"yitai_abc"})", "/hint"},
    };
    for (auto const& row : table) {
        CAPTURE(row.body);
        auto const answer = create(world, row.body);
        CHECK(answer.status == 400);
        CHECK(first_pointer(answer).starts_with(row.pointer));
    }
    CHECK(world.ask(world.li_lei, Method::POST, "/api/v1/tokens", R"({"name":"x","scopes":["*"]})").status == 403);
    CHECK(world.ask(world.li_lei, Method::GET, "/api/v1/tokens").status == 403);
}
