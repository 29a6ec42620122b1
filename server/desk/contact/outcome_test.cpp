#include "contact/outcome.h"

#include "testing/calls.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::Calls;

namespace {

std::string tickets_of(Calls& calls, std::string const& id) {
    return json::text_of(*calls.show(calls.world.li_lei, id).body.find("tickets"));
}

}  // namespace

TEST_CASE("a contact leads to a ticket for its person, by its channel and time") {
    Calls calls;
    auto const id = calls
                        .record(calls.world.li_lei, R"({"channel":"alert","nature":"fault","person":"wang_fang",
        "happened_at":"2026-01-05T00:30:00Z"})")
                        .text("id");
    auto const ticket = calls.post(calls.world.li_lei, id + "/ticket", R"({"subject":"上不了网"})");
    REQUIRE(ticket.status == 201);
    CHECK(ticket.text("requester") == "wang_fang");
    CHECK(ticket.text("channel") == "monitoring");
    CHECK(ticket.text("happened_at") == "2026-01-05T00:30:00.000Z");
    CHECK(ticket.header("Location") == "/api/v1/tickets/" + ticket.text("id"));
    CHECK(calls.show(calls.world.li_lei, id).text("outcome") == "ticket");

    CHECK(calls.post(calls.world.li_lei, id + "/ticket", R"({"subject":"打印机也不行","requester":"zhao_min"})").status == 201);
    CHECK(tickets_of(calls, id) == R"(["INC-10001","INC-10002"])");
    auto const contacts = calls.world.ask(calls.world.li_lei, Method::GET, "/api/v1/tickets/INC-10002/contacts?count=exact");
    CHECK(*contacts.body.find("count") == json::Value(1));
}

TEST_CASE("a report that is refused leaves the contact open and no ticket") {
    Calls calls;
    auto const id = calls.call("wang_fang");
    CHECK(calls.post(calls.world.li_lei, id + "/ticket", R"({"subject":"a","service":"none"})").status == 400);
    CHECK(calls.post(calls.world.li_lei, id + "/ticket", R"({"subject":""})").status == 400);
    CHECK(calls.post(calls.world.li_lei, "999/ticket", R"({"subject":"a"})").status == 404);
    CHECK(calls.post(calls.world.li_lei, "x/ticket", R"({"subject":"a"})").status == 404);
    CHECK(calls.show(calls.world.li_lei, id).text("outcome") == "open");
    CHECK(calls.world.ask(calls.world.admin, Method::GET, "/api/v1/incidents").body.find("data")->as<json::Array>()->empty());
}

TEST_CASE("a ticket from an unknown caller names its requester") {
    Calls calls;
    auto const id = calls.record(calls.world.li_lei, R"({"channel":"phone","nature":"fault","caller":"5550"})").text("id");
    CHECK(calls.post(calls.world.li_lei, id + "/ticket", R"({"subject":"a"})").status == 400);
    CHECK(calls.post(calls.world.li_lei, id + "/ticket", R"({"subject":"a","requester":"zhao_min"})").status == 201);
}

TEST_CASE("a contact is answered, with the article that helped") {
    Calls calls;
    auto const id = calls.call("wang_fang", "question");
    CHECK(calls.post(calls.world.li_lei, id + "/answer", R"({"text":""})").status == 400);
    auto const answered = calls.post(calls.world.li_lei, id + "/answer", R"({"text":"重启即可","article":"KB-12"})");
    CHECK(answered.status == 200);
    CHECK(answered.text("outcome") == "answered");
    CHECK(answered.text("answer") == "重启即可");
    CHECK(answered.text("article") == "KB-12");
}

TEST_CASE("one more report of a known fault counts at its ticket") {
    Calls calls;
    auto& world = calls.world;
    auto const ticket = calls.post(world.li_lei, calls.call("wang_fang") + "/ticket", R"({"subject":"邮件不通"})").text("number");
    auto const id = calls.call("zhao_min");
    CHECK(calls.post(world.li_lei, id + "/me-too", R"({"ticket":"INC-99999"})").status == 400);
    CHECK(calls.post(world.li_lei, id + "/me-too", R"({"ticket":")" + ticket + "\"}").text("outcome") == "me_too");
    CHECK(tickets_of(calls, id) == "[\"" + ticket + "\"]");
    auto const contacts = world.ask(world.li_lei, Method::GET, "/api/v1/tickets/" + ticket + "/contacts?count=exact");
    CHECK(*contacts.body.find("count") == json::Value(2));
    auto const history = world.ask(world.li_lei, Method::GET, "/api/v1/tickets/" + ticket + "/history");
    CHECK(json::text_of(history.body).find("ticket.joined") != std::string::npos);
}

TEST_CASE("nobody joins a ticket he can't see, or one that is over") {
    Calls calls;
    auto& world = calls.world;
    auto const ticket = calls.post(world.li_lei, calls.call("wang_fang") + "/ticket", R"({"subject":"邮件不通"})").text("number");
    auto const own = calls.record(world.chen_jie, R"({"channel":"im","nature":"fault","person":"wang_fang"})").text("id");
    auto const body = R"({"ticket":")" + ticket + "\"}";
    CHECK(calls.post(world.chen_jie, own + "/me-too", body).status == 400);
    world.ask(world.li_lei, Method::PUT, "/api/v1/tickets/" + ticket + "/cancellation", R"({"reason":"误报"})",
              {{"if-match", "*"}});
    CHECK(calls.post(world.li_lei, calls.call("zhao_min") + "/me-too", body).status == 409);
}

TEST_CASE("what is not for this desk is guided away with a reason") {
    Calls calls;
    auto const id = calls.call("wang_fang", "request");
    CHECK(calls.post(calls.world.li_lei, id + "/guidance", R"({})").status == 400);
    CHECK(calls.post(calls.world.li_lei, id + "/guidance", R"({"reason":"other"})").status == 400);
    auto const guided = calls.post(calls.world.li_lei, id + "/guidance", R"({"reason":"not_it","note":"请找行政部"})");
    CHECK(guided.text("outcome") == "guided_away");
    CHECK(guided.text("guided_away_reason") == "not_it");
    auto const wrong = calls.call("wang_fang");
    CHECK(calls.post(calls.world.li_lei, wrong + "/guidance", R"({"reason":"private"})").text("guided_away_reason") == "private");
}

TEST_CASE("a contact has one outcome until it is reopened") {
    Calls calls;
    auto const id = calls.call("wang_fang");
    auto const deed = [&](std::string const& path, std::string const& body) {
        return calls.post(calls.world.li_lei, id + path, body).status;
    };
    auto const reopen = [&](std::string const& body) {
        return calls.world.ask(calls.world.li_lei, Method::DELETE, "/api/v1/contacts/" + id + "/outcome", body,
                               {{"if-match", "*"}});
    };
    CHECK(reopen(R"({"reason":"x"})").status == 409);
    CHECK(deed("/abandonment", "") == 200);
    CHECK(deed("/abandonment", "") == 409);
    CHECK(deed("/answer", R"({"text":"a"})") == 409);
    CHECK(deed("/ticket", R"({"subject":"a"})") == 409);
    CHECK(reopen("").status == 400);
    CHECK(reopen(R"({"reason":"他又打来了"})").text("outcome") == "open");
    CHECK(deed("/guidance", R"({"reason":"spam"})") == 200);
    CHECK(reopen(R"({"reason":"不是"})").body.find("guided_away_reason")->is_null());
    CHECK(deed("/ticket", R"({"subject":"a"})") == 201);
    CHECK(deed("/answer", R"({"text":"a"})") == 409);
    CHECK(reopen(R"({"reason":"x"})").status == 409);
}

TEST_CASE("a contact that joined a ticket by mistake leaves it when it is reopened") {
    Calls calls;
    auto& world = calls.world;
    auto const ticket = calls.post(world.li_lei, calls.call("wang_fang") + "/ticket", R"({"subject":"邮件不通"})").text("number");
    auto const id = calls.call("zhao_min");
    calls.post(world.li_lei, id + "/me-too", R"({"ticket":")" + ticket + "\"}");
    world.ask(world.li_lei, Method::DELETE, "/api/v1/contacts/" + id + "/outcome", R"({"reason":"不同的故障"})",
              {{"if-match", "*"}});
    CHECK(tickets_of(calls, id) == "[]");
    CHECK(calls.post(world.li_lei, id + "/me-too", R"({"ticket":")" + ticket + "\"}").status == 200);
}
