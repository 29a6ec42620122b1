#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Answer explained(World& world, Person const& who, std::string const& query) {
    return world.ask(who, Method::GET, "/api/v1/permissions/explain?" + query);
}

}  // namespace

TEST_CASE("a denial names every role and how far it reaches, in the reader's language") {
    World world;
    auto const number = world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("number");
    auto const answer =
        world.ask(world.admin, Method::GET, "/api/v1/permissions/explain?actor=chen_jie&action=ticket.resolve&object=" + number,
                  "", {{"accept-language", "zh"}});
    REQUIRE(answer.status == 200);
    CHECK(*answer.body.find("allowed") == json::Value(false));
    CHECK(answer.text("rule") == "此人的任何角色都不及于此");
    auto const& grounds = *answer.body.find("grounds")->as<json::Array>();
    REQUIRE(grounds.size() == 2);
    CHECK(*grounds[1].find("role") == json::Value("engineer"));
    CHECK(*grounds[1].find("scope") == json::Value("team"));
}

TEST_CASE("what is allowed names the role that allows it") {
    World world;
    auto const number = world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("number");
    auto const answer = explained(world, world.li_lei, "action=ticket.resolve&object=" + number);
    CHECK(*answer.body.find("allowed") == json::Value(true));
    CHECK(*answer.body.find("granted_by")->find("role") == json::Value("agent"));
    CHECK(*explained(world, world.admin, "actor=li_lei&action=person.contact&object=person/wang_fang").body.find("allowed") ==
          json::Value(true));
    CHECK(*explained(world, world.admin, "actor=li_lei&action=group.manage&object=group/network").body.find("allowed") ==
          json::Value(false));
}

TEST_CASE("only who manages roles asks about others, and nobody about what he may not see") {
    World world;
    auto const number = world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("number");
    CHECK(explained(world, world.li_lei, "actor=chen_jie&action=ticket.reply").status == 403);
    CHECK(explained(world, world.zhao_min, "action=ticket.reply&object=" + number).status == 400);
    CHECK(explained(world, world.zhao_min, "action=ticket.reply&object=INC-99999").status == 400);
    CHECK(explained(world, world.zhao_min, "action=ticket.conjure").status == 400);
    CHECK(explained(world, world.zhao_min, "").status == 400);
}
