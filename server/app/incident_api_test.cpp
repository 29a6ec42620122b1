// One incident through the whole interface, as an integrator meets it.
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

World::Headers if_match(std::string version) { return {{"if-match", version}}; }

}  // namespace

TEST_CASE("an incident is reported, read, answered, assigned, resolved, reopened and closed over HTTP") {
    World world;
    auto const created = world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"VPN 连不上","urgency":2})");
    REQUIRE(created.status == 201);
    CHECK(created.text("number") == "INC-10001");
    CHECK(created.text("state") == "new");
    CHECK(created.header("ETag") == "\"1\"");
    auto const at = "/api/v1/tickets/" + created.text("number");
    CHECK(created.header("Location") == "/api/v1/tickets/" + created.text("id"));

    CHECK(world.ask(world.wang_fang, Method::GET, at).text("requester") == "wang_fang");
    CHECK(world.ask(world.li_lei, Method::PUT, at + "/assignment", R"({"assignee":"li_lei"})", if_match("\"1\"")).status == 200);
    CHECK(world.ask(world.li_lei, Method::POST, at + "/entries", R"({"kind":"reply","body":"请重启客户端"})").status == 201);
    CHECK(world.ask(world.li_lei, Method::POST, at + "/entries", R"({"kind":"note","body":"证书过期"})").status == 201);
    CHECK(world.ask(world.li_lei, Method::PATCH, at, R"({"service":"it","category":"other"})", if_match("\"2\"")).status == 200);
    CHECK(world.ask(world.li_lei, Method::PUT, at + "/pending", R"({"reason":"awaiting_user"})", if_match("*")).text("state") ==
          "pending");
    CHECK(world.ask(world.li_lei, Method::DELETE, at + "/pending", "", if_match("*")).text("state") == "in_progress");
    auto const resolved =
        world.ask(world.li_lei, Method::PUT, at + "/resolution", R"({"code":"fixed","text":"换了证书"})", if_match("*"));
    CHECK(resolved.text("state") == "resolved");
    CHECK(
        world.ask(world.wang_fang, Method::DELETE, at + "/resolution", R"({"reason":"还是不行"})", if_match("*")).text("state") ==
        "in_progress");
    CHECK(world.ask(world.li_lei, Method::PUT, at + "/resolution", R"({"code":"fixed","text":"重装"})", if_match("*")).status ==
          200);
    CHECK(world.ask(world.wang_fang, Method::PUT, at + "/closure", "", if_match("*")).text("state") == "closed");
}

TEST_CASE("a reply is taken back before it goes out, with the version like every deed under a ticket") {
    World world;
    auto const at =
        "/api/v1/tickets/" + world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("id");
    auto const reply = world.ask(world.li_lei, Method::POST, at + "/entries", R"({"kind":"reply","body":"写错了"})");
    auto const entry = at + "/entries/" + reply.text("id");

    CHECK(world.ask(world.li_lei, Method::DELETE, entry).status == 428);
    CHECK(world.ask(world.li_lei, Method::DELETE, entry, "", if_match("\"1\"")).status == 204);
    CHECK(world.ask(world.li_lei, Method::DELETE, entry, "", if_match("*")).status == 404);
}

TEST_CASE("changing needs If-Match, a stale one is told the present state") {
    World world;
    auto const at =
        "/api/v1/tickets/" + world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("id");

    CHECK(world.ask(world.li_lei, Method::PATCH, at, R"({"subject":"b"})").status == 428);
    CHECK(world.ask(world.li_lei, Method::PATCH, at, R"({"subject":"b"})", if_match("\"1\"")).status == 200);
    auto const stale = world.ask(world.li_lei, Method::PATCH, at, R"({"subject":"c"})", if_match("\"1\""));
    CHECK(stale.status == 412);
    REQUIRE(stale.body.find("current"));
    CHECK(*stale.body.find("current")->find("subject") == json::Value("b"));
}

TEST_CASE("a report sent twice with one key is one incident") {
    World world;
    auto const send = [&](std::string body) {
        return world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", body, {{"idempotency-key", "k-1"}});
    };
    auto const first = send(R"({"subject":"a"})");
    auto const second = send(R"({"subject":"a"})");
    CHECK(second.status == 201);
    CHECK(second.body == first.body);
    CHECK(send(R"({"subject":"b"})").status == 422);
    CHECK(world.ask(world.wang_fang, Method::GET, "/api/v1/incidents?count=exact").body.find("count")->held ==
          json::Value(1).held);
}

TEST_CASE("bad bodies are refused at their field and change nothing") {
    World world;
    struct {
        std::string body, pointer;
    } const cases[] = {
        {R"({})", "/subject"},
        {R"({"subject":1})", "/subject"},
        {R"({"subject":"　"})", "/subject"},
        {R"({"subject":"a","colour":"red"})", "/colour"},
        {R"({"subject":"a","subject":"b"})", "/subject"},
        {R"({"subject":"a","impact":5})", "/impact"},
        {R"({"subject":"a","impact":"1"})", "/impact"},
        {R"({"subject":"a","channel":"pigeon"})", "/channel"},
        {R"({"subject":"a","tags":["x",null]})", "/tags/1"},
        {R"({"subject":"a","happened_at":"yesterday"})", "/happened_at"},
        {R"({"subject":"a","happened_at":"2036-01-01T00:00:00Z"})", "/happened_at"},
        {R"({"subject":"a","service":"nothing"})", "/service"},
        {R"({"subject":"a","cis":["srv-1"]})", "/cis/0"},
        {R"({"subject":"a","custom_fields":{"floor":3}})", "/custom_fields/floor"},
        {R"({"subject":"a\u0000"})", "/subject"},
        {"{\"subject\":\"\xff\"}", ""},
        {"[]", ""},
        {"{", ""},
        {R"({"subject":"a"} x)", ""},
    };
    for (auto const& bad : cases) {
        CAPTURE(bad.body);
        auto const answer = world.ask(world.li_lei, Method::POST, "/api/v1/incidents", bad.body);
        CHECK(answer.status == 400);
        auto const* errors = answer.body.find("errors");
        REQUIRE(errors);
        if (!bad.pointer.empty()) CHECK(*errors->as<json::Array>()->at(0).find("pointer") == json::Value(bad.pointer));
    }
    CHECK(world.ask(world.li_lei, Method::GET, "/api/v1/incidents").body.find("data")->as<json::Array>()->empty());
}

TEST_CASE("what a person may not see is answered like what is not there") {
    World world;
    auto const number = world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("number");
    auto const foreign = world.ask(world.zhao_min, Method::GET, "/api/v1/tickets/" + number);
    auto const missing = world.ask(world.zhao_min, Method::GET, "/api/v1/tickets/INC-99999");
    CHECK(foreign.status == 404);
    CHECK(foreign.body == missing.body);
    CHECK(world.ask_as_nobody(Method::GET, "/api/v1/tickets/" + number).status == 401);
}

TEST_CASE("a page ends where the next begins") {
    World world;
    for (char c = 'a'; c <= 'g'; ++c)
        world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", std::string(R"({"subject":")") + c + "\"}");

    std::string subjects, cursor;
    do {
        auto const page = world.ask(world.wang_fang, Method::GET,
                                    "/api/v1/incidents?limit=3&fields=subject" + (cursor.empty() ? "" : "&cursor=" + cursor));
        REQUIRE(page.status == 200);
        for (auto const& ticket : *page.body.find("data")->as<json::Array>())
            subjects += *ticket.find("subject")->as<std::string>();
        cursor = page.text("next_cursor");
    } while (!cursor.empty());
    CHECK(subjects == "gfedcba");
}

TEST_CASE("each field of a list says the same whether it is asked for alone or with all others") {
    World world;
    world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"Wi-Fi","description":"Slow","service":"it"})");
    auto const first_of = [&](std::string const& query) {
        auto const page = world.ask(world.li_lei, Method::GET, "/api/v1/tickets?" + query);
        REQUIRE(page.status == 200);
        return page.body.find("data")->as<json::Array>()->at(0);
    };
    auto const whole = first_of("limit=1");
    for (auto const& [name, value] : *whole.as<json::Object>()) {
        CAPTURE(name);
        CHECK(first_of("sort=priority&fields=" + name) == json::Value(json::Object{{name, value}}));
    }
}

TEST_CASE("a ticket is read as it was") {
    World world;
    auto const at =
        "/api/v1/tickets/" + world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":"a"})").text("id");
    testing::advance(Hours(1));
    world.ask(world.li_lei, Method::PATCH, at, R"({"subject":"b"})", if_match("*"));

    CHECK(world.ask(world.wang_fang, Method::GET, at).text("subject") == "b");
    CHECK(world.ask(world.wang_fang, Method::GET, at + "?as_of=2026-01-05T01:30:00Z").text("subject") == "a");
    CHECK(world.ask(world.wang_fang, Method::GET, at + "?as_of=2026-01-05T00:30:00Z").status == 404);
}
