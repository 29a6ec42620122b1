#include "organisation/organisation.h"

#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Headers any_version() { return {{"if-match", "*"}}; }

World::Answer add_site(World& world, std::string const& code, std::string const& kind, std::string const& parent = "") {
    auto const below = parent.empty() ? "" : R"(,"parent":")" + parent + '"';
    return world.ask(world.admin, Method::POST, "/api/v1/sites",
                     R"({"code":")" + code + R"(","kind":")" + kind + R"(","name":{"zh":"地点","en":"Site"})" + below + '}');
}

}  // namespace

TEST_CASE("sites are a tree of regions, cities and buildings") {
    World world;
    CHECK(add_site(world, "south", "region").status == 201);
    CHECK(add_site(world, "shenzhen", "city", "south").status == 201);
    CHECK(add_site(world, "tower-1", "building", "shenzhen").text("parent") == "shenzhen");
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/sites?parent=south").body.find("data")->as<json::Array>()->size() == 1);
}

TEST_CASE("a site can't lie within itself, nor a city in a building") {
    World world;
    add_site(world, "south", "region");
    add_site(world, "shenzhen", "city", "south");
    add_site(world, "tower-1", "building", "shenzhen");
    auto const move = [&](std::string const& site, std::string const& parent) {
        return world.ask(world.admin, Method::PATCH, "/api/v1/sites/" + site, R"({"parent":")" + parent + "\"}", any_version());
    };
    CHECK(move("shenzhen", "shenzhen").status == 400);
    CHECK(move("south", "tower-1").status == 400);
    CHECK(add_site(world, "guangzhou", "city", "tower-1").status == 400);
    CHECK(move("shenzhen", "nowhere").status == 400);
}

TEST_CASE("a subtree moves as a whole") {
    World world;
    for (auto const* region : {"south", "north"}) add_site(world, region, "region");
    add_site(world, "shenzhen", "city", "south");
    add_site(world, "tower-1", "building", "shenzhen");
    CHECK(world.ask(world.admin, Method::PATCH, "/api/v1/sites/shenzhen", R"({"parent":"north"})", any_version()).status == 200);

    auto const lies_in = [&](std::string const& region) {
        return world.as(world.admin, [&](Tx& tx) {
            auto const within = tree::within(tx, organisation::sites, people::site_named(tx, region, "").value);
            return within.size();
        });
    };
    CHECK(lies_in("north") == 3);
    CHECK(lies_in("south") == 1);
}

TEST_CASE("a site with people or sites in it isn't retired") {
    World world;
    add_site(world, "south", "region");
    add_site(world, "shenzhen", "city", "south");
    auto const retire = [&](std::string const& site) {
        return world.ask(world.admin, Method::DELETE, "/api/v1/sites/" + site, "", any_version()).status;
    };
    CHECK(retire("south") == 409);
    CHECK(world.ask(world.admin, Method::PATCH, "/api/v1/persons/wang_fang", R"({"site":"shenzhen"})", any_version()).status ==
          200);
    CHECK(retire("shenzhen") == 409);
    CHECK(world.ask(world.admin, Method::PATCH, "/api/v1/persons/wang_fang", R"({"site":null})", any_version()).status == 200);
    CHECK(retire("shenzhen") == 204);
    CHECK(retire("south") == 204);
}

TEST_CASE("departments deeper than ten levels are refused, and nothing is kept of them") {
    World world;
    std::string parent;
    for (int level = 1; level <= 11; ++level) {
        auto const code = "level-" + std::to_string(level);
        auto const below = parent.empty() ? "" : R"(,"parent":")" + parent + '"';
        auto const added = world.ask(world.admin, Method::POST, "/api/v1/departments",
                                     R"({"code":")" + code + R"(","name":{"zh":"部","en":"Department"})" + below + '}');
        CHECK(added.status == (level <= 10 ? 201 : 400));
        parent = code;
    }
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/departments/level-11").status == 404);
}

TEST_CASE("what the desk owns of an organisation can't be given") {
    World world;
    for (auto const* field : {"id", "version", "created_at", "updated_at", "anything"}) {
        CAPTURE(field);
        auto const answer = world.ask(world.admin, Method::POST, "/api/v1/organisations",
                                      R"({"code":"acme","name":{"zh":"甲","en":"Acme"},")" + std::string(field) + R"(":"1"})");
        CHECK(answer.status == 400);
    }
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/organisations/acme").status == 404);
}

TEST_CASE("two organisations can't have one code") {
    World world;
    auto const body = R"({"code":"acme","name":{"zh":"甲","en":"Acme"}})";
    CHECK(world.ask(world.admin, Method::POST, "/api/v1/organisations", body).status == 201);
    CHECK(world.ask(world.admin, Method::POST, "/api/v1/organisations", body).status == 409);
}
