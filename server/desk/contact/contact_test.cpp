#include "contact/contact.h"

#include "organisation/organisation.h"
#include "testing/calls.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::Calls;

TEST_CASE("every contact is recorded before anything else") {
    Calls calls;
    auto const recorded = calls.record(calls.world.li_lei, R"({"channel":"phone","nature":"fault","person":"wang_fang",
        "summary":"打印机卡纸","duration":95,"happened_at":"2026-01-05T00:50:00Z"})");
    REQUIRE(recorded.status == 201);
    CHECK(recorded.text("outcome") == "open");
    CHECK(recorded.text("handler") == "li_lei");
    CHECK(recorded.text("organisation") == "home");
    CHECK(recorded.text("happened_at") == "2026-01-05T00:50:00.000Z");
    CHECK(recorded.text("recorded_at") == "2026-01-05T01:00:00.000Z");
    CHECK(recorded.header("Location") == "/api/v1/contacts/" + recorded.text("id"));
    CHECK(calls.show(calls.world.li_lei, recorded.text("id")).body == recorded.body);
}

TEST_CASE("who called is known as a person or by a number") {
    Calls calls;
    auto const unknown =
        calls.record(calls.world.li_lei, R"({"channel":"phone","nature":"question","caller":"+86 21 5555 0000"})");
    CHECK(unknown.status == 201);
    CHECK(unknown.body.find("organisation")->is_null());
    CHECK(calls.record(calls.world.li_lei, R"({"channel":"phone","nature":"question"})").status == 400);

    auto const known = calls.patch(calls.world.li_lei, unknown.text("id"), R"({"person":"zhao_min"})");
    CHECK(known.text("person") == "zhao_min");
    CHECK(known.text("caller") == "+86 21 5555 0000");
    CHECK(known.text("organisation") == "home");
    CHECK(calls.patch(calls.world.li_lei, unknown.text("id"), R"({"person":null,"caller":null})").status == 400);
}

TEST_CASE("a body that can't be a contact is refused at its field") {
    Calls calls;
    struct {
        std::string body, field;
    } const bodies[] = {
        {R"({"nature":"fault","person":"wang_fang"})", "/channel"},
        {R"({"channel":"pigeon","nature":"fault","person":"wang_fang"})", "/channel"},
        {R"({"channel":"phone","person":"wang_fang"})", "/nature"},
        {R"({"channel":"phone","nature":"fault","person":"nobody"})", "/person"},
        {R"({"channel":"phone","nature":"fault","caller":" "})", "/caller"},
        {R"({"channel":"phone","nature":"fault","person":"wang_fang","handler":"nobody"})", "/handler"},
        {R"({"channel":"phone","nature":"fault","person":"wang_fang","duration":-1})", "/duration"},
        {R"({"channel":"phone","nature":"fault","person":"wang_fang","duration":86401})", "/duration"},
        {R"({"channel":"phone","nature":"fault","person":"wang_fang","happened_at":"2026-01-06T00:00:00Z"})", "/happened_at"},
        {R"({"channel":"phone","nature":"fault","person":"wang_fang","outcome":"answered"})", "/outcome"},
        {R"({"channel":"phone","nature":"fault","person":"wang_fang","recorded_at":"2026-01-01T00:00:00Z"})", "/recorded_at"},
        {R"({"channel":"phone","nature":"fault","person":"wang_fang","tickets":["INC-10001"]})", "/tickets"},
        {R"({"channel":"phone","nature":"fault","person":"wang_fang","organisation":"none"})", "/organisation"},
    };
    for (auto const& [body, field] : bodies) {
        CAPTURE(body);
        auto const answer = calls.record(calls.world.li_lei, body);
        CHECK(answer.status == 400);
        CHECK(json::text_of(answer.body).find('"' + field + '"') != std::string::npos);
    }
    CHECK(calls.count(calls.world.admin) == 0);
}

TEST_CASE("a requester sees no contact, not even his own") {
    Calls calls;
    auto const id = calls.call("wang_fang");
    CHECK(calls.show(calls.world.wang_fang, id).status == 403);
    CHECK(calls.record(calls.world.wang_fang, R"({"channel":"portal","nature":"fault","person":"wang_fang"})").status == 403);
    CHECK(
        calls.world
            .ask(calls.world.wang_fang, Method::GET, "/api/v1/contacts/figures?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z")
            .status == 403);
}

TEST_CASE("an engineer sees the contacts of his groups' people and records his own") {
    Calls calls;
    auto const desk = calls.call("wang_fang");
    CHECK(calls.show(calls.world.chen_jie, desk).status == 404);
    CHECK(calls.post(calls.world.chen_jie, desk + "/abandonment").status == 404);

    auto const own = calls.record(calls.world.chen_jie, R"({"channel":"im","nature":"fault","person":"wang_fang"})");
    CHECK(own.status == 201);
    CHECK(calls.count(calls.world.chen_jie) == 1);
    CHECK(calls.record(calls.world.chen_jie, R"({"channel":"im","nature":"fault","person":"wang_fang","handler":"li_lei"})")
              .status == 403);
    CHECK(calls.count(calls.world.admin) == 2);
    CHECK(calls.show(calls.world.auditor, desk).status == 200);
    CHECK(calls.patch(calls.world.auditor, desk, R"({"summary":"x"})").status == 403);
}

TEST_CASE("contacts are asked for by what they were about") {
    Calls calls;
    calls.call("wang_fang");
    calls.post(calls.world.li_lei, calls.call("zhao_min") + "/abandonment");
    CHECK(calls.count(calls.world.li_lei, "&outcome=abandoned") == 1);
    CHECK(calls.count(calls.world.li_lei, "&person=wang_fang&handler=me&channel=phone&nature=fault") == 1);
    CHECK(calls.count(calls.world.li_lei, "&happened_at[gte]=2026-01-05T01:00:01Z") == 0);
    CHECK(calls.world.ask(calls.world.li_lei, Method::GET, "/api/v1/contacts?summary=x").status == 400);
    auto const page = calls.world.ask(calls.world.li_lei, Method::GET, "/api/v1/contacts?limit=1&sort=-happened_at");
    CHECK(
        calls.world
            .ask(calls.world.li_lei, Method::GET, "/api/v1/contacts?limit=1&sort=-happened_at&cursor=" + page.text("next_cursor"))
            .body.find("data")
            ->as<json::Array>()
            ->size() == 1);
}

TEST_CASE("a patch leaves alone what it does not name") {
    Calls calls;
    auto const id = calls
                        .record(calls.world.li_lei, R"({"channel":"phone","nature":"fault","person":"wang_fang","caller":"5550",
        "summary":"卡纸","article":"KB-1","duration":95,"happened_at":"2026-01-05T00:50:00Z"})")
                        .text("id");
    auto const before = *calls.show(calls.world.li_lei, id).body.as<json::Object>();
    auto after = *calls.patch(calls.world.li_lei, id, R"({"nature":"request"})").body.as<json::Object>();
    CHECK(*after.find("nature") == json::Value("request"));
    after.set("nature", *before.find("nature"));
    after.set("version", *before.find("version"));
    CHECK(after == before);
}

TEST_CASE("a change on an old version is refused") {
    Calls calls;
    auto const id = calls.call("wang_fang");
    auto const at = "/api/v1/contacts/" + id;
    CHECK(calls.world.ask(calls.world.li_lei, Method::PATCH, at, R"({"summary":"a"})").status == 428);
    CHECK(calls.world.ask(calls.world.li_lei, Method::PATCH, at, R"({"summary":"a"})", {{"if-match", "\"1\""}}).status == 200);
    CHECK(calls.world.ask(calls.world.li_lei, Method::PATCH, at, R"({"summary":"b"})", {{"if-match", "\"1\""}}).status == 412);
    CHECK(calls.world.ask(calls.world.li_lei, Method::POST, at + "/abandonment", "", {{"if-match", "\"1\""}}).status == 412);
    CHECK(calls.show(calls.world.li_lei, id).text("outcome") == "open");
}

TEST_CASE("whoever works for one organisation sees no other one's contacts") {
    Calls calls;
    auto& world = calls.world;
    auto const [customer, agent] = world.as(world.admin, [](Tx& tx) {
        auto const acme = organisation::add(tx, Organisation{.code = "acme", .name = {"客户", "Acme"}});
        auto const person = people::add(tx, Person{.login = "kim", .name = "Kim", .organisation_id = acme.id});
        return std::pair{
            person, people::add(tx, Person{.login = "tian_yi", .name = "田一", .grants = {{"agent", OrganisationId{1}, {}}}})};
    });
    auto const theirs = calls.call("kim");
    auto const ours = calls.call("wang_fang");
    CHECK(calls.show(world.li_lei, theirs).text("organisation") == "acme");
    CHECK(calls.show(agent, theirs).status == 404);
    CHECK(calls.show(agent, ours).status == 200);
    CHECK(calls.count(agent) == 1);
    CHECK(calls.record(agent, R"({"channel":"phone","nature":"fault","person":"kim"})").status == 400);
    CHECK(calls.world.ask(agent, Method::GET, "/api/v1/contacts?person=kim").status == 400);
    CHECK(calls.figures(agent).find("total")->as<std::int64_t>() != nullptr);
    CHECK(*calls.figures(agent).find("total") == json::Value(1));
    CHECK(customer.id);
}
