#include "announcement/announced.h"

#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Outage {
    World world;
    std::string number = report(world.li_lei, R"({"subject":"三楼断网","service":"it","category":"other"})");

    std::string report(Person const& by, std::string const& body) {
        return world.ask(by, Method::POST, "/api/v1/incidents", body).text("number");
    }
    World::Answer announce(std::string const& ticket) { return put(ticket, "announcement"); }
    World::Answer put(std::string const& ticket, std::string const& what, std::string const& body = "") {
        return world.ask(world.admin, Method::PUT, "/api/v1/tickets/" + ticket + '/' + what, body, {{"if-match", "*"}});
    }
    World::Answer resolve(std::string const& ticket) { return put(ticket, "resolution", R"({"code":"fixed","text":"好了"})"); }
    json::Array seen_by(Person const& who) {
        auto const answer = world.ask(who, Method::GET, "/api/v1/announcements");
        REQUIRE(answer.status == 200);
        return *answer.body.find("data")->as<json::Array>();
    }
    World::Answer join(Person const& who, std::string const& ticket, std::string const& body = "{}") {
        return world.ask(who, Method::POST, "/api/v1/announcements/" + ticket + "/me-too", body);
    }
};

std::string text(json::Value const& row, std::string_view member) { return *row.find(member)->as<std::string>(); }

}  // namespace

TEST_CASE("what is announced everybody may learn of, and no more of it than that") {
    Outage outage;
    CHECK(outage.seen_by(outage.world.wang_fang).empty());
    testing::advance(Minutes(5));
    REQUIRE(outage.announce(outage.number).status == 200);
    testing::advance(Minutes(5));
    auto const seen = outage.seen_by(outage.world.wang_fang);
    REQUIRE(seen.size() == 1);
    CHECK(json::text_of(seen[0]) == fmt::format(R"({{"number":"{}","subject":"三楼断网","service":"it","state":"new",)"
                                                R"("announced_at":"2026-01-05T01:05:00.000Z"}})",
                                                outage.number));
    CHECK(outage.world.ask_as_nobody(Method::GET, "/api/v1/announcements").status == 401);
}

TEST_CASE("the last announced stands first, and only the newest fifty are shown") {
    Outage outage;
    std::vector<std::string> all{outage.number};
    for (int i = 0; i < 51; ++i) all.push_back(outage.report(outage.world.li_lei, R"({"subject":"a"})"));
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
        testing::advance(Seconds(1));
        REQUIRE(outage.announce(*each).status == 200);
    }
    auto const seen = outage.seen_by(outage.world.zhao_min);
    REQUIRE(seen.size() == 50);
    CHECK(text(seen[0], "number") == all[0]);
    CHECK(text(seen[49], "number") == all[49]);
}

TEST_CASE("an announcement is shown for an hour after its resolution, and not when it was taken back, closed or cancelled") {
    Outage outage;
    auto& world = outage.world;
    REQUIRE(outage.announce(outage.number).status == 200);
    SUBCASE("resolved") {
        REQUIRE(outage.resolve(outage.number).status == 200);
        testing::advance(Minutes(59));
        REQUIRE(outage.seen_by(world.wang_fang).size() == 1);
        CHECK(text(outage.seen_by(world.wang_fang)[0], "state") == "resolved");
        testing::advance(Minutes(1));
        CHECK(outage.seen_by(world.wang_fang).empty());
    }
    SUBCASE("taken back") {
        world.ask(world.admin, Method::DELETE, "/api/v1/tickets/" + outage.number + "/announcement", "", {{"if-match", "*"}});
        CHECK(outage.seen_by(world.wang_fang).empty());
    }
    SUBCASE("closed") {
        outage.resolve(outage.number);
        REQUIRE(outage.put(outage.number, "closure").status == 200);
        CHECK(outage.seen_by(world.wang_fang).empty());
    }
    SUBCASE("cancelled") {
        REQUIRE(outage.put(outage.number, "cancellation", R"({"reason":"a"})").status == 200);
        CHECK(outage.seen_by(world.wang_fang).empty());
    }
}

TEST_CASE("a customer's people learn of their own announcements and of the company's, and not the other way round") {
    Outage outage;
    auto& world = outage.world;
    auto const add = [&](std::string const& collection, std::string const& body) {
        REQUIRE(world.ask(world.admin, Method::POST, "/api/v1/" + collection, body).status == 201);
    };
    add("organisations", R"({"code":"acme","name":{"zh":"客户","en":"Acme"}})");
    add("organisations", R"({"code":"other","name":{"zh":"别家","en":"Other"}})");
    add("persons", R"({"login":"anna","name":"Anna","organisation":"acme"})");
    add("persons", R"({"login":"otto","name":"Otto","organisation":"other"})");
    auto const person = [&](char const* login) {
        return *world.database().read({.actor = the_desk()}, [&](Tx& tx) { return people::find_login(tx, login); });
    };
    auto const anna = person("anna"), otto = person("otto");
    auto const of_acme = outage.report(anna, R"({"subject":"a"})");
    REQUIRE(outage.announce(outage.number).status == 200);
    REQUIRE(outage.announce(of_acme).status == 200);

    CHECK(outage.seen_by(anna).size() == 2);
    CHECK(outage.seen_by(otto).size() == 1);
    CHECK(outage.seen_by(world.wang_fang).size() == 1);
    CHECK(outage.join(otto, of_acme).status == 404);
    CHECK(outage.join(otto, outage.number).status == 201);
}

TEST_CASE("whoever has an announced fault too reports it in one step, once") {
    Outage outage;
    auto& world = outage.world;
    CHECK(outage.join(world.wang_fang, outage.number).status == 404);
    CHECK(outage.join(world.wang_fang, "INC-99999").status == 404);
    REQUIRE(outage.announce(outage.number).status == 200);

    auto const mine = outage.join(world.wang_fang, outage.number, R"({"comment":"我这里也断了"})");
    REQUIRE(mine.status == 201);
    CHECK(mine.text("requester") == "wang_fang");
    CHECK(mine.text("subject") == "三楼断网");
    CHECK(mine.text("description") == "我这里也断了");
    CHECK(mine.text("service") == "it");
    CHECK(mine.text("parent") == outage.number);
    CHECK(*mine.body.find("me_too") == json::Value(true));
    CHECK(outage.join(world.wang_fang, outage.number).text("number") == mine.text("number"));
    CHECK(outage.join(world.zhao_min, outage.number).text("number") != mine.text("number"));
    CHECK(outage.join(world.li_lei, outage.number).text("number") == outage.number);  // it is his own
}

TEST_CASE("what is resolved is joined no more, and a comment has its limit") {
    Outage outage;
    auto& world = outage.world;
    REQUIRE(outage.announce(outage.number).status == 200);
    CHECK(outage.join(world.wang_fang, outage.number, R"({"comment":7})").status == 400);
    CHECK(outage.join(world.wang_fang, outage.number, R"({"subject":"a"})").status == 400);
    REQUIRE(outage.resolve(outage.number).status == 200);
    CHECK(outage.join(world.wang_fang, outage.number).status == 409);
}
