#include "account/sign_in.h"

#include "account/password.h"
#include "account/rules.h"
#include "account/throttle.h"
#include "testing/clock.h"
#include "testing/front_door.h"
#include "timeline/timeline.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include <atomic>
#include <thread>

using namespace yitai;
using http::Method;
using testing::Browser;
using testing::Node;
using testing::World;

namespace {

constexpr auto right = "三个字的密码 is long", wrong = "not that one";

struct Desk {
    World world;
    Node node{world};
    Browser browser{node};

    Desk() {
        account::set_rules({});
        testing::give_password(world, world.li_lei, right);
        account::password_matches(std::nullopt, wrong);  // what nobody's is compared with is made once
    }
    // Wrong ones in a row, from addresses of their own, until one is held up.
    int guesses_in_a_row(std::string const& login, int most = 50) {
        int let_through = 0;
        while (let_through < most && elsewhere().sign_in(login, wrong).status == 401) ++let_through;
        return let_through;
    }
    Browser elsewhere() { return Browser(node, "10.0." + std::to_string(++address_) + ".1"); }
    std::int64_t rows_of(std::string const& type) {
        return world.database().read({}, [&](Tx& tx) {
            return tx.one<std::int64_t>("select count(*) from timeline where type = :type", {{"type", type}});
        });
    }
    int address_ = 0;
};

}  // namespace

TEST_CASE("An API client has tokens and can't sign in") {
    Desk desk;
    auto const granted = desk.world.ask(desk.world.admin, Method::POST, "/api/v1/role-changes",
                                        R"({"action":"grant","role":"api_client","person":"li_lei"})");
    REQUIRE(granted.text("state") == "applied");
    CHECK(desk.browser.sign_in("li_lei", right).status == 401);
}

TEST_CASE("Signing in answers a new session each time, in cookies that scripts can't read") {
    Desk desk;
    desk.browser.cookies["sid"] = "a-session-somebody-planted";
    auto const first = desk.browser.sign_in("li_lei", right);
    REQUIRE(first.status == 201);
    CHECK(first.text("person") == "li_lei");
    CHECK(first.header("Set-Cookie").starts_with("sid="));
    CHECK(first.header("Set-Cookie").find("HttpOnly; SameSite=Lax; Path=/; Max-Age=604800") != std::string::npos);
    auto const secret = desk.browser.cookies["sid"];
    CHECK(secret != "a-session-somebody-planted");
    CHECK(desk.browser.ask(Method::GET, "/me").text("login") == "li_lei");

    CHECK(desk.browser.sign_in("LI_LEI", right).text("person") == "li_lei");
    CHECK(desk.browser.cookies["sid"] != secret);
    CHECK(desk.rows_of("session.begun") == 2);
}

TEST_CASE("Unknown, wrong and disabled are answered alike, and each costs one hash") {
    Desk desk;
    testing::give_password(desk.world, desk.world.chen_jie, right);
    desk.world.database().write({}, [&](Tx& tx) { tx.run("update person set active = false where login = 'chen_jie'"); });
    struct {
        char const *login, *password;
    } const table[] = {{"li_lei", wrong}, {"nobody_here", wrong}, {"chen_jie", right}, {"zhao_min", wrong},
                       {"", wrong},       {"li_lei", ""}};
    std::string words;
    for (auto const& row : table) {
        CAPTURE(row.login);
        auto const before = account::passwords_hashed();
        auto const answer = desk.elsewhere().sign_in(row.login, row.password);
        CHECK(answer.status == 401);
        CHECK(account::passwords_hashed() == before + 1);
        if (words.empty()) words = testing::without_request_id(answer);
        CHECK(testing::without_request_id(answer) == words);
    }
    CHECK(desk.rows_of("sign_in.failed") == 6);
}

TEST_CASE("A password that is longer than any is refused as late as every other") {
    Desk desk;
    auto const before = account::passwords_hashed();
    CHECK(desk.browser.sign_in("li_lei", std::string(5000, 'a')).status == 401);
    CHECK(account::passwords_hashed() == before + 1);
}

TEST_CASE("Five wrong passwords are let through, then one after ever longer waits, nine in a quarter of an hour") {
    for (std::string const login : {"li_lei", "nobody_here"}) {
        CAPTURE(login);
        Desk desk;
        CHECK(desk.guesses_in_a_row(login) == 5);
        auto const held_up = desk.elsewhere().sign_in(login, wrong);
        CHECK(held_up.status == 429);
        CHECK(held_up.header("Retry-After") == "30");

        int let_through = 5;
        for (int seconds = 0; seconds < 15 * 60; seconds += 10) {
            let_through += desk.guesses_in_a_row(login);
            testing::advance(Seconds(10));
        }
        CHECK(let_through == 9);
        testing::advance(Minutes(15));
        CHECK(desk.guesses_in_a_row(login) == 5);
    }
}

TEST_CASE("Held up is held up: the words are one and the same, and the right password is not looked at") {
    Desk desk;
    desk.guesses_in_a_row("li_lei");
    desk.guesses_in_a_row("nobody_here");
    auto const before = account::passwords_hashed();
    auto const known = desk.elsewhere().sign_in("Li_Lei ", right), unknown = desk.elsewhere().sign_in("nobody_here", wrong);
    CHECK(known.status == 429);
    CHECK(testing::without_request_id(known) == testing::without_request_id(unknown));
    CHECK(known.header("Retry-After") == unknown.header("Retry-After"));
    CHECK(account::passwords_hashed() == before);

    testing::advance(Seconds(std::stoi(known.header("Retry-After"))));
    CHECK(desk.elsewhere().sign_in("li_lei", right).status == 201);
}

TEST_CASE("Two hundred wrong passwords at once over three nodes are five guesses") {
    Desk desk;
    Node second(desk.world), third(desk.world);
    Node* const nodes[] = {&desk.node, &second, &third};
    auto const before = account::passwords_hashed();
    std::atomic<int> evaluated{0}, held_up{0}, others{0};
    std::vector<std::thread> guessers;
    for (int guesser = 0; guesser < 10; ++guesser)
        guessers.emplace_back([&, guesser] {
            Browser browser(*nodes[guesser % 3], "10.1." + std::to_string(guesser) + ".1");
            for (int i = 0; i < 20; ++i) {
                auto const status = browser.sign_in("li_lei", wrong).status;
                ++(status == 401 ? evaluated : status == 429 ? held_up : others);
            }
        });
    for (auto& guesser : guessers) guesser.join();
    CHECK(evaluated == 5);
    CHECK(held_up + others == 195);
    CHECK(account::passwords_hashed() - before == 5);
}

TEST_CASE("Somebody's own browser is not held up by what others guess") {
    Desk desk;
    REQUIRE(desk.browser.sign_in("li_lei", right).status == 201);
    desk.browser.ask(Method::DELETE, "/sessions");
    CHECK(desk.browser.cookies.contains("device"));
    CHECK_FALSE(desk.browser.cookies.contains("sid"));
    CHECK(desk.guesses_in_a_row("li_lei") == 5);
    CHECK(desk.elsewhere().sign_in("li_lei", right).status == 429);
    CHECK(desk.browser.sign_in("li_lei", right).status == 201);

    // It guesses no more than others, and is nobody else's.
    int let_through = 0;
    while (let_through < 50 && desk.browser.sign_in("li_lei", wrong).status == 401) ++let_through;
    CHECK(let_through == 5);
    CHECK(desk.guesses_in_a_row("wang_fang") == 5);
    CHECK(desk.browser.sign_in("wang_fang", wrong).status == 429);
}

TEST_CASE("A device's cookie that the desk never gave out makes nothing known") {
    Desk desk;
    desk.browser.cookies["device"] = "planted";
    REQUIRE(desk.browser.sign_in("li_lei", right).status == 201);
    CHECK(desk.browser.cookies["device"] != "planted");
}

TEST_CASE("Signing in gives its try back") {
    Desk desk;
    for (int i = 0; i < 40; ++i) CHECK(Browser(desk.node).sign_in("li_lei", right).status == 201);
}

TEST_CASE("An address has thirty wrong passwords a minute and its network three hundred an hour, over all accounts") {
    Desk desk;
    auto const spray = [&](std::string const& peer, int most) {
        int let_through = 0;
        Browser browser(desk.node, peer);
        while (let_through < most && browser.sign_in("somebody_" + std::to_string(desk.address_++), wrong).status == 401)
            ++let_through;
        return let_through;
    };
    account::set_rules({.network_guesses = 50});
    CHECK(spray("192.0.2.1", 99) == 30);
    CHECK(spray("192.0.2.2", 99) == 20);
    CHECK(spray("192.0.2.3", 99) == 0);
    CHECK(spray("192.0.3.1", 5) == 5);
    CHECK(spray("2001:db8:1:2::1", 99) == 30);
    CHECK(spray("2001:db8:1:2:ffff::1", 99) == 20);
    CHECK(spray("2001:db8:1:3::1", 5) == 5);
    testing::advance(Minutes(61));
    CHECK(spray("192.0.2.1", 5) == 5);
    account::set_rules({.address_guesses = 0, .network_guesses = 0});
    CHECK(spray("192.0.2.1", 60) == 60);
}

TEST_CASE("Tries are forgotten when they count no more") {
    Desk desk;
    desk.guesses_in_a_row("li_lei");
    auto const kept = [&] {
        return desk.world.database().write({}, [](Tx& tx) {
            account::forget_old_throttles(tx);
            return tx.one<std::int64_t>("select count(*) from throttle");
        });
    };
    CHECK(kept() > 0);
    testing::advance(Hours(1));
    CHECK(kept() == 0);
}

TEST_CASE("A hash that is weaker than today's is made anew when its owner signs in") {
    Desk desk;
    char weak[crypto_pwhash_STRBYTES];
    REQUIRE(crypto_pwhash_str_alg(weak, "an old password", 15, 1, 8 * 1024 * 1024, crypto_pwhash_ALG_ARGON2ID13) == 0);
    desk.world.database().write({}, [&](Tx& tx) { tx.run("update credential set password_hash = :hash", {{"hash", weak}}); });
    auto const hash = [&] {
        return desk.world.database().read({}, [](Tx& tx) { return tx.one<std::string>("select password_hash from credential"); });
    };
    CHECK(desk.elsewhere().sign_in("li_lei", wrong).status == 401);
    CHECK(hash() == weak);
    CHECK(desk.browser.sign_in("li_lei", "an old password").status == 201);
    auto const stronger = hash();
    CHECK(stronger.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(desk.browser.sign_in("li_lei", "an old password").status == 201);
    CHECK(hash() == stronger);
}

TEST_CASE("Changing one's password ends all other sessions and asks for the present one") {
    Desk desk;
    Browser other(desk.node);
    REQUIRE(desk.browser.sign_in("li_lei", right).status == 201);
    REQUIRE(other.sign_in("li_lei", right).status == 201);
    auto const change = [&](Browser& browser, std::string const& current, std::string const& password) {
        return browser.ask(Method::PUT, "/me/password",
                           json::text_of(json::Value(json::Object{{"current", current}, {"password", password}})));
    };
    CHECK(change(desk.browser, wrong, "a better one").status == 400);
    CHECK(change(desk.browser, right, "12345678").status == 400);
    CHECK(other.ask(Method::GET, "/me").status == 200);

    CHECK(change(desk.browser, right, "a better one").status == 204);
    CHECK(desk.browser.ask(Method::GET, "/me").status == 200);
    CHECK(other.ask(Method::GET, "/me").status == 401);
    CHECK(other.sign_in("li_lei", right).status == 401);
    CHECK(other.sign_in("li_lei", "a better one").status == 201);
}

TEST_CASE("A stolen session can't try passwords without end, nor can another site's page change one") {
    Desk desk;
    REQUIRE(desk.browser.sign_in("li_lei", right).status == 201);
    auto const body = R"({"current":"guess","password":"a better one"})";
    CHECK(desk.browser.ask(Method::PUT, "/me/password", body, {{"sec-fetch-site", "cross-site"}}).status == 403);
    int let_through = 0;
    while (let_through < 50 && desk.browser.ask(Method::PUT, "/me/password", body).status == 400) ++let_through;
    CHECK(let_through == 5);
    CHECK(Browser(desk.node).ask(Method::PUT, "/me/password", body).status == 401);
}

TEST_CASE("Signing in reads JSON only, so that no form of another site signs anybody in") {
    Desk desk;
    auto const body = R"({"login":"li_lei","password":"x"})";
    for (auto const* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
        CHECK(desk.browser.ask(Method::POST, "/sessions", body, {{"content-type", type}}).status == 415);
    for (auto const* bad : {"{", "[]", "{}", R"({"login":"li_lei"})", R"({"login":1,"password":"x"})",
                            R"({"login":"li_lei","password":"x","person_id":"1"})"}) {
        CAPTURE(bad);
        CHECK(desk.browser.ask(Method::POST, "/sessions", bad).status == 400);
    }
    CHECK(desk.rows_of("sign_in.failed") == 0);
}
