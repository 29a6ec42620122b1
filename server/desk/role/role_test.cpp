#include "role/holder.h"
#include "role/right_words.h"
#include "testing/world.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Headers any_version() { return {{"if-match", "*"}}; }

World::Answer ask_for(World& world, Person const& who, std::string const& body) {
    return world.ask(who, Method::POST, "/api/v1/role-changes", body);
}

std::string grant(std::string const& role, std::string const& person, std::string const& more = "") {
    return R"({"action":"grant","role":")" + role + R"(","person":")" + person + '"' + more + '}';
}

}  // namespace

TEST_CASE("every right has its names, and no built-in role reaches farther than the right can") {
    auto const& views = role::right_views();
    CHECK(views.size() == right_count - 2);  // without those that everybody has
    auto view = views.begin();
    for_each_enumerator<Right>([&](std::string_view, Right right) {
        if (right == Right::anyone || right == Right::signed_in) return;
        CAPTURE(right_name(right));
        REQUIRE(view != views.end());
        CHECK(view->code == right_name(right));
        CHECK_FALSE(view->name.zh == view->name.en);
        CHECK_FALSE(view->description.zh.empty());
        for_each_enumerator<Role>([&](std::string_view, Role role) {
            auto const scope = role::rights_of(role)[right];
            bool const fits = scope == Scope::none || std::count(view->scopes.begin(), view->scopes.end(), scope) == 1;
            CHECK_MESSAGE(fits, name_of(role));
        });
        ++view;
    });
}

TEST_CASE("the names of rights are told to whoever has signed in") {
    World world;
    auto const answer = world.ask(world.wang_fang, Method::GET, "/api/v1/rights");
    REQUIRE(answer.status == 200);
    auto const& first = answer.body.find("data")->as<json::Array>()->front();
    CHECK(json::text_of(*first.find("name")) == R"({"zh":"查看工单","en":"Read tickets"})");
    CHECK(json::text_of(*first.find("scopes")) == R"(["requests","own","team","all"])");
}

TEST_CASE("as long as there is one administrator roles are granted at once, from then on a second one agrees") {
    World world;
    CHECK(ask_for(world, world.admin, grant("administrator", "li_lei")).text("state") == "applied");

    auto const asked = ask_for(world, world.admin, grant("analyst", "zhao_min"));
    CHECK(asked.text("state") == "proposed");
    auto const at = "/api/v1/role-changes/" + asked.text("id");
    CHECK(world.ask(world.admin, Method::POST, at + "/approval", "", any_version()).status == 403);
    CHECK(world.ask(world.li_lei, Method::POST, at + "/approval", "", any_version()).text("state") == "applied");
    CHECK(world.ask(world.li_lei, Method::POST, at + "/approval", "", any_version()).status == 409);
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/persons/zhao_min/roles").body.find("data")->as<json::Array>()->size() ==
          1);
}

TEST_CASE("nobody approves his own role") {
    World world;
    ask_for(world, world.admin, grant("administrator", "li_lei"));
    auto const asked = ask_for(world, world.admin, grant("desk_manager", "li_lei"));
    CHECK(world.ask(world.li_lei, Method::POST, "/api/v1/role-changes/" + asked.text("id") + "/approval", "", any_version())
              .status == 403);
}

TEST_CASE("the last administrator stays one") {
    World world;
    auto const revoke = R"({"action":"revoke","role":"administrator","person":"admin"})";
    CHECK(ask_for(world, world.admin, revoke).status == 409);
    CHECK(world.ask(world.admin, Method::GET, "/api/v1/role-changes").body.find("data")->as<json::Array>()->empty());
}

TEST_CASE("a role that was granted is not granted twice, nor revoked from who has it not") {
    World world;
    CHECK(ask_for(world, world.admin, grant("agent", "li_lei")).status == 409);
    CHECK(ask_for(world, world.admin, R"({"action":"revoke","role":"agent","person":"wang_fang"})").status == 409);
    CHECK(ask_for(world, world.admin, grant("emperor", "li_lei")).status == 400);
    CHECK(ask_for(world, world.li_lei, grant("administrator", "li_lei")).status == 403);
}

TEST_CASE("a role an administrator makes starts empty and gives what it is defined to give") {
    World world;
    CHECK(world.ask(world.admin, Method::POST, "/api/v1/roles", R"({"code":"closer","name":{"zh":"关单员","en":"Closer"}})")
              .status == 201);
    CHECK(world.ask(world.admin, Method::POST, "/api/v1/roles", R"({"code":"agent","name":{"zh":"甲","en":"A"}})").status == 409);
    ask_for(world, world.admin, grant("closer", "zhao_min"));
    auto const allowed = [&] {
        return world.ask(world.zhao_min, Method::GET, "/api/v1/permissions/explain?action=ticket.close").body.find("allowed");
    };
    auto const before = world.ask(world.zhao_min, Method::GET, "/api/v1/me").body.find("rights")->find("ticket.note") != nullptr;
    CHECK(!before);
    CHECK(ask_for(world, world.admin, R"({"action":"define","role":"closer","rights":{"ticket.note":"all","no.right":"all"}})")
              .status == 400);
    CHECK(ask_for(world, world.admin, R"({"action":"define","role":"closer","rights":{"ticket.note":"all"}})").text("state") ==
          "applied");
    auto const me = world.ask(world.zhao_min, Method::GET, "/api/v1/me");
    CHECK(*me.body.find("rights")->find("ticket.note") == json::Value("all"));
    CHECK(allowed() != nullptr);
}

TEST_CASE("a role narrowed to an organisation reaches that one's tickets only") {
    World world;
    world.ask(world.admin, Method::POST, "/api/v1/organisations", R"({"code":"acme","name":{"zh":"甲方","en":"Acme"}})");
    world.ask(world.admin, Method::POST, "/api/v1/persons", R"({"login":"alice","name":"Alice","organisation":"acme"})");
    auto const alice = world.as(world.admin, [](Tx& tx) { return *people::find_login(tx, "alice"); });
    auto const theirs = world.ask(alice, Method::POST, "/api/v1/incidents", R"({"subject":"theirs"})").text("number");
    auto const ours = world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"ours"})").text("number");

    CHECK(ask_for(world, world.admin, grant("organisation_manager", "zhao_min")).status == 400);
    CHECK(ask_for(world, world.admin, grant("organisation_manager", "zhao_min", R"(,"organisation":"acme")")).status == 201);
    CHECK(world.ask(world.zhao_min, Method::GET, "/api/v1/tickets/" + theirs).status == 200);
    CHECK(world.ask(world.zhao_min, Method::GET, "/api/v1/tickets/" + ours).status == 404);
    auto const page = world.ask(world.zhao_min, Method::GET, "/api/v1/tickets?count=exact");
    CHECK(*page.body.find("count") == json::Value(1));
}

TEST_CASE("a role narrowed to a region reaches what lies within it") {
    World world;
    for (auto const* body : {R"({"code":"south","kind":"region","name":{"zh":"南区","en":"South"}})",
                             R"({"code":"shenzhen","kind":"city","name":{"zh":"深圳","en":"Shenzhen"},"parent":"south"})",
                             R"({"code":"north","kind":"region","name":{"zh":"北区","en":"North"}})"})
        REQUIRE(world.ask(world.admin, Method::POST, "/api/v1/sites", body).status == 201);
    CHECK(ask_for(world, world.admin, grant("agent", "zhao_min", R"(,"region":"south")")).status == 201);
    auto const reported_in = [&](std::string const& site) {
        return world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a","site":")" + site + "\"}")
            .text("number");
    };
    auto const here = reported_in("shenzhen"), there = reported_in("north");
    CHECK(world.ask(world.zhao_min, Method::GET, "/api/v1/tickets/" + here).status == 200);
    CHECK(world.ask(world.zhao_min, Method::GET, "/api/v1/tickets/" + there).status == 404);
}

TEST_CASE("a customer's people have roles in their own organisation only") {
    World world;
    world.ask(world.admin, Method::POST, "/api/v1/organisations", R"({"code":"acme","name":{"zh":"甲方","en":"Acme"}})");
    world.ask(world.admin, Method::POST, "/api/v1/persons", R"({"login":"alice","name":"Alice","organisation":"acme"})");
    CHECK(ask_for(world, world.admin, grant("agent", "alice")).status == 400);
    CHECK(ask_for(world, world.admin, grant("agent", "alice", R"(,"organisation":"home")")).status == 400);
    CHECK(ask_for(world, world.admin, grant("agent", "alice", R"(,"organisation":"acme")")).status == 201);
}

TEST_CASE("what is shared in an organisation its people see of each other") {
    World world;
    auto const ticket = world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("number");
    auto const at = "/api/v1/tickets/" + ticket;
    CHECK(world.ask(world.zhao_min, Method::GET, at).status == 404);
    world.ask(world.admin, Method::PATCH, "/api/v1/organisations/home", R"({"shares_tickets":true})", any_version());
    CHECK(world.ask(world.zhao_min, Method::GET, at).status == 200);
    CHECK(world.ask(world.zhao_min, Method::PUT, at + "/closure", "", any_version()).status == 403);
}
