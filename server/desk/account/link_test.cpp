#include "account/link.h"

#include "access/secret.h"
#include "account/rules.h"
#include "testing/clock.h"
#include "testing/front_door.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::Browser;
using testing::Node;
using testing::World;

namespace {

constexpr auto better = "a better one";

struct Desk {
    World world;
    Node node{world};
    Browser browser{node};

    Desk() { account::set_rules({}); }
    World::Answer make(std::string const& kind, Person const& by, Person const& whom) {
        return world.ask(by, Method::POST, "/api/v1/persons/" + to_string(whom.id) + "/" + kind);
    }
    std::string invitation(Person const& whom) { return make("invitations", world.admin, whom).text("link"); }
    World::Answer use(std::string const& link, std::string const& password = better) {
        return browser.ask(Method::PUT, "/password",
                           json::text_of(json::Value(json::Object{{"link", link}, {"password", password}})));
    }
};

}  // namespace

TEST_CASE("An invitation sets a first password, once") {
    Desk desk;
    auto const made = desk.make("invitations", desk.world.admin, desk.world.wang_fang);
    REQUIRE(made.status == 201);
    CHECK(access::looks_like_secret(made.text("link"), "link_"));
    CHECK(made.text("purpose") == "invitation");
    CHECK(made.text("expires_at") == "2026-01-12T01:00:00.000Z");
    CHECK(made.text("url").empty());

    CHECK(desk.use(made.text("link")).status == 204);
    CHECK(desk.browser.sign_in("wang_fang", better).status == 201);
    CHECK(desk.use(made.text("link"), "another one yet").status == 400);
    CHECK(desk.browser.sign_in("wang_fang", better).status == 201);
}

TEST_CASE("A new password by a link ends every session and holds for a quarter of an hour") {
    Desk desk;
    testing::give_password(desk.world, desk.world.li_lei, "the one before");
    REQUIRE(desk.browser.sign_in("li_lei", "the one before").status == 201);
    auto const made = desk.make("password-links", desk.world.admin, desk.world.li_lei);
    CHECK(made.text("expires_at") == "2026-01-05T01:15:00.000Z");
    testing::advance(Minutes(14));
    CHECK(desk.use(made.text("link")).status == 204);
    CHECK(desk.browser.ask(Method::GET, "/me").status == 401);
    CHECK(desk.browser.sign_in("li_lei", "the one before").status == 401);
}

TEST_CASE("Wrong, used, replaced and expired links are answered alike, ten an hour from one address") {
    Desk desk;
    auto const used = desk.invitation(desk.world.li_lei);
    REQUIRE(desk.use(used).status == 204);
    auto const replaced = desk.invitation(desk.world.wang_fang);
    auto const newer = desk.invitation(desk.world.wang_fang);
    auto const expired = desk.make("password-links", desk.world.admin, desk.world.zhao_min).text("link");
    testing::advance(Minutes(15));

    auto const words = testing::without_request_id(desk.use("link_nonsense"));
    for (auto const& link : {used, replaced, expired, std::string()}) {
        auto const answer = desk.use(link);
        CHECK(answer.status == 400);
        CHECK(testing::without_request_id(answer) == words);
    }
    for (int i = 5; i < 10; ++i) CHECK(desk.use("link_nonsense").status == 400);
    auto const held_up = desk.use("link_nonsense");
    CHECK(held_up.status == 429);
    CHECK_FALSE(held_up.header("Retry-After").empty());
    CHECK(desk.use(newer).status == 204);
}

TEST_CASE("A password that will not do leaves the link good") {
    Desk desk;
    auto const link = desk.invitation(desk.world.wang_fang);
    CHECK(desk.use(link, "12345678").status == 400);
    CHECK(desk.use(link, "wang_fang").status == 400);
    CHECK(desk.use(link).status == 204);
}

TEST_CASE("Only its hash is kept, and where the desk has an address the link is one") {
    Desk desk;
    account::set_rules({.base_url = "https://desk.example"});
    auto const made = desk.make("invitations", desk.world.admin, desk.world.wang_fang);
    CHECK(made.text("url") == "https://desk.example/password#" + made.text("link"));
    auto const kept = desk.world.database().read({}, [](Tx& tx) { return tx.one<db::Blob>("select secret_hash from link"); });
    CHECK(kept == access::hash_of_secret(made.text("link")));
    account::set_rules({});
}

TEST_CASE("Who manages people can't let himself in as somebody who may do more") {
    Desk desk;
    Actor narrow = nobody();
    narrow.person = desk.world.chen_jie.id;
    narrow.rights.grant(Right::person_manage, Scope::all);
    auto const make = [&](Actor const& actor, Person const& whom) {
        desk.world.database().write({.actor = actor}, [&](Tx& tx) { account::make_link(tx, whom, LinkPurpose::reset); });
    };
    CHECK_THROWS_AS(make(narrow, desk.world.admin), Forbidden);
    CHECK_NOTHROW(make(the_desk(), desk.world.admin));
    auto token = the_desk();
    token.principal = "token:7";
    CHECK_THROWS_AS(make(token, desk.world.wang_fang), Forbidden);
    CHECK(desk.make("invitations", desk.world.li_lei, desk.world.wang_fang).status == 403);
    CHECK(desk.make("password-links", desk.world.auditor, desk.world.wang_fang).status == 403);
}

TEST_CASE("Somebody who has left or has no login is not invited") {
    Desk desk;
    desk.world.database().write({}, [&](Tx& tx) {
        tx.run("update person set active = false where id = :id", {{"id", desk.world.wang_fang.id}});
        tx.run("update person set login = null where id = :id", {{"id", desk.world.zhao_min.id}});
    });
    CHECK(desk.make("invitations", desk.world.admin, desk.world.wang_fang).status == 409);
    CHECK(desk.make("invitations", desk.world.admin, desk.world.zhao_min).status == 409);
}

TEST_CASE("Whoever forgot a password is answered alike, known or not, and the desk sees it") {
    Desk desk;
    auto const ask = [&](std::string const& login, std::string const& peer = "192.0.2.1") {
        return Browser(desk.node, peer).ask(Method::POST, "/password-resets", R"({"login":")" + login + R"("})");
    };
    for (auto const* login : {"li_lei", "nobody_here"}) {
        CAPTURE(login);
        auto const answer = ask(login);
        CHECK(answer.status == 202);
        CHECK(json::text_of(answer.body) == R"({"login":")" + std::string(login) + R"("})");
        CHECK(ask(login).status == 202);
        CHECK(ask(login).status == 202);
        CHECK(ask(login, "198.51.100.1").status == 429);
    }
    for (int i = 6; i < 10; ++i) CHECK(ask("somebody_" + std::to_string(i)).status == 202);
    CHECK(ask("somebody_else").status == 429);
    CHECK(ask("somebody_else", "198.51.100.1").status == 202);

    auto const asked = desk.world.database().read({}, [&](Tx& tx) {
        return tx.one<std::int64_t>("select count(*) from timeline where type = 'password.reset_asked' and object_id = :id",
                                    {{"id", desk.world.li_lei.id}});
    });
    CHECK(asked == 3);
    CHECK(desk.browser.ask(Method::POST, "/password-resets", R"({"login":" "})").status == 400);
    CHECK(desk.browser.ask(Method::POST, "/password-resets", R"({"mail":"x"})").status == 400);
    CHECK(desk.browser.ask(Method::POST, "/password-resets", R"({"login":"li_lei"})", {{"content-type", "text/plain"}}).status ==
          415);
}
