#include "testing/plan.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

json::Array deeds(World& world, Person const& asker, std::string const& question) {
    auto const answer = world.ask(asker, Method::GET, "/api/v1/audit" + question);
    REQUIRE_MESSAGE(answer.status == 200, json::text_of(answer.body));
    return *answer.body.find("data")->as<json::Array>();
}

std::string text(json::Value const& deed, char const* field) { return *deed.find(field)->as<std::string>(); }

}  // namespace

TEST_CASE("the audit trail tells who changed which setting, and what was there before") {
    World world;
    REQUIRE(world
                .ask(world.admin, Method::PATCH, "/api/v1/groups/network", R"({"name":{"zh":"网络一组","en":"Network one"}})",
                     {{"if-match", "*"}})
                .status == 200);
    auto const found = deeds(world, world.admin, "?object_kind=group&limit=1");
    REQUIRE(found.size() == 1);
    CHECK(text(found[0], "object") == "network");
    CHECK(text(found[0], "type") == "group.changed");
    CHECK(text(found[0], "via") == "api");
    auto const change = found[0].find("changes")->as<json::Array>()->at(0);
    CHECK(text(change, "field") == "name");
    CHECK(text(*change.find("new"), "en") == "Network one");
    CHECK(deeds(world, world.admin, "?actor=wang_fang&object_kind=group").empty());
}

TEST_CASE("tickets are told of when they are asked for") {
    World world;
    auto const made = world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"打印机卡纸"})");
    for (auto const& deed : deeds(world, world.admin, "?limit=200")) CHECK(text(deed, "object_kind") != "ticket");
    auto const found = deeds(world, world.admin, "?object_kind=ticket&object_id=" + made.text("id"));
    REQUIRE_FALSE(found.empty());
    CHECK(text(found.back(), "object") == made.text("number"));
    CHECK(text(found.back(), "actor") == "wang_fang");
}

TEST_CASE("a question about the audit trail that can't be answered names the parameter") {
    World world;
    for (auto const* question : {"?via=pigeon", "?actor=nobody_there", "?recorded_at[gte]=soon", "?hash=1"}) {
        auto const answer = world.ask(world.admin, Method::GET, std::string("/api/v1/audit") + question);
        CHECK_MESSAGE(answer.status == 400, question << ": " << json::text_of(answer.body));
    }
}

TEST_CASE("who may not read everybody's deeds sees what he did himself") {
    World world;
    world.ask(world.wang_fang, Method::PATCH, "/api/v1/persons/wang_fang", R"({"language":"en"})", {{"if-match", "*"}});
    auto const found = deeds(world, world.wang_fang, "");
    REQUIRE_FALSE(found.empty());
    for (auto const& deed : found) CHECK(text(deed, "actor") == "wang_fang");
}

TEST_CASE("what one person did is found by an index, in settings and in tickets") {
    World world;
    auto const plan = [&](std::string const& kinds) {
        return world.database().read({}, [&](Tx& tx) {
            return testing::plan_of(tx,
                                    "select id from timeline where " + kinds + " and actor_id = :actor order by id desc limit 51",
                                    {{"actor", world.wang_fang.id}});
        });
    };
    auto const settings = plan("object_kind <> 'ticket'"), tickets = plan("object_kind = 'ticket'");
    CHECK_MESSAGE(settings.find("timeline_actor_settings") != std::string::npos, settings);
    CHECK_MESSAGE(tickets.find("timeline_actor_tickets") != std::string::npos, tickets);
}
