#include "satisfaction/rating.h"

#include "testing/clock.h"
#include "testing/world.h"
#include "ticket/history.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Printer {
    World world;
    std::string at = "/api/v1/tickets/" + report(R"({"subject":"打印机卡纸","service":"it","category":"other"})");

    std::string report(std::string const& body) {
        return world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", body).text("number");
    }
    World::Answer put(Person const& who, std::string const& what, std::string const& body = "") {
        return world.ask(who, Method::PUT, at + '/' + what, body, {{"if-match", "*"}});
    }
    void resolve() { REQUIRE(put(world.li_lei, "resolution", R"({"code":"fixed","text":"好了"})").status == 200); }
    World::Answer rate(Person const& who, std::string const& body = R"({"score":5})") {
        return world.ask(who, Method::PUT, at + "/rating", body);
    }
    World::Answer rating(Person const& who) { return world.ask(who, Method::GET, at + "/rating"); }
    std::vector<std::string> rated() {
        std::vector<std::string> details;
        auto const history = world.ask(world.wang_fang, Method::GET, at + "/history");
        for (auto const& entry : *history.body.find("data")->as<json::Array>())
            if (*entry.find("type") == json::Value("incident.rated")) details.push_back(json::text_of(*entry.find("details")));
        return details;
    }
};

}  // namespace

TEST_CASE("a requester rates what was resolved, and the desk reads it") {
    Printer printer;
    auto& world = printer.world;
    CHECK(json::text_of(printer.rating(world.wang_fang).body) ==
          R"({"score":null,"comment":null,"by":null,"rated_at":null,"may_rate":false,"until":null})");
    printer.resolve();
    CHECK(*printer.rating(world.wang_fang).body.find("may_rate") == json::Value(true));

    auto const rated = printer.rate(world.wang_fang, R"({"score":4,"comment":"很快"})");
    REQUIRE(rated.status == 200);
    auto const read = printer.rating(world.li_lei);
    CHECK(*read.body.find("score") == json::Value(4));
    CHECK(read.text("comment") == "很快");
    CHECK(read.text("by") == "wang_fang");
    CHECK(read.text("rated_at") == "2026-01-05T01:00:00.000Z");
    CHECK(*read.body.find("may_rate") == json::Value(false));
    CHECK(printer.rating(world.zhao_min).status == 404);
}

TEST_CASE("the last rating counts, and each stands in the history") {
    Printer printer;
    printer.resolve();
    printer.rate(printer.world.wang_fang, R"({"score":2,"comment":"又坏了"})");
    printer.rate(printer.world.wang_fang, R"({"score":2,"comment":"又坏了"})");  // says nothing new
    printer.rate(printer.world.wang_fang, R"({"score":5,"comment":" "})");
    CHECK(*printer.rating(printer.world.wang_fang).body.find("score") == json::Value(5));
    CHECK(printer.rating(printer.world.wang_fang).body.find("comment")->is_null());
    CHECK(printer.rated() == std::vector<std::string>{R"({"score":2,"comment":"又坏了","by":"requester"})",
                                                      R"({"score":5,"score_before":2,"by":"requester"})"});
}

TEST_CASE("whom it affects may rate it; who watches, reported or resolved it may not") {
    Printer printer;
    auto& world = printer.world;
    auto const affected = world.ask(world.li_lei, Method::PATCH, printer.at, R"({"affected":"zhao_min"})", {{"if-match", "*"}});
    REQUIRE(affected.status == 200);
    REQUIRE(world.ask(world.admin, Method::POST, printer.at + "/watchers", R"({"person":"chen_jie"})").status == 200);
    printer.resolve();
    CHECK(printer.rate(world.zhao_min).status == 200);
    CHECK(printer.rate(world.chen_jie).status == 403);
    CHECK(printer.rate(world.admin).status == 403);
    CHECK(printer.rate(world.auditor).status == 403);
    CHECK(world.ask_as_nobody(Method::PUT, printer.at + "/rating", R"({"score":5})").status == 401);
    CHECK(*printer.rating(world.li_lei).body.find("score") == json::Value(5));
    CHECK(printer.rated().size() == 1);
}

TEST_CASE("nobody rates what he resolved himself") {
    World world;
    auto const number =
        world.ask(world.li_lei, Method::POST, "/api/v1/incidents", R"({"subject":"a","service":"it","category":"other"})")
            .text("number");
    auto const at = "/api/v1/tickets/" + number;
    REQUIRE(
        world.ask(world.li_lei, Method::PUT, at + "/resolution", R"({"code":"fixed","text":"a"})", {{"if-match", "*"}}).status ==
        200);
    CHECK(world.ask(world.li_lei, Method::PUT, at + "/rating", R"({"score":5})").status == 403);
}

TEST_CASE("what is open, cancelled or closed for two weeks can't be rated") {
    Printer printer;
    auto& world = printer.world;
    SUBCASE("open") { CHECK(printer.rate(world.wang_fang).status == 409); }
    SUBCASE("cancelled") {
        REQUIRE(printer.put(world.wang_fang, "cancellation", R"({"reason":"a"})").status == 200);
        CHECK(printer.rate(world.wang_fang).status == 409);
    }
    SUBCASE("closed") {
        printer.resolve();
        REQUIRE(printer.put(world.wang_fang, "closure").status == 200);
        CHECK(printer.rating(world.wang_fang).text("until") == "2026-01-19T01:00:00.000Z");
        testing::advance(Hours(14 * 24) - Seconds(1));
        CHECK(printer.rate(world.wang_fang).status == 200);
        testing::advance(Seconds(1));
        CHECK(printer.rate(world.wang_fang, R"({"score":1})").status == 409);
        CHECK(*printer.rating(world.wang_fang).body.find("may_rate") == json::Value(false));
        CHECK(*printer.rating(world.wang_fang).body.find("score") == json::Value(5));
    }
}

TEST_CASE("a rating that can't be one is refused at its field") {
    Printer printer;
    printer.resolve();
    auto const characters = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += "好";
        return text;
    };
    struct {
        std::string body, field;
    } const bodies[] = {
        {R"({"score":0})", "/score"},
        {R"({"score":6})", "/score"},
        {R"({"score":"5"})", "/score"},
        {R"({"score":4.5})", "/score"},
        {R"({"comment":"a"})", "/score"},
        {R"({"score":5,"comment":7})", "/comment"},
        {R"({"score":5,"comment":")" + characters(4'001) + "\"}", "/comment"},
        {R"({"score":5,"stars":5})", "/stars"},
    };
    for (auto const& [body, field] : bodies) {
        CAPTURE(body.substr(0, 60));
        auto const answer = printer.rate(printer.world.wang_fang, body);
        CHECK(answer.status == 400);
        CHECK(json::text_of(answer.body).find('"' + field + '"') != std::string::npos);
    }
    CHECK(printer.rated().empty());
    CHECK(printer.rate(printer.world.wang_fang, R"({"score":5,"comment":")" + characters(4'000) + "\"}").status == 200);
}
