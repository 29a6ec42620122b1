#include "catalog/service.h"

#include "organisation/organisation.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Headers const any_version{{"if-match", "*"}};

constexpr auto erp = R"({"code":"erp","name":{"zh":"企业资源","en":"ERP"},"criticality":1,"owner":"li_lei",
    "support":[{"line":"l1","group":"service-desk"},{"line":"l2","group":"network"}]})";

std::string refused_field(World::Answer const& answer) {
    auto const* errors = answer.body.find("errors");
    auto const* list = errors ? errors->as<json::Array>() : nullptr;
    auto const* pointer = list && !list->empty() ? list->front().find("pointer") : nullptr;
    return pointer && pointer->as<std::string>() ? *pointer->as<std::string>() : "";
}

std::size_t services_of(World& world) {
    return world.ask(world.admin, Method::GET, "/api/v1/services").body.find("data")->as<json::Array>()->size();
}

struct Sites {
    Site region, city, building;
};
Sites sites(World& world) {
    return world.as(world.admin, [](Tx& tx) {
        auto const region = organisation::add(tx, Site{.code = "east", .name = {"华东", "East"}, .kind = SiteKind::region});
        auto const city = organisation::add(tx, Site{.code = "nanjing", .name = {"南京", "Nanjing"}, .parent_id = region.id});
        auto const building = organisation::add(tx, Site{.code = "nj-1", .name = {"一号楼", "One"}, .parent_id = city.id});
        return Sites{region, city, building};
    });
}

}  // namespace

TEST_CASE("a service is added and read by its code and its id") {
    World world;
    auto const added = world.ask(world.admin, Method::POST, "/api/v1/services", erp);
    REQUIRE(added.status == 201);
    CHECK(added.header("Location") == "/api/v1/services/" + added.text("id"));

    auto const by_code = world.ask(world.wang_fang, Method::GET, "/api/v1/services/erp");
    CHECK(by_code.status == 200);
    CHECK(by_code.text("owner") == "li_lei");
    CHECK(by_code.text("status") == "live");
    CHECK(json::text_of(*by_code.body.find("support")) ==
          R"([{"line":"l1","site":null,"group":"service-desk"},{"line":"l2","site":null,"group":"network"}])");
    CHECK(world.ask(world.wang_fang, Method::GET, added.header("Location")).body == by_code.body);
    CHECK(world.ask(world.wang_fang, Method::GET, "/api/v1/services?owner=li_lei&count=exact")
              .body.find("count")
              ->as<std::int64_t>());
    CHECK(world.ask(world.wang_fang, Method::GET, "/api/v1/services/none").status == 404);
}

TEST_CASE("what is built in stays") {
    World world;
    CHECK(world.ask(world.wang_fang, Method::GET, "/api/v1/services/it").text("status") == "live");
    CHECK(world.ask(world.wang_fang, Method::GET, "/api/v1/categories/other").status == 200);
}

TEST_CASE("who does not manage the catalogue reads it only") {
    World world;
    CHECK(world.ask(world.wang_fang, Method::POST, "/api/v1/services", erp).status == 403);
    CHECK(world.ask(world.li_lei, Method::PATCH, "/api/v1/services/it", R"({"criticality":1})", any_version).status == 403);
    CHECK(world.ask(world.li_lei, Method::DELETE, "/api/v1/services/it", "", any_version).status == 403);
    CHECK(world.ask_as_nobody(Method::GET, "/api/v1/services").status == 401);
}

TEST_CASE("a body that can't be a service is refused at its field") {
    World world;
    auto const before = services_of(world);
    struct {
        std::string body, field;
    } const bodies[] = {
        {R"({"name":{"zh":"a","en":"a"}})", "/code"},
        {R"({"code":"IT","name":{"zh":"a","en":"a"}})", "/code"},
        {R"({"code":"ｉｔ","name":{"zh":"a","en":"a"}})", "/code"},
        {R"({"code":"7","name":{"zh":"a","en":"a"}})", "/code"},
        {R"({"code":"a","name":{"zh":"　","en":"a"}})", "/name/zh"},
        {R"({"code":"a","name":"a"})", "/name"},
        {R"({"code":"a","name":{"zh":"a","en":"a"},"criticality":5})", "/criticality"},
        {R"({"code":"a","name":{"zh":"a","en":"a"},"status":"gone"})", "/status"},
        {R"({"code":"a","name":{"zh":"a","en":"a"},"owner":"nobody"})", "/owner"},
        {R"({"code":"a","name":{"zh":"a","en":"a"},"version":9})", "/version"},
        {R"({"code":"a","name":{"zh":"a","en":"a"},"id":"9"})", "/id"},
        {R"({"code":"a","name":{"zh":"a","en":"a"},"created_at":"2026-01-01T00:00:00Z"})", "/created_at"},
        {R"({"code":"a","name":{"zh":"a","en":"a"},"support":[{"line":"l1"}]})", "/support/0/group"},
        {R"({"code":"a","name":{"zh":"a","en":"a"},"support":[{"line":"l9","group":"network"}]})", "/support/0/line"},
        {R"({"code":"a","name":{"zh":"a","en":"a"},"support":[{"line":"l1","group":"network"},{"line":"l2","group":"none"}]})",
         "/support/1/group"},
        {R"({"code":"a","name":{"zh":"a","en":"a"},"support":[{"line":"l1","group":"network"},{"line":"l1","group":"network"}]})",
         "/support/1"},
        {R"({"code":"a","name":{"zh":"a","en":"a"},"support":[{"line":"l1","group":"network","site":"none"}]})",
         "/support/0/site"},
    };
    for (auto const& [body, field] : bodies) {
        CAPTURE(body);
        auto const answer = world.ask(world.admin, Method::POST, "/api/v1/services", body);
        CHECK(answer.status == 400);
        CHECK(refused_field(answer) == field);
    }
    CHECK(world.ask(world.admin, Method::POST, "/api/v1/services", R"({"code":"it","name":{"zh":"a","en":"a"}})").status == 409);
    CHECK(services_of(world) == before);
}

TEST_CASE("a change that is refused leaves nothing half done") {
    World world;
    auto const before = world.ask(world.admin, Method::POST, "/api/v1/services", erp);
    auto const patch = [&](std::string const& body, World::Headers headers = any_version) {
        return world.ask(world.admin, Method::PATCH, "/api/v1/services/erp", body, headers).status;
    };
    CHECK(patch(R"({"criticality":4,"support":[{"line":"l1","group":"network"},{"line":"l2","group":"none"}]})") == 400);
    CHECK(patch(R"({"code":"it"})") == 409);
    CHECK(patch(R"({"code":null})") == 400);
    CHECK(patch(R"([])") == 400);
    CHECK(patch(R"({"criticality":4})", {}) == 428);
    CHECK(patch(R"({"criticality":4})", {{"if-match", "\"7\""}}) == 412);
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/services/erp").body == before.body);
}

TEST_CASE("a patch changes what it names, support as a whole, and history tells both") {
    World world;
    world.ask(world.admin, Method::POST, "/api/v1/services", erp);
    auto const patched = world.ask(world.admin, Method::PATCH, "/api/v1/services/erp",
                                   R"({"owner":null,"support":[{"line":"l1","group":"network"}]})", any_version);
    REQUIRE(patched.status == 200);
    CHECK(patched.header("ETag") == "\"2\"");
    CHECK(patched.body.find("owner")->is_null());
    CHECK(*patched.body.find("criticality") == json::Value(1));

    auto const id = *parse_integer(patched.text("id"));
    auto const history = world.as(world.admin, [&](Tx& tx) { return timeline::history(tx, "service", id); });
    REQUIRE(history.size() == 2);
    CHECK(history[1].type == "service.changed");
    std::vector<std::string> fields;
    for (auto const& change : history[1].changes) fields.push_back(change.field);
    CHECK(fields == std::vector<std::string>{"owner_id", "support"});
}

TEST_CASE("a patch leaves alone what it does not name") {
    World world;
    auto const before =
        world.ask(world.admin, Method::POST, "/api/v1/services",
                  R"({"code":"erp","name":{"zh":"a","en":"a"},"description":{"zh":"账","en":"Books"},"status":"planned",
                                      "criticality":1,"owner":"li_lei","support":[{"line":"l1","group":"network"}]})");
    auto patched = world.ask(world.admin, Method::PATCH, "/api/v1/services/erp", R"({"status":"live"})", any_version);
    auto& after = *patched.body.as<json::Object>();
    CHECK(*after.find("status") == json::Value("live"));
    after.set("status", "planned");
    after.set("version", 1);
    CHECK(patched.body == before.body);
}

TEST_CASE("the support group is that of the nearest site, else that of every site") {
    World world;
    auto const [region, city, building] = sites(world);
    world.ask(world.admin, Method::POST, "/api/v1/services", R"({"code":"erp","name":{"zh":"a","en":"a"},"support":[
        {"line":"l1","group":"service-desk"},{"line":"l1","site":"east","group":"network"},{"line":"l2","site":"nj-1","group":"network"}]})");
    auto const group = [&](SupportLine line, SiteId site) {
        return world.as(world.admin, [&](Tx& tx) {
            return catalog::support_group(tx, catalog::service_named(tx, "erp", ""), line, site).value_or(GroupId{});
        });
    };
    CHECK(group(SupportLine::l1, {}) == world.service_desk.id);
    CHECK(group(SupportLine::l1, building.id) == world.network.id);
    CHECK(group(SupportLine::l2, building.id) == world.network.id);
    CHECK(group(SupportLine::l2, city.id) == GroupId{});
    CHECK(group(SupportLine::l3, building.id) == GroupId{});

    world.ask(world.admin, Method::PATCH, "/api/v1/services/erp", R"({"support":[
        {"line":"l1","site":"east","group":"network"},{"line":"l1","site":"nanjing","group":"service-desk"}]})",
              any_version);
    CHECK(group(SupportLine::l1, building.id) == world.service_desk.id);
    CHECK(group(SupportLine::l1, region.id) == world.network.id);
    CHECK(group(SupportLine::l1, {}) == GroupId{});
}

TEST_CASE("a retired service is shown but nothing more is reported on it") {
    World world;
    world.ask(world.admin, Method::POST, "/api/v1/services", erp);
    CHECK(world.ask(world.admin, Method::DELETE, "/api/v1/services/erp", "", any_version).status == 204);
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/services/erp").text("status") == "retired");
    CHECK(world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a","service":"erp"})").status == 400);
    CHECK(world.ask(world.admin, Method::PATCH, "/api/v1/services/erp", R"({"status":"live"})", any_version).status == 200);
    CHECK(world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a","service":"erp"})").status == 201);
}
