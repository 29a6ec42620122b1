#include "bulk/bulk_change.h"
#include "incident/incident.h"
#include "testing/clock.h"
#include "testing/world.h"
#include "work/closure.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;

    std::vector<std::string> report(int count, Person const& who) {
        std::vector<std::string> numbers;
        for (int i = 0; i < count; ++i)
            numbers.push_back(world.as(who, [&](Tx& tx) {
                return incident::report(tx, {.subject = Line<255>("a" + std::to_string(i)), .service = "it", .category = "other"})
                    .number;
            }));
        return numbers;
    }
    World::Answer ask(Person const& who, std::string const& body) {
        return world.ask(who, Method::POST, "/api/v1/bulk-changes", body);
    }
    World::Answer show(std::string const& id, std::string const& under = "") {
        return world.ask(world.li_lei, Method::GET, "/api/v1/bulk-changes/" + id + under, "", {{"accept-language", "zh"}});
    }
    std::int64_t number(World::Answer const& answer, std::string_view member) {
        return *answer.body.find(member)->as<std::int64_t>();
    }
    std::int64_t count(std::string const& condition) {
        return world.as(world.admin,
                        [&](Tx& tx) { return tx.one<std::int64_t>("select count(*) from ticket where " + condition); });
    }
    std::string refused(World::Answer const& answer) {
        auto const* errors = answer.body.find("errors");
        return errors ? *errors->as<json::Array>()->front().find("pointer")->as<std::string>() : std::to_string(answer.status);
    }
};

}  // namespace

TEST_CASE("a bulk change by filter reaches every ticket that fits, each once") {
    Desk desk;
    desk.report(250, desk.world.wang_fang);
    auto const asked = desk.ask(
        desk.world.li_lei, R"({"filter":"state=new&requester=wang_fang","action":"assignment","body":{"assignee":"li_lei"}})");
    CHECK(asked.status == 202);
    CHECK(desk.number(asked, "total") == 250);
    CHECK(desk.number(asked, "done") == 0);
    desk.world.run_due_jobs();

    auto const done = desk.show(asked.text("id"));
    CHECK(done.text("state") == "done");
    CHECK(desk.number(done, "done") == 250);
    CHECK(desk.number(done, "refused") == 0);
    CHECK(desk.count("state = 'assigned' and version = 2") == 250);
}

TEST_CASE("what is refused says why, in the reader's language, and keeps nobody else from it") {
    Desk desk;
    auto const numbers = desk.report(3, desk.world.wang_fang);
    desk.world.as(desk.world.li_lei, [&](Tx& tx) { work::cancel(tx, {numbers[1]}, {.reason = "x"}); });
    auto const asked = desk.ask(desk.world.li_lei, R"({"tickets":[")" + numbers[0] + "\",\"" + numbers[1] + "\",\"" + numbers[2] +
                                                       R"("],"action":"resolution","body":{"code":"fixed","text":"好了"}})");
    desk.world.run_due_jobs();
    CHECK(desk.number(desk.show(asked.text("id")), "refused") == 1);
    auto const refused = desk.show(asked.text("id"), "/items?outcome=refused");
    auto const* items = refused.body.find("data")->as<json::Array>();
    REQUIRE(items->size() == 1);
    CHECK(*items->front().find("number") == json::Value(numbers[1]));
    CHECK(items->front().find("refusal")->as<std::string>()->find("cancelled") != std::string::npos);
    CHECK(desk.count("state = 'resolved'") == 2);
}

TEST_CASE("a bulk change is stopped between portions, and what is done stays") {
    Desk desk;
    desk.report(150, desk.world.wang_fang);
    auto const asked = desk.ask(desk.world.li_lei, R"({"filter":"state=new","action":"tags","body":{"add":["网络"]}})");
    auto const at = "/api/v1/bulk-changes/" + asked.text("id");
    desk.world.as(desk.world.li_lei, [&](Tx& tx) {
        auto const job = tx.one<jobs::Job>("select * from job where kind = 'bulk.change'");
        bulk::run_portion(tx, job);
    });
    CHECK(desk.world.ask(desk.world.li_lei, Method::PUT, at + "/cancellation").status == 200);
    desk.world.run_due_jobs();
    CHECK(desk.show(asked.text("id")).text("state") == "cancelled");
    CHECK(desk.count("tags = '[\"网络\"]'") == 100);
    CHECK(desk.world.ask(desk.world.li_lei, Method::PUT, at + "/cancellation").status == 409);
}

TEST_CASE("a portion that runs twice changes nothing twice") {
    Desk desk;
    desk.report(20, desk.world.wang_fang);
    desk.ask(desk.world.li_lei, R"({"filter":"state=new","action":"entry","body":{"kind":"note","body":"批量"}})");
    desk.world.as(desk.world.li_lei, [&](Tx& tx) {
        auto const job = tx.one<jobs::Job>("select * from job where kind = 'bulk.change'");
        bulk::run_portion(tx, job);
        bulk::run_portion(tx, job);
    });
    desk.world.run_due_jobs();
    CHECK(desk.world.as(desk.world.admin, [](Tx& tx) { return tx.one<std::int64_t>("select count(*) from entry"); }) == 20);
}

TEST_CASE("nobody changes in bulk what he could not change one by one") {
    Desk desk;
    desk.report(2, desk.world.wang_fang);
    auto const hidden = desk.report(1, desk.world.zhao_min);
    desk.world.ask(desk.world.li_lei, Method::PUT, "/api/v1/tickets/" + hidden[0] + "/assignment", R"({"group":"network"})",
                   {{"if-match", "*"}});
    // Li Lei reads what lies with the network group, but may not work on it.
    auto const asked = desk.ask(desk.world.li_lei, R"({"filter":"state=new,assigned","action":"edit","body":{"subject":"x"}})");
    desk.world.run_due_jobs();
    CHECK(desk.number(desk.show(asked.text("id")), "done") == 3);
    CHECK(desk.number(desk.show(asked.text("id")), "refused") == 1);
    CHECK(desk.ask(desk.world.wang_fang, R"({"filter":"state=new","action":"edit","body":{"subject":"x"}})").status == 403);
    // Chen Jie sees her own group's only.
    CHECK(desk.number(desk.ask(desk.world.chen_jie, R"({"filter":"state=new,assigned","action":"closure"})"), "total") == 1);
    CHECK(desk.world.ask(desk.world.chen_jie, Method::GET, "/api/v1/bulk-changes/" + asked.text("id")).status == 404);
}

TEST_CASE("who has left meanwhile changes nothing any more") {
    Desk desk;
    desk.report(2, desk.world.wang_fang);
    auto const asked = desk.ask(desk.world.li_lei, R"({"filter":"state=new","action":"edit","body":{"subject":"x"}})");
    desk.world.ask(desk.world.admin, Method::DELETE, "/api/v1/persons/li_lei", "", {{"if-match", "*"}});
    desk.world.run_due_jobs();
    CHECK(desk.count("subject = 'x'") == 0);
    CHECK(desk.world.as(desk.world.admin, [](Tx& tx) { return tx.one<std::string>("select state from bulk_change"); }) ==
          "failed");
}

TEST_CASE("what can't be asked is refused at its field before anything begins") {
    Desk desk;
    auto const refused = [&](std::string const& body) { return desk.refused(desk.ask(desk.world.li_lei, body)); };
    CHECK(refused(R"({"action":"edit","body":{"subject":"x"}})") == "/tickets");
    CHECK(refused(R"({"filter":"state=new","tickets":["INC-10001"],"action":"edit","body":{"subject":"x"}})") == "/tickets");
    CHECK(refused(R"({"filter":"","action":"edit","body":{"subject":"x"}})") == "/filter");
    CHECK(refused(R"({"filter":"colour=red","action":"edit","body":{"subject":"x"}})") == "/filter/colour");
    CHECK(refused(R"({"filter":"state=gone","action":"edit","body":{"subject":"x"}})") == "/filter/state");
    CHECK(refused(R"({"tickets":["INC-99999"],"action":"edit","body":{"subject":"x"}})") == "/tickets/0");
    CHECK(refused(R"({"filter":"state=new","action":"assignment","body":{"to":"x"}})") == "/body/to");
    CHECK(refused(R"({"filter":"state=new","action":"resolution","body":{"code":"fixed"}})") == "/body/text");
    CHECK(refused(R"({"filter":"state=new","action":"closure","body":{"now":true}})") == "/body");
    CHECK(refused(R"({"filter":"state=new","action":"edit"})") == "/body");
    CHECK(refused(R"({"filter":"state=new","action":"destruction"})") == "/action");
    CHECK(desk.count("true") == 0);
}

TEST_CASE("ten thousand tickets are named at once, and not one more") {
    Desk desk;
    auto const number = desk.report(1, desk.world.wang_fang).front();
    auto const naming = [&](int count) {
        std::string names = '"' + number + '"';
        for (int i = 1; i < count; ++i) names += ",\"" + number + '"';
        return R"({"tickets":[)" + names + R"(],"action":"edit","body":{"subject":"x"}})";
    };
    CHECK(desk.number(desk.ask(desk.world.li_lei, naming(10'000)), "total") == 1);
    CHECK(desk.refused(desk.ask(desk.world.li_lei, naming(10'001))) == "/tickets");
}

TEST_CASE("tickets are named by id and by the number of one that was merged, too") {
    Desk desk;
    auto const numbers = desk.report(3, desk.world.wang_fang);
    auto const id = desk.world.as(desk.world.admin, [&](Tx& tx) {
        return tx.one<std::string>("select cast(id as text) from ticket where number = :number", {{"number", numbers[2]}});
    });
    auto const merged = desk.world.ask(desk.world.li_lei, Method::POST, "/api/v1/tickets/" + numbers[0] + "/merge",
                                       R"({"into":")" + numbers[1] + "\"}", {{"if-match", "*"}});
    REQUIRE_MESSAGE(merged.status < 300, json::text_of(merged.body));
    auto const asked = desk.ask(desk.world.li_lei, R"({"tickets":[")" + numbers[0] + "\",\"" + id + "\",\"" + numbers[1] +
                                                       R"("],"action":"edit","body":{"subject":"x"}})");
    CHECK(desk.number(asked, "total") == 2);
    auto const hidden = desk.report(1, desk.world.zhao_min).front();
    CHECK(desk.refused(desk.ask(desk.world.chen_jie, R"({"tickets":[")" + hidden + R"("],"action":"closure"})")) == "/tickets/0");
}
