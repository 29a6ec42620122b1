#include "asset/ci.h"

#include "organisation/organisation.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Headers const any_version{{"if-match", "*"}};

struct Store {
    World world;
    Person manager = world.admin;  // who manages the desk keeps everything

    World::Answer add(std::string const& body) { return world.ask(manager, Method::POST, "/api/v1/cis", body); }
    World::Answer add_pc(std::string const& code, std::string const& owner = "") {
        auto const owned = owner.empty() ? "" : R"(,"owner":")" + owner + '"';
        return add(R"({"code":")" + code + R"(","name":"ThinkPad","type":"pc")" + owned + '}');
    }
    World::Answer show(Person const& who, std::string const& code) { return world.ask(who, Method::GET, "/api/v1/cis/" + code); }
    std::string codes(Person const& who, std::string const& query = "") {
        std::string codes;
        auto const answer = world.ask(who, Method::GET, "/api/v1/cis" + query);
        REQUIRE(answer.status == 200);
        for (auto const& row : *answer.body.find("data")->as<json::Array>()) codes += *row.find("code")->as<std::string>() + ' ';
        return codes;
    }
};

}  // namespace

TEST_CASE("a configuration item is found by its label, in either case, and by its id") {
    Store store;
    auto const added = store.add_pc("PC-0012", "wang_fang");
    REQUIRE(added.status == 201);
    CHECK(added.text("status") == "in_use");
    CHECK(added.text("organisation") == "home");
    CHECK(store.show(store.manager, "pc-0012").body == added.body);
    CHECK(store.show(store.manager, added.text("id")).body == added.body);
    CHECK(store.add_pc("pc-0012").status == 409);
    CHECK(store.add_pc("PC-0013").status == 201);
}

TEST_CASE("a requester sees only what is his") {
    Store store;
    store.add_pc("PC-1", "wang_fang");
    store.add_pc("PC-2", "zhao_min");
    CHECK(store.codes(store.world.wang_fang) == "PC-1 ");
    CHECK(store.codes(store.world.wang_fang, "?owner=zhao_min") == "");
    CHECK(store.show(store.world.wang_fang, "PC-1").status == 200);
    CHECK(store.show(store.world.wang_fang, "PC-2").status == 404);
    CHECK(store.show(store.world.wang_fang, "PC-2").body == store.show(store.world.wang_fang, "PC-2").body);
    CHECK(store.codes(store.world.li_lei) == "PC-1 PC-2 ");
    CHECK(store.world.ask(store.world.wang_fang, Method::PATCH, "/api/v1/cis/PC-1", R"({"name":"x"})", any_version).status ==
          403);
}

TEST_CASE("an engineer keeps what serves the services of his groups") {
    Store store;
    auto& world = store.world;
    world.ask(world.admin, Method::POST, "/api/v1/services",
              R"({"code":"lan","name":{"zh":"局域网","en":"LAN"},"support":[{"line":"l2","group":"network"}]})");
    auto const add = [&](std::string const& code, std::string const& service) {
        return world.ask(world.chen_jie, Method::POST, "/api/v1/cis",
                         R"({"code":")" + code + R"(","name":"Switch","type":"network_device","service":")" + service + "\"}");
    };
    CHECK(add("sw-1", "lan").status == 201);
    CHECK(add("sw-2", "it").status == 403);
    CHECK(store.show(world.admin, "sw-2").status == 404);
    store.add_pc("PC-1");
    CHECK(world.ask(world.chen_jie, Method::PATCH, "/api/v1/cis/sw-1", R"({"status":"repair"})", any_version).status == 200);
    CHECK(world.ask(world.chen_jie, Method::PATCH, "/api/v1/cis/PC-1", R"({"status":"repair"})", any_version).status == 403);
    CHECK(world.ask(world.chen_jie, Method::DELETE, "/api/v1/cis/PC-1", "", any_version).status == 403);
}

TEST_CASE("a body that can't be a configuration item is refused at its field") {
    Store store;
    struct {
        std::string body, field;
    } const bodies[] = {
        {R"({"name":"a","type":"pc"})", "/code"},
        {R"({"code":"PC 1","name":"a","type":"pc"})", "/code"},
        {R"({"code":"РС-1","name":"a","type":"pc"})", "/code"},
        {R"({"code":"PC-1","name":" ","type":"pc"})", "/name"},
        {R"({"code":"PC-1","name":"a"})", "/type"},
        {R"({"code":"PC-1","name":"a","type":"toaster"})", "/type"},
        {R"({"code":"PC-1","name":"a","type":"pc","status":"broken"})", "/status"},
        {R"({"code":"PC-1","name":"a","type":"pc","owner":"nobody"})", "/owner"},
        {R"({"code":"PC-1","name":"a","type":"pc","site":"none"})", "/site"},
        {R"({"code":"PC-1","name":"a","type":"pc","service":"none"})", "/service"},
        {R"({"code":"PC-1","name":"a","type":"pc","organisation":"none"})", "/organisation"},
        {R"({"code":"PC-1","name":"a","type":"pc","version":3})", "/version"},
    };
    for (auto const& [body, field] : bodies) {
        CAPTURE(body);
        auto const answer = store.add(body);
        CHECK(answer.status == 400);
        CHECK(json::text_of(answer.body).find('"' + field + '"') != std::string::npos);
    }
    CHECK(store.codes(store.manager) == "");
}

TEST_CASE("a patch leaves alone what it does not name, and null gives back what a new one has") {
    Store store;
    auto const before =
        store.add(R"({"code":"P-1","name":"Laser","type":"printer","status":"repair","service":"it","owner":"wang_fang",
        "criticality":1})");
    auto const patch = [&](std::string const& body) {
        auto patched = store.world.ask(store.manager, Method::PATCH, "/api/v1/cis/P-1", body, any_version);
        REQUIRE(patched.status == 200);
        return *patched.body.as<json::Object>();
    };
    auto renamed = patch(R"({"name":"Inkjet"})");
    renamed.set("name", "Laser");
    renamed.set("version", 1);
    CHECK(json::Value(renamed) == before.body);
    auto const reset = patch(R"({"status":null,"criticality":null,"owner":null})");
    CHECK(*reset.find("status") == json::Value("in_use"));
    CHECK(*reset.find("criticality") == json::Value(3));
    CHECK(reset.find("owner")->is_null());
}

TEST_CASE("a list is asked by type, status, owner and service") {
    Store store;
    store.add_pc("PC-1", "wang_fang");
    store.add(R"({"code":"P-1","name":"Laser","type":"printer","status":"repair","service":"it"})");
    CHECK(store.codes(store.manager, "?type=printer,phone") == "P-1 ");
    CHECK(store.codes(store.manager, "?status=in_use") == "PC-1 ");
    CHECK(store.codes(store.manager, "?owner=wang_fang&organisation=home") == "PC-1 ");
    CHECK(store.codes(store.manager, "?service=it&sort=-code") == "P-1 ");
    CHECK(store.world.ask(store.manager, Method::GET, "/api/v1/cis?colour=red").status == 400);
    CHECK(
        store.world.ask(store.manager, Method::GET, "/api/v1/ci-types?limit=200").body.find("data")->as<json::Array>()->size() ==
        11);
}

TEST_CASE("a service does not retire while something serves it") {
    Store store;
    auto& world = store.world;
    world.ask(world.admin, Method::POST, "/api/v1/services", R"({"code":"erp","name":{"zh":"a","en":"a"}})");
    store.add(R"({"code":"SRV-9","name":"a","type":"server","service":"erp"})");
    auto const retire = [&] { return world.ask(world.admin, Method::DELETE, "/api/v1/services/erp", "", any_version); };
    auto const refused = retire();
    CHECK(refused.status == 409);
    CHECK(json::text_of(refused.body).find("SRV-9") != std::string::npos);
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/services/erp").text("status") == "live");

    CHECK(world.ask(world.admin, Method::DELETE, "/api/v1/cis/SRV-9", "", any_version).status == 204);
    CHECK(retire().status == 204);
}

TEST_CASE("another customer's things can't be named") {
    Store store;
    auto& world = store.world;
    auto const acme = world.as(
        world.admin, [](Tx& tx) { return organisation::add(tx, Organisation{.code = "acme", .name = {"客户", "Acme"}}); });
    store.add(R"({"code":"SRV-9","name":"a","type":"server","organisation":"acme"})");
    // An agent of the home organisation only.
    auto const agent = world.as(world.admin, [&](Tx& tx) {
        return people::add(tx, Person{.login = "tian_yi", .name = "田一", .grants = {{"desk_manager", OrganisationId{1}, {}}}});
    });
    CHECK(store.codes(agent) == "");
    CHECK(store.show(agent, "SRV-9").status == 404);
    CHECK(world.ask(agent, Method::PATCH, "/api/v1/cis/SRV-9", R"({"name":"b"})", any_version).status == 404);
    CHECK(
        world.ask(agent, Method::POST, "/api/v1/cis", R"({"code":"S-1","name":"a","type":"pc","organisation":"acme"})").status ==
        400);
    CHECK(world.ask(agent, Method::POST, "/api/v1/cis", R"({"code":"S-1","name":"a","type":"pc"})").status == 201);
    CHECK_THROWS_AS(world.as(agent, [](Tx& tx) { return asset::ci_named(tx, "SRV-9", "/cis/0"); }), Invalid);
    CHECK(world.as(world.admin, [](Tx& tx) { return bool(asset::ci_named(tx, "srv-9", "/cis/0")); }));
    CHECK(acme.id);
}

TEST_CASE("a ticket names what it is about, and tells when that changes") {
    Store store;
    auto& world = store.world;
    store.add_pc("PC-1", "wang_fang");
    store.add_pc("PC-2", "zhao_min");
    auto const report = [&](Person const& who, std::string const& cis) {
        return world.ask(who, Method::POST, "/api/v1/incidents", R"({"subject":"开不了机","cis":)" + cis + '}');
    };
    CHECK(report(world.wang_fang, R"(["PC-2"])").status == 400);
    CHECK(report(world.wang_fang, R"(["PC-1","PC-9"])").status == 400);
    auto const ticket = report(world.wang_fang, R"(["pc-1","PC-1"])");
    REQUIRE(ticket.status == 201);
    auto const cis = [](json::Value const& shown) { return json::text_of(*shown.find("cis")); };
    CHECK(cis(ticket.body) == R"(["PC-1"])");

    auto const at = "/api/v1/tickets/" + ticket.text("number");
    world.ask(world.admin, Method::DELETE, "/api/v1/cis/PC-1", "", any_version);
    auto const edited = world.ask(world.li_lei, Method::PATCH, at, R"({"cis":["PC-1","PC-2"]})", any_version);
    CHECK(cis(edited.body) == R"(["PC-1","PC-2"])");
    CHECK(world.ask(world.li_lei, Method::PATCH, at, R"({"cis":["PC-2"]})", any_version).status == 200);
    CHECK(world.ask(world.li_lei, Method::PATCH, at, R"({"cis":["PC-1"]})", any_version).status == 400);

    auto const list = world.ask(world.li_lei, Method::GET, "/api/v1/tickets?fields=cis");
    CHECK(cis(list.body.find("data")->as<json::Array>()->front()) == R"(["PC-2"])");
    auto const history = json::text_of(world.ask(world.li_lei, Method::GET, at + "/history").body);
    CHECK(history.find(R"({"field":"cis","old":["PC-1"],"new":["PC-1","PC-2"]})") != std::string::npos);
    auto const linked = world.as(world.admin, [](Tx& tx) { return tx.select<CiId>("select ci_id from ticket_ci"); });
    CHECK(linked.size() == 1);
}
