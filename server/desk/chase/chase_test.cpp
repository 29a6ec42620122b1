#include "chase/chase.h"

#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Queue {
    World world;
    std::string at = "/api/v1/tickets/" + world
                                              .ask(world.wang_fang, Method::POST, "/api/v1/incidents",
                                                   R"({"subject":"打印机卡纸","service":"it","category":"other"})")
                                              .text("number");

    Queue() {
        auto const managed =
            world.ask(world.admin, Method::PATCH, "/api/v1/groups/service-desk", R"({"manager":"admin"})", {{"if-match", "*"}});
        REQUIRE(managed.status == 200);
        put(world.li_lei, "assignment", R"({"assignee":"li_lei"})");
    }
    World::Answer put(Person const& who, std::string const& what, std::string const& body) {
        return world.ask(who, Method::PUT, at + '/' + what, body, {{"if-match", "*"}});
    }
    World::Answer chase(Person const& who, std::string const& body = "{}") {
        return world.ask(who, Method::POST, at + "/chases", body);
    }
    void say(Person const& who, std::string const& kind) {
        world.ask(who, Method::POST, at + "/entries", R"({"kind":")" + kind + R"(","body":"a"})");
    }
    json::Array chases(Person const& who) {
        return *world.ask(who, Method::GET, at + "/chases").body.find("data")->as<json::Array>();
    }
    std::size_t told(Person const& who) {
        return world.ask(who, Method::GET, "/api/v1/notices?kind=chased").body.find("data")->as<json::Array>()->size();
    }
    void pass(Minutes time) {
        testing::advance(time);
        world.run_due_jobs();
    }
};

}  // namespace

TEST_CASE("a requester chases his ticket, and the assignee is told") {
    Queue queue;
    auto const chased = queue.chase(queue.world.wang_fang, R"({"comment":"老板在等"})");
    REQUIRE(chased.status == 201);
    CHECK(chased.text("person") == "wang_fang");
    CHECK(chased.text("by") == "wang_fang");
    CHECK(chased.text("comment") == "老板在等");
    CHECK(queue.told(queue.world.li_lei) == 1);
    CHECK(queue.told(queue.world.admin) == 0);
    CHECK(queue.chases(queue.world.wang_fang).size() == 1);
}

TEST_CASE("the desk chases on behalf of the requester, who need not be named") {
    Queue queue;
    auto& world = queue.world;
    auto const chased = queue.chase(world.admin);
    CHECK(chased.text("person") == "wang_fang");
    CHECK(chased.text("by") == "admin");
    queue.pass(Minutes(10));
    CHECK(queue.chase(world.admin, R"({"on_behalf_of":"wang_fang"})").status == 201);
    CHECK(queue.chase(world.admin, R"({"on_behalf_of":"zhao_min"})").status == 400);
    CHECK(queue.chase(world.wang_fang, R"({"on_behalf_of":"zhao_min"})").status == 403);
}

TEST_CASE("a chase counts at the ticket and lifts it until it is answered") {
    Queue queue;
    auto& world = queue.world;
    auto const of_ticket = [&](std::string const& member) {
        return json::text_of(*world.ask(world.li_lei, Method::GET, queue.at).body.find(member));
    };
    auto const place = [&] {
        return world.database().read({.actor = the_desk()},
                                     [](Tx& tx) { return tx.one<std::int64_t>("select queue_key from ticket"); });
    };
    auto const before = place();
    queue.chase(world.wang_fang);
    CHECK(of_ticket("chase_count") == "1");
    CHECK(of_ticket("chased_at") == R"("2026-01-05T01:00:00.000Z")");
    auto const lifted = place();
    CHECK(lifted < before);
    queue.say(world.li_lei, "reply");
    queue.pass(Minutes(1));
    CHECK(of_ticket("chase_count") == "1");
    CHECK(of_ticket("chased_at") == "null");
    CHECK(place() > before);  // and what is promised next comes later
}

TEST_CASE("watchers and a VIP's deputies chase too") {
    Queue queue;
    auto& world = queue.world;
    world.ask(world.admin, Method::POST, queue.at + "/watchers", R"({"person":"zhao_min"})");
    CHECK(queue.chase(world.zhao_min).text("person") == "zhao_min");
    auto const vip = world.ask(world.admin, Method::PATCH, "/api/v1/persons/wang_fang", R"({"vip":true})", {{"if-match", "*"}});
    REQUIRE(vip.status == 200);
    REQUIRE(world.ask(world.admin, Method::PUT, "/api/v1/persons/wang_fang/deputies", R"({"deputies":["chen_jie"]})").status ==
            200);
    CHECK(queue.chase(world.chen_jie, R"({"on_behalf_of":"wang_fang"})").text("by") == "chen_jie");
}

TEST_CASE("who has nothing to do with a ticket can't chase it") {
    Queue queue;
    CHECK(queue.chase(queue.world.zhao_min).status == 404);
    CHECK(queue.chase(queue.world.auditor).status == 403);
}

TEST_CASE("the same person counts once in ten minutes, and is told when again") {
    Queue queue;
    queue.chase(queue.world.wang_fang);
    testing::advance(Minutes(9));
    auto const again = queue.chase(queue.world.wang_fang);
    CHECK(again.status == 409);
    CHECK(again.text("detail").find("2026-01-05T01:10:00.000Z") != std::string::npos);
    testing::advance(Minutes(1));
    CHECK(queue.chase(queue.world.wang_fang).status == 201);
}

TEST_CASE("from the second unanswered chase on the manager hears of it") {
    Queue queue;
    queue.chase(queue.world.wang_fang);
    queue.pass(Minutes(11));
    queue.chase(queue.world.wang_fang);
    CHECK(queue.told(queue.world.admin) == 1);
    queue.pass(Minutes(31));
    CHECK(queue.told(queue.world.admin) == 1);
    queue.chase(queue.world.wang_fang);
    CHECK(queue.told(queue.world.admin) == 2);
    CHECK(queue.told(queue.world.li_lei) == 3);
}

TEST_CASE("when half an hour brings nothing the manager hears of it, work keeps it from him") {
    SUBCASE("nothing was done") {
        Queue queue;
        queue.chase(queue.world.wang_fang);
        queue.pass(Minutes(29));
        CHECK(queue.told(queue.world.admin) == 0);
        queue.pass(Minutes(1));
        CHECK(queue.told(queue.world.admin) == 1);
    }
    SUBCASE("a note was written") {
        Queue queue;
        queue.chase(queue.world.wang_fang);
        queue.say(queue.world.li_lei, "note");
        queue.pass(Minutes(31));
        CHECK(queue.told(queue.world.admin) == 0);
    }
    SUBCASE("the requester's own word is no work") {
        Queue queue;
        queue.chase(queue.world.wang_fang);
        queue.say(queue.world.wang_fang, "reply");
        queue.pass(Minutes(31));
        CHECK(queue.told(queue.world.admin) == 1);
    }
    SUBCASE("it was given to somebody") {
        Queue queue;
        queue.chase(queue.world.wang_fang);
        queue.put(queue.world.li_lei, "assignment", R"({"assignee":"admin"})");
        queue.pass(Minutes(31));
        CHECK(queue.told(queue.world.admin) == 0);
    }
}

TEST_CASE("a released reply answers what was chased, and counting begins anew") {
    Queue queue;
    queue.chase(queue.world.wang_fang);
    queue.say(queue.world.li_lei, "reply");
    queue.pass(Minutes(11));
    CHECK_FALSE(queue.chases(queue.world.wang_fang).front().find("answered_at")->is_null());
    queue.chase(queue.world.wang_fang);
    CHECK(queue.told(queue.world.admin) == 0);
}

TEST_CASE("what is over can't be chased, and says what to do instead") {
    Queue queue;
    queue.chase(queue.world.wang_fang);
    queue.put(queue.world.li_lei, "resolution", R"({"code":"fixed","text":"好了"})");
    CHECK_FALSE(queue.chases(queue.world.wang_fang).front().find("answered_at")->is_null());
    testing::advance(Minutes(11));
    auto const chased = queue.chase(queue.world.wang_fang);
    CHECK(chased.status == 409);
    CHECK(chased.text("detail") == "This ticket is resolved; reopen it if it is not solved");
    queue.put(queue.world.admin, "closure", "");
    CHECK(queue.chase(queue.world.wang_fang).status == 409);
}

TEST_CASE("a body that can't be a chase is refused at its field") {
    Queue queue;
    struct {
        std::string body, field;
    } const bodies[] = {
        {R"({"comment":" "})", "/comment"},
        {R"({"comment":7})", "/comment"},
        {R"({"on_behalf_of":"nobody"})", "/on_behalf_of"},
        {R"({"person":"wang_fang"})", "/person"},
        {R"({"comment":")" + std::string(2001, 'a') + "\"}", "/comment"},
    };
    for (auto const& [body, field] : bodies) {
        CAPTURE(body);
        auto const answer = queue.chase(queue.world.wang_fang, body);
        CHECK(answer.status == 400);
        CHECK(json::text_of(answer.body).find('"' + field + '"') != std::string::npos);
    }
    CHECK(queue.chases(queue.world.li_lei).empty());
}
