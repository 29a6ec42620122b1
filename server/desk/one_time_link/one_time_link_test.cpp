#include "one_time_link/one_time_link.h"

#include "access/secret.h"
#include "account/rules.h"
#include "testing/clock.h"
#include "testing/front_door.h"

#include <doctest/doctest.h>

#include <future>

using namespace yitai;
using http::Method;
using testing::Browser;
using testing::Node;
using testing::World;

namespace {

struct Answering {
    World world;
    Node node{world};
    Browser browser{node};
    std::string number =
        world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"卡纸","service":"it","category":"other"})")
            .text("number");

    Answering() { account::set_rules({}); }
    World::Answer put(Person const& who, std::string const& what, std::string const& body = "") {
        return world.ask(who, Method::PUT, "/api/v1/tickets/" + number + '/' + what, body, {{"if-match", "*"}});
    }
    void resolve() { REQUIRE(put(world.li_lei, "resolution", R"({"code":"fixed","text":"换了硒鼓"})").status == 200); }
    World::Answer make(Person const& by) { return world.ask(by, Method::POST, "/api/v1/tickets/" + number + "/one-time-links"); }
    std::string link() {
        resolve();
        return make(world.admin).text("link");
    }
    World::Answer look(std::string const& link) { return browser.ask(Method::GET, "/one-time-links/" + link); }
    World::Answer answer(std::string const& link, std::string const& body) {
        return browser.ask(Method::POST, "/one-time-links/" + link, body);
    }
    World::Answer ticket() { return world.ask(world.wang_fang, Method::GET, "/api/v1/tickets/" + number); }
    World::Answer rating() { return world.ask(world.wang_fang, Method::GET, "/api/v1/tickets/" + number + "/rating"); }
    std::string last_details(std::string const& type) {
        std::string details;
        auto const history = world.ask(world.wang_fang, Method::GET, "/api/v1/tickets/" + number + "/history?include=names");
        for (auto const& entry : *history.body.find("data")->as<json::Array>())
            if (*entry.find("type") == json::Value(type))
                details = *entry.find("actor")->as<std::string>() + ' ' + json::text_of(*entry.find("details"));
        return details;
    }
};

std::string members(World::Answer const& answer, std::string_view name) { return json::text_of(*answer.body.find(name)); }

constexpr auto confirm = R"({"deed":"confirm"})";

}  // namespace

TEST_CASE("a link shows what it is about to whoever holds it, and looking changes nothing") {
    Answering desk;
    auto const made = (desk.resolve(), desk.make(desk.world.admin));
    REQUIRE(made.status == 201);
    CHECK(access::looks_like_secret(made.text("link"), "once_"));
    CHECK(made.text("expires_at") == "2026-01-19T01:00:00.000Z");
    for (int i = 0; i < 3; ++i) {
        auto const seen = desk.look(made.text("link"));
        REQUIRE(seen.status == 200);
        CHECK(seen.text("number") == desk.number);
        CHECK(seen.text("subject") == "卡纸");
        CHECK(seen.text("resolution") == "换了硒鼓");
        CHECK(seen.text("language") == "zh");
        CHECK(members(seen, "answers") == R"(["confirm","reject","rate"])");
        CHECK(members(seen, "score") == "null");
    }
    CHECK(desk.ticket().text("state") == "resolved");
}

TEST_CASE("confirming by a link closes the ticket in the requester's name, once, and the history says how") {
    Answering desk;
    auto const link = desk.link();
    auto const answered = desk.answer(link, confirm);
    REQUIRE(answered.status == 200);
    CHECK(answered.text("state") == "closed");
    CHECK(desk.ticket().text("state") == "closed");
    CHECK(desk.last_details("incident.closed") == R"(wang_fang {"by":"requester","through":"link"})");

    for (auto const& again : {desk.answer(link, confirm), desk.look(link), desk.answer(link, R"({"deed":"rate","score":1})")}) {
        CHECK(again.status == 410);
        CHECK(again.text("type") == "/problems/link-used");
        CHECK(again.text("detail") == "This link has been used already; sign in to see the ticket or to say more");
    }
    CHECK(members(desk.rating(), "score") == "null");
}

TEST_CASE("of many answers at once by one link one is taken") {
    Answering desk;
    auto const link = desk.link();
    std::vector<std::future<int>> statuses;
    for (int i = 0; i < 8; ++i)
        statuses.push_back(std::async(std::launch::async, [&] {
            return Browser(desk.node).ask(Method::POST, "/one-time-links/" + link, R"({"deed":"rate","score":5})").status;
        }));
    std::map<int, int> counted;
    for (auto& status : statuses) ++counted[status.get()];
    CHECK(counted == std::map<int, int>{{200, 1}, {410, 7}});
}

TEST_CASE("a confirmation may bring a rating along") {
    Answering desk;
    REQUIRE(desk.answer(desk.link(), R"({"deed":"confirm","score":5,"comment":"谢谢"})").status == 200);
    CHECK(desk.ticket().text("state") == "closed");
    CHECK(members(desk.rating(), "score") == "5");
    CHECK(desk.rating().text("comment") == "谢谢");
    CHECK(desk.rating().text("by") == "wang_fang");
}

TEST_CASE("rejecting by a link reopens the ticket with the reason") {
    Answering desk;
    auto const link = desk.link();
    auto const rejected = desk.answer(link, R"({"deed":"reject","reason":"还是卡"})");
    REQUIRE(rejected.status == 200);
    CHECK(rejected.text("state") == "in_progress");
    CHECK(desk.last_details("incident.reopened") == R"(wang_fang {"reason":"还是卡","by":"requester","through":"link"})");
    CHECK(desk.answer(link, confirm).status == 410);
}

TEST_CASE("rating by a link leaves the ticket as it is") {
    Answering desk;
    REQUIRE(desk.answer(desk.link(), R"({"deed":"rate","score":3})").status == 200);
    CHECK(desk.ticket().text("state") == "resolved");
    CHECK(desk.last_details("incident.rated") == R"(wang_fang {"score":3,"by":"requester","through":"link"})");
}

TEST_CASE("an answer that can't be one is refused at its field and leaves the link good") {
    Answering desk;
    auto const link = desk.link();
    struct {
        std::string body, field;
    } const bodies[] = {
        {R"({})", "/deed"},
        {R"({"deed":"close"})", "/deed"},
        {R"({"deed":"rate"})", "/score"},
        {R"({"deed":"rate","score":6})", "/score"},
        {R"({"deed":"rate","score":1,"reason":"a"})", "/reason"},
        {R"({"deed":"reject"})", "/reason"},
        {R"({"deed":"reject","reason":" "})", "/reason"},
        {R"({"deed":"reject","reason":"a","score":1})", "/score"},
        {R"({"deed":"confirm","comment":"a"})", "/comment"},
        {R"({"deed":"confirm","ticket":"INC-1"})", "/ticket"},
    };
    for (auto const& [body, field] : bodies) {
        CAPTURE(body);
        auto const refused = desk.answer(link, body);
        CHECK(refused.status == 400);
        CHECK(json::text_of(refused.body).find('"' + field + '"') != std::string::npos);
    }
    CHECK(desk.answer(link, confirm).status == 200);
}

TEST_CASE("what can't be done any more is not offered, and trying leaves the link good") {
    Answering desk;
    auto const link = desk.link();
    SUBCASE("closed meanwhile") {
        REQUIRE(desk.put(desk.world.wang_fang, "closure").status == 200);
        CHECK(members(desk.look(link), "answers") == R"(["reject","rate"])");
        CHECK(desk.answer(link, confirm).status == 409);
        CHECK(desk.answer(link, R"({"deed":"rate","score":4})").status == 200);
    }
    SUBCASE("reopened meanwhile") {
        auto const reopened =
            desk.world.ask(desk.world.wang_fang, Method::DELETE, "/api/v1/tickets/" + desk.number + "/resolution",
                           R"({"reason":"a"})", {{"if-match", "*"}});
        REQUIRE(reopened.status == 200);
        CHECK(members(desk.look(link), "answers") == "[]");
        CHECK(desk.answer(link, confirm).status == 409);
        CHECK(desk.look(link).status == 200);
    }
}

TEST_CASE("a link is no longer good after two weeks, when a newer one was made, and when its holder has left") {
    Answering desk;
    auto const link = desk.link();
    SUBCASE("too old") {
        testing::advance(one_time_link::good_for - Seconds(1));
        CHECK(desk.look(link).status == 200);
        testing::advance(Seconds(1));
    }
    SUBCASE("replaced") {
        auto const newer = desk.make(desk.world.admin).text("link");
        CHECK(desk.look(newer).status == 200);
    }
    SUBCASE("left") {
        desk.world.database().write({.actor = the_desk()}, [&](Tx& tx) {
            tx.run("update person set active = false where id = :id", {{"id", desk.world.wang_fang.id}});
        });
    }
    SUBCASE("no longer his") {
        desk.world.database().write({.actor = the_desk()}, [&](Tx& tx) {
            tx.run("update ticket set requester_id = :id", {{"id", desk.world.zhao_min.id}});
        });
    }
    for (auto const& late : {desk.look(link), desk.answer(link, confirm)}) {
        CHECK(late.status == 410);
        CHECK(late.text("type") == "/problems/link-expired");
    }
}

TEST_CASE("guesses are answered alike and held up after ten an hour from one address, a good link is not") {
    Answering desk;
    auto const link = desk.link();
    auto const words = testing::without_request_id(desk.look("once_nonsense"));
    CHECK(testing::without_request_id(desk.answer("once_nonsense", confirm)) == words);
    CHECK(testing::without_request_id(desk.look(access::new_secret("once_"))) == words);
    CHECK(testing::without_request_id(desk.look(access::new_secret("link_"))) == words);
    for (int i = 4; i < 10; ++i) CHECK(desk.look("once_nonsense").status == 404);
    for (auto const& held_up : {desk.look("once_nonsense"), desk.answer("once_nonsense", confirm)}) {
        CHECK(held_up.status == 429);
        CHECK_FALSE(held_up.header("Retry-After").empty());
    }
    CHECK(desk.look(link).status == 200);
    CHECK(desk.answer(link, confirm).status == 200);
}

TEST_CASE("only who may close a ticket makes its link, of what is resolved, and not who resolved it") {
    Answering desk;
    auto& world = desk.world;
    CHECK(desk.make(world.admin).status == 409);
    desk.resolve();
    CHECK(desk.make(world.li_lei).status == 403);
    CHECK(desk.make(world.auditor).status == 403);
    CHECK(desk.make(world.zhao_min).status == 404);
    CHECK(desk.make(world.wang_fang).status == 201);
    REQUIRE(world
                .ask(world.wang_fang, Method::DELETE, "/api/v1/tickets/" + desk.number + "/resolution", R"({"reason":"a"})",
                     {{"if-match", "*"}})
                .status == 200);
    REQUIRE(desk.put(world.admin, "resolution", R"({"code":"fixed","text":"a"})").status == 200);
    CHECK(desk.make(world.admin).status == 403);
}

TEST_CASE("only the hash of a link is kept, its maker stands in the desk's history, and its address is the page's") {
    Answering desk;
    account::set_rules({.base_url = "https://desk.example"});
    desk.resolve();
    auto const made = desk.make(desk.world.admin);
    CHECK(made.text("url") == "https://desk.example/l/" + made.text("link"));
    auto const kept =
        desk.world.database().read({}, [](Tx& tx) { return tx.one<db::Blob>("select secret_hash from one_time_link"); });
    CHECK(kept == access::hash_of_secret(made.text("link")));
    auto const history = desk.world.ask(desk.world.admin, Method::GET, "/api/v1/tickets/" + desk.number + "/history");
    CHECK(json::text_of(history.body).find("incident.link_made") != std::string::npos);
    CHECK(json::text_of(history.body).find(made.text("link")) == std::string::npos);
    CHECK(desk.last_details("incident.link_made").empty());  // the requester is not told
    account::set_rules({});
}

TEST_CASE("another site can't answer by a link with somebody's session") {
    Answering desk;
    auto const link = desk.link();
    testing::give_password(desk.world, desk.world.zhao_min, "the one before");
    REQUIRE(desk.browser.sign_in("zhao_min", "the one before").status == 201);
    CHECK(desk.browser.ask(Method::POST, "/one-time-links/" + link, confirm, {{"sec-fetch-site", "cross-site"}}).status == 403);
    auto const answered = desk.browser.ask(Method::POST, "/one-time-links/" + link, confirm, {{"idempotency-key", "once"}});
    CHECK(answered.status == 200);
    CHECK(desk.last_details("incident.closed").starts_with("wang_fang "));
    auto const kept = [&](Tx& tx) { return tx.one<std::int64_t>("select count(*) from idempotency"); };
    CHECK(desk.world.database().read({}, kept) == 0);  // its path would hold the link
}

TEST_CASE("links are forgotten a month after they ended") {
    Answering desk;
    desk.link();
    auto const count = [&] {
        return desk.world.database().write({.actor = the_desk()}, [](Tx& tx) {
            one_time_link::forget_old(tx);
            return tx.one<std::int64_t>("select count(*) from one_time_link");
        });
    };
    testing::advance(one_time_link::good_for + Hours(29 * 24));
    CHECK(count() == 1);
    testing::advance(Hours(24));
    CHECK(count() == 0);
}
