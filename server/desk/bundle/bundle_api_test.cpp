#include "base/yaml.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Answer post(World& world, Person const& who, json::Object body) {
    return world.ask(who, Method::POST, "/api/v1/configuration", json::text_of(json::Value(std::move(body))));
}

json::Object service(std::string const& owner) {
    return {{"code", "fax"}, {"name", json::Object{{"zh", "传真"}, {"en", "Fax"}}}, {"owner", owner}};
}

json::Object bundle(std::string const& owner) { return {{"yitai", 1}, {"services", json::Array{service(owner)}}}; }

std::string text_of(json::Value const& value, std::string_view member) { return json::text_of(*value.find(member)); }

}  // namespace

TEST_CASE("a bundle is tried, then applied; what it did stands in the audit trail as done by who asked") {
    World world;
    auto const dry = post(world, world.admin, {{"bundle", bundle("li_lei")}, {"dry_run", true}});
    CHECK(dry.status == 200);
    CHECK(text_of(dry.body, "added") == "1");
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/services/fax").status == 404);

    auto const real = post(world, world.admin, {{"bundle", bundle("li_lei")}});
    CHECK(text_of(real.body, "applied") == "true");
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/services/fax").text("owner") == "li_lei");
    auto const audit = world.ask(world.admin, Method::GET, "/api/v1/audit?type=service.added&limit=1");
    CHECK(audit.body.find("data")->as<json::Array>()->at(0).find("actor")->as<std::string>() != nullptr);
    CHECK(*audit.body.find("data")->as<json::Array>()->at(0).find("actor") == json::Value("admin"));
}

TEST_CASE("a plan names problems by their place in the bundle, a refusal by that in what was sent") {
    World world;
    auto const dry = post(world, world.admin, {{"bundle", bundle("nobody")}, {"dry_run", true}});
    CHECK(dry.status == 200);
    CHECK(text_of(dry.body, "problems") ==
          R"([{"pointer":"/services/0/owner","line":null,"sentence":"There is no nobody here"}])");
    CHECK(*dry.body.find("steps")->as<json::Array>()->at(0).find("action") == json::Value("refused"));

    auto const real = post(world, world.admin, {{"bundle", bundle("nobody")}});
    CHECK(real.status == 400);
    CHECK(text_of(real.body, "errors").find("/bundle/services/0/owner") != std::string::npos);

    std::string const text = "yitai: 1\nservices:\n  - {code: fax, name: {zh: 传真, en: Fax}, owner: nobody}\n";
    CHECK(text_of(post(world, world.admin, {{"text", text}}).body, "errors").find("Line 3: There is no nobody here") !=
          std::string::npos);
}

TEST_CASE("what is no YAML is a problem with its line") {
    World world;
    auto const dry = post(world, world.admin, {{"text", "yitai: 1\nservices: &all []\n"}, {"dry_run", true}});
    CHECK(dry.status == 200);
    CHECK(text_of(dry.body, "problems").find(R"("line":2)") != std::string::npos);
    CHECK(post(world, world.admin, {{"text", "yitai: 1\nservices: &all []\n"}}).status == 400);
}

TEST_CASE("either a text or a bundle is given") {
    World world;
    CHECK(post(world, world.admin, {{"dry_run", true}}).status == 400);
    CHECK(post(world, world.admin, {{"text", "yitai: 1"}, {"bundle", bundle("li_lei")}, {"dry_run", true}}).status == 400);
}

TEST_CASE("it comes as YAML, or as JSON for who asks for that, and goes in again as it came") {
    World world;
    auto const as_yaml = world.ask(world.admin, Method::GET, "/api/v1/configuration");
    CHECK(as_yaml.type == "application/yaml");
    auto const as_json = world.ask(world.admin, Method::GET, "/api/v1/configuration", "", {{"accept", "application/json"}});
    CHECK(json::text_of(yaml::parse(as_yaml.bytes).value) == json::text_of(as_json.body));

    for (auto const& body : {json::Object{{"text", as_yaml.bytes}}, json::Object{{"bundle", as_json.body}}}) {
        auto const applied = post(world, world.admin, body);
        CHECK(applied.status == 200);
        CHECK(text_of(applied.body, "added") + text_of(applied.body, "changed") == "00");
    }
}

TEST_CASE("who does not manage the desk neither reads nor applies it") {
    World world;
    for (auto const* who : {&world.li_lei, &world.wang_fang, &world.auditor}) {
        CHECK(world.ask(*who, Method::GET, "/api/v1/configuration").status == 403);
        CHECK(post(world, *who, {{"bundle", bundle("li_lei")}, {"dry_run", true}}).status == 403);
    }
    CHECK(world.ask_as_nobody(Method::GET, "/api/v1/configuration").status == 401);
}

TEST_CASE("the desk's name is for everybody, and changed by who manages it") {
    World world;
    CHECK(text_of(world.ask_as_nobody(Method::GET, "/api/v1/desk").body, "name") == R"({"zh":"服务台","en":"Service desk"})");
    auto const rename = R"({"name":{"zh":"星辰","en":"Xingchen"}})";
    World::Headers const first{{"if-match", "\"1\""}};
    CHECK(world.ask(world.li_lei, Method::PATCH, "/api/v1/desk", rename, first).status == 403);
    CHECK(world.ask(world.admin, Method::PATCH, "/api/v1/desk", rename, first).status == 200);
    CHECK(world.ask(world.admin, Method::PATCH, "/api/v1/desk", rename, first).status == 412);
    for (auto const* wrong : {R"({"languages":[]})", R"({"languages":["zh","zh"]})", R"({"languages":["en"]})"})
        CHECK(world.ask(world.admin, Method::PATCH, "/api/v1/desk", wrong, {{"if-match", "*"}}).status == 400);
}
