#include "ticket/called.h"

#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;
    std::string number = world
                             .ask(world.li_lei, Method::POST, "/api/v1/incidents",
                                  R"({"subject":"zhao_min","requester":"wang_fang","group":"service-desk","service":"it"})")
                             .text("number");

    World::Answer get(std::string const& at) { return world.ask(world.li_lei, Method::GET, "/api/v1/" + at); }
    // "persons" and "li_lei", the Chinese name of a thing; "": not told.
    static std::string called(World::Answer const& answer, std::string_view noun, std::string_view name) {
        auto const* names = answer.body.find("names");
        auto const* nouns = names ? names->find(noun) : nullptr;
        auto const* told = nouns ? nouns->find(name) : nullptr;
        if (!told) return "";
        auto const* text = told->as<std::string>();
        return text ? *text : *told->find("zh")->as<std::string>();
    }
};

}  // namespace

TEST_CASE("a list of tickets brings along what its people and things are called") {
    Desk desk;
    for (auto const* at : {"tickets?include=names", "incidents?include=names", "views/group-open/tickets?include=names"}) {
        CAPTURE(at);
        auto const answer = desk.get(at);
        CHECK(answer.status == 200);
        CHECK(Desk::called(answer, "persons", "wang_fang") == desk.world.wang_fang.name);
        CHECK(Desk::called(answer, "groups", "service-desk") == desk.world.service_desk.name.zh);
        CHECK(Desk::called(answer, "services", "it") == "信息技术服务");
        CHECK(Desk::called(answer, "persons", "zhao_min").empty());  // nobody but the subject names him
    }
    CHECK_FALSE(desk.get("tickets").body.find("names"));
}

TEST_CASE("names are told of the fields that are shown only") {
    Desk desk;
    auto const answer = desk.get("tickets?fields=number,group&include=names");
    CHECK(Desk::called(answer, "groups", "service-desk") == desk.world.service_desk.name.zh);
    CHECK(json::text_of(*answer.body.find("names")->find("persons")) == "{}");
    CHECK(answer.body.find("data")->as<json::Array>()->size() == 1);
}

TEST_CASE("the next page is asked for with its names as well") {
    Desk desk;
    desk.world.ask(desk.world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})");
    auto const first = desk.get("tickets?limit=1&include=names");
    auto const link = first.header("Link");
    CHECK(link.find("&include=names>; rel=\"next\"") != std::string::npos);
    auto const next = desk.get(link.substr(link.find("tickets"), link.find('>') - link.find("tickets")));
    CHECK(next.status == 200);
    CHECK(Desk::called(next, "persons", "wang_fang") == desk.world.wang_fang.name);
}

TEST_CASE("a ticket, what was said on it and its history tell names too") {
    Desk desk;
    auto const at = "tickets/" + desk.number;
    desk.world.ask(desk.world.li_lei, Method::PUT, "/api/v1/" + at + "/assignment", R"({"assignee":"li_lei"})",
                   {{"if-match", "*"}});
    desk.world.ask(desk.world.li_lei, Method::POST, "/api/v1/" + at + "/entries", R"({"kind":"note","body":"a"})");

    auto const ticket = desk.get(at + "?include=names");
    CHECK(ticket.text("number") == desk.number);
    CHECK(Desk::called(ticket, "persons", "wang_fang") == desk.world.wang_fang.name);
    CHECK(Desk::called(desk.get(at + "/entries?include=names"), "persons", "li_lei") == desk.world.li_lei.name);
    auto const history = desk.get(at + "/history?include=names");
    CHECK(Desk::called(history, "persons", "wang_fang") == desk.world.wang_fang.name);
    CHECK(Desk::called(history, "groups", "service-desk") == desk.world.service_desk.name.zh);
}

TEST_CASE("nothing but names can be included") {
    Desk desk;
    CHECK(desk.get("tickets?include=everything").status == 400);
    CHECK(desk.get("tickets?include=names&include=names").status == 400);
    CHECK(desk.get("tickets/INC-99999?include=names").status == 404);
    CHECK(desk.get("canned-replies?include=names").status == 400);
}

TEST_CASE("what people wrote is not looked up") {
    Desk desk;
    auto const answer = json::Object{{"custom_fields", json::Object{{"assignee", "zhao_min"}}},
                                     {"details", json::Object{{"actor", "zhao_min"}}},
                                     {"tags", json::Array{"zhao_min"}},
                                     {"changes", json::Array{json::Object{{"field", "subject"}, {"new", "zhao_min"}}, 7}},
                                     {"assignee", nullptr},
                                     {"watchers", json::Array{"li_lei", 7}}};
    auto const called = desk.world.as(desk.world.li_lei, [&](Tx& tx) { return ticket::called_in(tx, answer); });
    CHECK(called.persons == std::map<std::string, std::string>{{"li_lei", desk.world.li_lei.name}});
}
