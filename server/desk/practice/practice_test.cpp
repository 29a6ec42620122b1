#include "practice/practice.h"

#include "incident/incident.h"
#include "listing/list.h"
#include "testing/world.h"
#include "ticket/edit.h"
#include "ticket/history.h"
#include "work/closure.h"
#include "work/resolution.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Answer add_field(World& world, std::string const& body) {
    return world.ask(world.admin, Method::POST, "/api/v1/custom-fields", body);
}

World::Answer report(World& world, Person const& who, std::string const& fields) {
    return world.ask(who, Method::POST, "/api/v1/incidents", R"({"subject":"a","custom_fields":)" + fields + "}");
}

std::string refused(World::Answer const& answer) {
    auto const* errors = answer.body.find("errors");
    if (!errors) return std::to_string(answer.status);
    std::string pointers;
    for (auto const& each : *errors->as<json::Array>()) pointers += *each.find("pointer")->as<std::string>() + ' ';
    return pointers;
}

std::size_t found(World& world, Person const& who, std::string const& filter) {
    auto const answer = world.ask(who, Method::GET, "/api/v1/tickets?" + filter);
    REQUIRE_MESSAGE(answer.status == 200, json::text_of(answer.body));
    return answer.body.find("data")->as<json::Array>()->size();
}

constexpr auto floor_field = R"({"code":"floor","name":{"zh":"楼层","en":"Floor"},"type":"integer","for_requester":true})";
constexpr auto rack_field = R"({"code":"rack","name":{"zh":"机柜","en":"Rack"},"type":"text"})";
constexpr auto skill_field = R"({"code":"skills","name":{"zh":"技能","en":"Skills"},"type":"choices",
    "options":[{"code":"net","name":{"zh":"网络","en":"Net"}},{"code":"sap","name":{"zh":"SAP","en":"SAP"}}]})";

}  // namespace

TEST_CASE("a changed matrix decides what is reported from now on") {
    World world;
    auto const change = [&](std::string const& matrix) {
        return world.ask(world.admin, Method::PATCH, "/api/v1/practices/incident", R"({"matrix":)" + matrix + "}",
                         {{"if-match", "*"}});
    };
    CHECK(change("[[1,1,2,3],[1,2,3,3],[2,3,1,4],[3,3,4,4]]").status == 200);
    auto const ticket = world.as(world.wang_fang, [&](Tx& tx) { return incident::report(tx, {.subject = "a"}); });
    CHECK(ticket.priority == 1);

    CHECK(refused(change("[[1,1,2],[1,2,3,3],[2,3,1,4],[3,3,4,4]]")) == "/matrix/0 ");
    CHECK(refused(change("[[1,1,2,3]]")) == "/matrix ");
    CHECK(refused(change("[[1,1,2,5],[1,2,3,3],[2,3,1,4],[3,3,4,4]]")) == "/matrix/0/3 ");
    CHECK(world.ask(world.li_lei, Method::PATCH, "/api/v1/practices/incident", "{}", {{"if-match", "*"}}).status == 403);
}

TEST_CASE("custom fields are typed, and a refused value names its field") {
    World world;
    for (auto const* field : {floor_field, rack_field, skill_field}) REQUIRE(add_field(world, field).status == 201);

    CHECK(report(world, world.li_lei, R"({"floor":3,"rack":"A-7","skills":["net","sap"]})").status == 201);
    CHECK(refused(report(world, world.li_lei, R"({"floor":"3","skills":["net","net"]})")) ==
          "/custom_fields/floor /custom_fields/skills ");
    CHECK(refused(report(world, world.li_lei, R"({"cellar":1})")) == "/custom_fields/cellar ");
    CHECK(refused(report(world, world.li_lei, R"({"skills":["oracle"]})")) == "/custom_fields/skills ");
    CHECK(refused(report(world, world.wang_fang, R"({"rack":"A-7"})")) == "/custom_fields/rack ");
}

TEST_CASE("tickets are found by their custom fields") {
    World world;
    for (auto const* field : {floor_field, rack_field, skill_field}) add_field(world, field);
    report(world, world.li_lei, R"({"floor":3,"skills":["net"]})");
    report(world, world.li_lei, R"({"floor":12,"rack":"A-7","skills":["net","sap"]})");
    report(world, world.li_lei, "{}");

    CHECK(found(world, world.li_lei, "custom_fields.floor=3,12") == 2);
    CHECK(found(world, world.li_lei, "custom_fields.floor[gte]=4") == 1);
    CHECK(found(world, world.li_lei, "custom_fields.floor[ne]=3") == 2);
    CHECK(found(world, world.li_lei, "custom_fields.rack=A-7") == 1);
    CHECK(found(world, world.li_lei, "custom_fields.skills=sap") == 1);
    CHECK(world.ask(world.li_lei, Method::GET, "/api/v1/tickets?custom_fields.floor=high").status == 400);
    CHECK(world.ask(world.li_lei, Method::GET, "/api/v1/tickets?custom_fields.cellar=1").status == 400);
}

TEST_CASE("what a field keeps for the desk no requester sees, filters by or finds in the past") {
    World world;
    add_field(world, floor_field);
    add_field(world, rack_field);
    auto const number = world
                            .ask(world.li_lei, Method::POST, "/api/v1/incidents",
                                 R"({"subject":"a","requester":"wang_fang","custom_fields":{"floor":3,"rack":"A-7"}})")
                            .text("number");
    auto const text = [&](Person const& who, std::string const& path) {
        return json::text_of(world.ask(who, Method::GET, "/api/v1/" + path).body);
    };
    for (auto const* path : {"tickets/", "tickets?number="})
        CHECK(text(world.wang_fang, path + number).find("A-7") == std::string::npos);
    CHECK(text(world.wang_fang, "tickets/" + number).find("\"floor\":3") != std::string::npos);
    CHECK(text(world.wang_fang, "tickets/" + number + "/history").find("A-7") == std::string::npos);
    CHECK(text(world.li_lei, "tickets/" + number + "/history").find("A-7") != std::string::npos);
    CHECK(text(world.wang_fang, "custom-fields").find("rack") == std::string::npos);
    CHECK(world.ask(world.wang_fang, Method::GET, "/api/v1/tickets?custom_fields.rack=A-7").status == 400);
}

TEST_CASE("an edit keeps what it does not name and takes out what it nulls") {
    World world;
    for (auto const* field : {floor_field, rack_field}) add_field(world, field);
    auto const number = report(world, world.li_lei, R"({"floor":3,"rack":"A-7"})").text("number");
    auto const edit = [&](std::string const& fields) {
        auto const answer = world.ask(world.li_lei, Method::PATCH, "/api/v1/tickets/" + number,
                                      R"({"custom_fields":)" + fields + "}", {{"if-match", "*"}});
        auto const* shown = answer.body.find("custom_fields");
        return shown ? json::text_of(*shown) : refused(answer);
    };
    CHECK(edit(R"({"floor":4})") == R"({"floor":4,"rack":"A-7"})");
    CHECK(edit(R"({"rack":null})") == R"({"floor":4})");
    CHECK(found(world, world.li_lei, "custom_fields.rack=A-7") == 0);
    CHECK(found(world, world.li_lei, "custom_fields.floor=4") == 1);
    CHECK(edit(R"({"floor":true})") == "/custom_fields/floor ");
}

TEST_CASE("a field that is demanded is demanded in time") {
    World world;
    add_field(
        world,
        R"({"code":"floor","name":{"zh":"楼层","en":"Floor"},"type":"integer","required":"on_creation","for_requester":true})");
    CHECK(refused(report(world, world.wang_fang, "{}")) == "/custom_fields/floor ");
    add_field(world, R"({"code":"part","name":{"zh":"部件","en":"Part"},"type":"text","required":"on_resolution"})");
    auto const number = report(world, world.wang_fang, R"({"floor":1})").text("number");
    world.ask(world.li_lei, Method::PATCH, "/api/v1/tickets/" + number, R"({"service":"it","category":"other"})",
              {{"if-match", "*"}});
    auto const resolve = [&] {
        return world.ask(world.li_lei, Method::PUT, "/api/v1/tickets/" + number + "/resolution", R"({"code":"fixed","text":"x"})",
                         {{"if-match", "*"}});
    };
    CHECK(refused(resolve()) == "/custom_fields/part ");
    world.ask(world.li_lei, Method::PATCH, "/api/v1/tickets/" + number, R"({"custom_fields":{"part":"fan"}})",
              {{"if-match", "*"}});
    CHECK(resolve().status == 200);
}

TEST_CASE("the type and the code of a field stay; a retired one takes no new values and keeps its old ones") {
    World world;
    add_field(world, floor_field);
    auto const number = report(world, world.li_lei, R"({"floor":3})").text("number");
    auto const change = [&](std::string const& body) {
        return world.ask(world.admin, Method::PATCH, "/api/v1/custom-fields/floor", body, {{"if-match", "*"}});
    };
    CHECK(refused(change(R"({"type":"text"})")) == "/type ");
    CHECK(refused(change(R"({"code":"storey"})")) == "/code ");
    CHECK(refused(change(R"({"options":[{"code":"x","name":{"zh":"x","en":"x"}}]})")) == "/options ");
    CHECK(world.ask(world.admin, Method::DELETE, "/api/v1/custom-fields/floor", "", {{"if-match", "*"}}).status == 204);
    CHECK(refused(report(world, world.li_lei, R"({"floor":3})")) == "/custom_fields/floor ");
    auto const edited =
        world.ask(world.li_lei, Method::PATCH, "/api/v1/tickets/" + number, R"({"subject":"b"})", {{"if-match", "*"}});
    CHECK(json::text_of(*edited.body.find("custom_fields")) == R"({"floor":3})");
}

TEST_CASE("where only listed codes may be used, another one is refused with the list") {
    World world;
    auto const ticket = world.as(
        world.wang_fang, [&](Tx& tx) { return incident::report(tx, {.subject = "a", .service = "it", .category = "other"}); });
    world.ask(world.admin, Method::PATCH, "/api/v1/practices/incident", R"({"listed_codes_only":true})", {{"if-match", "*"}});
    auto const resolve = [&](std::string const& code) {
        return world.as(world.li_lei,
                        [&](Tx& tx) { return work::resolve(tx, {ticket.number}, {.code = Line<40>(code), .text = "x"}); });
    };
    CHECK_THROWS_AS(resolve("magic"), Invalid);
    CHECK(resolve("fixed").resolution_code == "fixed");
}
