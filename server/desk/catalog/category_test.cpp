#include "catalog/category.h"

#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Headers const any_version{{"if-match", "*"}};

struct Catalogue {
    World world;

    World::Answer add(std::string const& code, std::string const& parent = "") {
        auto const below = parent.empty() ? "" : R"(,"parent":")" + parent + '"';
        return world.ask(world.admin, Method::POST, "/api/v1/categories",
                         R"({"code":")" + code + R"(","name":{"zh":"类","en":"Kind"})" + below + '}');
    }
    World::Answer patch(std::string const& code, std::string const& body) {
        return world.ask(world.admin, Method::PATCH, "/api/v1/categories/" + code, body, any_version);
    }
    int retire(std::string const& code) {
        return world.ask(world.admin, Method::DELETE, "/api/v1/categories/" + code, "", any_version).status;
    }
    World::Answer show(std::string const& code) { return world.ask(world.wang_fang, Method::GET, "/api/v1/categories/" + code); }
};

}  // namespace

TEST_CASE("categories lie within each other, four levels at most") {
    Catalogue catalogue;
    CHECK(catalogue.add("hardware").status == 201);
    CHECK(catalogue.add("printer", "hardware").status == 201);
    CHECK(catalogue.add("laser", "printer").status == 201);
    CHECK(catalogue.add("toner", "laser").text("parent") == "laser");
    CHECK(catalogue.add("black", "toner").status == 400);
    CHECK(catalogue.show("black").status == 404);
    auto const below =
        catalogue.world.ask(catalogue.world.wang_fang, Method::GET, "/api/v1/categories?parent=printer&count=exact");
    CHECK(*below.body.find("count") == json::Value(1));
}

TEST_CASE("no category comes to lie within itself") {
    Catalogue catalogue;
    catalogue.add("hardware");
    catalogue.add("printer", "hardware");
    catalogue.add("laser", "printer");
    auto const before = catalogue.show("hardware").body;

    CHECK(catalogue.patch("hardware", R"({"parent":"hardware"})").status == 400);
    CHECK(catalogue.patch("hardware", R"({"parent":"laser"})").status == 400);
    CHECK(catalogue.show("hardware").body == before);
    CHECK(catalogue.patch("laser", R"({"parent":"hardware"})").status == 200);
    CHECK(catalogue.patch("printer", R"({"parent":"laser"})").status == 200);
}

TEST_CASE("a category moves with all that lies within it, as long as all find room") {
    Catalogue catalogue;
    catalogue.add("a");
    catalogue.add("b", "a");
    catalogue.add("c", "b");
    catalogue.add("x");
    catalogue.add("y", "x");
    catalogue.add("z", "y");
    CHECK(catalogue.patch("a", R"({"parent":"y"})").status == 400);
    CHECK(catalogue.patch("b", R"({"parent":"y"})").status == 200);
    CHECK(catalogue.add("d", "c").status == 400);
    CHECK(catalogue.patch("b", R"({"parent":null})").body.find("parent")->is_null());
    CHECK(catalogue.add("d", "c").status == 201);
}

TEST_CASE("a category goes only when nothing active lies within it") {
    Catalogue catalogue;
    catalogue.add("hardware");
    catalogue.add("printer", "hardware");
    CHECK(catalogue.retire("hardware") == 409);
    CHECK(catalogue.patch("hardware", R"({"active":false})").status == 409);
    CHECK(catalogue.retire("printer") == 204);
    CHECK(catalogue.retire("hardware") == 204);

    CHECK(catalogue.add("laser", "hardware").status == 400);
    CHECK(catalogue.patch("printer", R"({"active":true})").status == 409);
    auto const& world = catalogue.world;
    CHECK(catalogue.world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a","category":"printer"})")
              .status == 400);
}

TEST_CASE("a body that can't be a category is refused") {
    Catalogue catalogue;
    CHECK(catalogue.add("other").status == 409);
    for (auto code : {"Other", "οther", "12", "", "a b"}) CHECK(catalogue.add(code).status == 400);
    CHECK(catalogue.add("laser", "none").status == 400);
    CHECK(catalogue.patch("other", R"({"version":7})").status == 400);
    CHECK(catalogue.patch("other", R"({"parent_id":"1"})").status == 400);
    CHECK(catalogue.world.ask(catalogue.world.li_lei, Method::PATCH, "/api/v1/categories/other", "{}", any_version).status ==
          403);
}
