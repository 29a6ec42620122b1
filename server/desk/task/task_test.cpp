#include "task/view.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Work {
    World world;
    std::string ticket = world
                             .ask(world.wang_fang, Method::POST, "/api/v1/incidents",
                                  R"({"subject":"打印机卡纸","service":"it","category":"other"})")
                             .text("number");

    World::Answer add(Person const& who, std::string const& body) {
        return world.ask(who, Method::POST, "/api/v1/tickets/" + ticket + "/tasks", body);
    }
    World::Answer put(Person const& who, std::string const& at, std::string const& body = "") {
        return world.ask(who, Method::PUT, "/api/v1/tasks/" + at, body, {{"if-match", "*"}});
    }
    World::Answer patch(Person const& who, std::string const& task, std::string const& body) {
        return world.ask(who, Method::PATCH, "/api/v1/tasks/" + task, body, {{"if-match", "*"}});
    }
    World::Answer show(Person const& who, std::string const& task) {
        return world.ask(who, Method::GET, "/api/v1/tasks/" + task);
    }
    World::Answer end(std::string const& how, std::string const& body) {
        return world.ask(world.li_lei, Method::PUT, "/api/v1/tickets/" + ticket + '/' + how, body, {{"if-match", "*"}});
    }
    std::vector<std::string> numbers(Person const& who, std::string const& at) {
        auto const answer = world.ask(who, Method::GET, "/api/v1/" + at);
        REQUIRE(answer.status == 200);
        std::vector<std::string> all;
        for (auto const& row : *answer.body.find("data")->as<json::Array>())
            all.push_back(*row.find("number")->as<std::string>());
        return all;
    }
    std::string of_ticket() const { return "tickets/" + ticket + "/tasks"; }
};

using Numbers = std::vector<std::string>;
constexpr auto resolution = R"({"code":"fixed","text":"好了"})";

}  // namespace

TEST_CASE("a task has a number, stands under its ticket and may be given to somebody else") {
    Work work;
    auto& world = work.world;
    auto const added = work.add(world.li_lei, R"({"subject":"换网线","group":"network","assignee":"chen_jie",
        "due_at":"2026-01-06T00:00:00Z","description":"三楼"})");
    REQUIRE(added.status == 201);
    CHECK(added.text("number") == "TSK-10001");
    CHECK(added.text("ticket") == work.ticket);
    CHECK(added.text("ticket_subject") == "打印机卡纸");
    CHECK(added.text("group") == "network");
    CHECK(added.text("assignee") == "chen_jie");
    CHECK(added.text("state") == "open");
    CHECK(added.text("created_by") == "li_lei");
    CHECK(added.header("ETag") == "\"1\"");
    CHECK(added.header("Location") == "/api/v1/tasks/" + added.text("id"));
    CHECK(work.show(world.li_lei, added.text("id")).body == added.body);
    work.add(world.li_lei, R"({"subject":"b"})");
    work.add(world.li_lei, R"({"subject":"c","position":0})");
    CHECK(work.numbers(world.li_lei, work.of_ticket()) == Numbers{"TSK-10003", "TSK-10001", "TSK-10002"});
}

TEST_CASE("whoever has a task works on it though the ticket is out of his sight, and is told of it") {
    Work work;
    auto& world = work.world;
    work.add(world.li_lei, R"({"subject":"看看","assignee":"zhao_min"})");
    CHECK(world.ask(world.zhao_min, Method::GET, "/api/v1/tickets/" + work.ticket).status == 404);
    CHECK(work.show(world.zhao_min, "TSK-10001").text("ticket") == work.ticket);
    CHECK(work.numbers(world.zhao_min, "tasks?assignee=me&state=open") == Numbers{"TSK-10001"});
    auto const notices = world.ask(world.zhao_min, Method::GET, "/api/v1/notices");
    CHECK(*notices.body.find("data")->as<json::Array>()->front().find("message") ==
          json::Value("李雷 将 " + work.ticket + " 的任务 TSK-10001 分派给了您"));

    CHECK(work.put(world.zhao_min, "TSK-10001/state", R"({"state":"in_progress"})").text("state") == "in_progress");
    CHECK(work.put(world.zhao_min, "TSK-10001/state", R"({"state":"done","result":"好了"})").text("result") == "好了");
    CHECK(work.patch(world.zhao_min, "TSK-10001", R"({"subject":"b"})").status == 403);
    CHECK(work.put(world.zhao_min, "TSK-10001/assignment", R"({"assignee":"li_lei"})").status == 403);
}

TEST_CASE("a task's group sees it and takes it; a requester sees no task of his ticket") {
    Work work;
    auto& world = work.world;
    work.add(world.li_lei, R"({"subject":"a","group":"network"})");
    work.add(world.li_lei, R"({"subject":"b"})");
    CHECK(work.numbers(world.chen_jie, "tasks") == Numbers{"TSK-10001"});
    CHECK(work.put(world.chen_jie, "TSK-10001/assignment", R"({"group":"network","assignee":"chen_jie"})").status == 200);
    CHECK(work.show(world.chen_jie, "TSK-10002").status == 404);
    CHECK(work.numbers(world.wang_fang, work.of_ticket()).empty());
    CHECK(work.show(world.wang_fang, "TSK-10001").status == 404);
    CHECK(work.add(world.wang_fang, R"({"subject":"a"})").status == 403);
    CHECK(work.numbers(world.auditor, "tasks") == Numbers{"TSK-10002", "TSK-10001"});
    CHECK(work.put(world.auditor, "TSK-10001/state", R"({"state":"done"})").status == 403);
}

TEST_CASE("a ticket is not resolved over open tasks, and cancelling it cancels them") {
    Work work;
    auto& world = work.world;
    work.add(world.li_lei, R"({"subject":"a"})");
    work.add(world.li_lei, R"({"subject":"b"})");
    work.put(world.li_lei, "TSK-10001/state", R"({"state":"done"})");
    auto const refused = work.end("resolution", resolution);
    CHECK(refused.status == 409);
    CHECK(refused.text("detail") == "Tasks are open: TSK-10002");
    SUBCASE("once they are done it is resolved, and they rest") {
        work.put(world.li_lei, "TSK-10002/state", R"({"state":"cancelled","result":"不需要"})");
        CHECK(work.end("resolution", resolution).status == 200);
        CHECK(work.put(world.li_lei, "TSK-10001/state", R"({"state":"open"})").status == 409);
        CHECK(work.add(world.li_lei, R"({"subject":"c"})").status == 409);
    }
    SUBCASE("cancelled with the ticket") {
        CHECK(work.end("cancellation", R"({"reason":"误报"})").status == 200);
        CHECK(work.show(world.li_lei, "TSK-10002").text("state") == "cancelled");
        CHECK(work.show(world.li_lei, "TSK-10001").text("state") == "done");
    }
}

TEST_CASE("a checklist's state follows its items") {
    Work work;
    auto const& li_lei = work.world.li_lei;
    auto const added = work.add(li_lei, R"({"subject":"入职","kind":"checklist","checklist":["开账号","发电脑"]})");
    REQUIRE(added.status == 201);
    auto const ticked = work.put(li_lei, "TSK-10001/checklist/1/done");
    CHECK(ticked.text("state") == "in_progress");
    auto const& item = (*ticked.body.find("checklist")->as<json::Array>())[1];
    CHECK(*item.find("done_by") == json::Value("li_lei"));
    CHECK(*item.find("done_at") == json::Value("2026-01-05T01:00:00.000Z"));
    CHECK(work.put(li_lei, "TSK-10001/state", R"({"state":"done"})").status == 409);
    CHECK(work.put(li_lei, "TSK-10001/checklist/0/done").text("state") == "done");
    auto const back =
        work.world.ask(li_lei, Method::DELETE, "/api/v1/tasks/TSK-10001/checklist/0/done", "", {{"if-match", "\"3\""}});
    CHECK(back.text("state") == "in_progress");
    CHECK(work.put(li_lei, "TSK-10001/checklist/2/done").status == 404);
    CHECK(work.put(li_lei, "TSK-10001/checklist/x/done").status == 404);
}

TEST_CASE("an item that keeps its text stays done when the list is edited") {
    Work work;
    auto const& li_lei = work.world.li_lei;
    work.add(li_lei, R"({"subject":"a","checklist":["x","y"]})");
    work.put(li_lei, "TSK-10001/checklist/1/done");
    auto const edited = work.patch(li_lei, "TSK-10001", R"({"checklist":["y","z"],"due_at":"2026-01-06T00:00:00Z"})");
    auto const& items = *edited.body.find("checklist")->as<json::Array>();
    REQUIRE(items.size() == 2);
    CHECK(*items[0].find("done") == json::Value(true));
    CHECK(*items[1].find("done") == json::Value(false));
    CHECK(edited.text("state") == "open");
}

TEST_CASE("a stale version changes nothing and shows what is there") {
    Work work;
    auto const& li_lei = work.world.li_lei;
    work.add(li_lei, R"({"subject":"a"})");
    work.patch(li_lei, "TSK-10001", R"({"subject":"b"})");
    auto const late =
        work.world.ask(li_lei, Method::PUT, "/api/v1/tasks/TSK-10001/state", R"({"state":"done"})", {{"if-match", "\"1\""}});
    CHECK(late.status == 412);
    CHECK(*late.body.find("current")->find("subject") == json::Value("b"));
    CHECK(work.world.ask(li_lei, Method::PUT, "/api/v1/tasks/TSK-10001/state", R"({"state":"done"})").status == 428);
}

TEST_CASE("who leaves hands over his tasks first") {
    Work work;
    auto& world = work.world;
    work.add(world.li_lei, R"({"subject":"a","assignee":"zhao_min"})");
    auto const leave = [&] {
        return world.ask(world.admin, Method::DELETE, "/api/v1/persons/zhao_min", "", {{"if-match", "*"}}).status;
    };
    CHECK(leave() == 409);
    work.put(world.li_lei, "TSK-10001/assignment", R"({"assignee":null})");
    CHECK(leave() == 204);
}

TEST_CASE("a ticket has two hundred tasks at most") {
    Work work;
    for (int i = 0; i < 200; ++i) REQUIRE(work.add(work.world.li_lei, R"({"subject":"a"})").status == 201);
    CHECK(work.add(work.world.li_lei, R"({"subject":"a"})").status == 409);
}

TEST_CASE("a body that can't be a task is refused at its field") {
    Work work;
    auto const items = [](int count) {
        std::string list;
        for (int i = 0; i < count; ++i) list += (i ? ",\"x\"" : "\"x\"");
        return list;
    };
    struct {
        std::string body, field;
    } const bodies[] = {
        {R"({})", "/subject"},
        {R"({"subject":" "})", "/subject"},
        {R"({"subject":"a","kind":"errand"})", "/kind"},
        {R"({"subject":"a","group":"nobody"})", "/group"},
        {R"({"subject":"a","assignee":"nobody"})", "/assignee"},
        {R"({"subject":"a","due_at":"soon"})", "/due_at"},
        {R"({"subject":"a","position":-1})", "/position"},
        {R"({"subject":"a","checklist":[" "]})", "/checklist/0"},
        {R"({"subject":"a","checklist":[)" + items(101) + "]}", "/checklist"},
        {R"({"subject":"a","state":"done"})", "/state"},
        {R"({"subject":"a","number":"TSK-1"})", "/number"},
    };
    for (auto const& [body, field] : bodies) {
        CAPTURE(field);
        auto const answer = work.add(work.world.li_lei, body);
        CHECK(answer.status == 400);
        CHECK(json::text_of(answer.body).find('"' + field + '"') != std::string::npos);
    }
    REQUIRE(work.add(work.world.li_lei, R"({"subject":"a","checklist":[)" + items(100) + "]}").status == 201);
    CHECK(work.add(work.world.li_lei, R"({"subject":"a","group":"network","assignee":"li_lei"})").status == 409);
    CHECK(work.put(work.world.li_lei, "TSK-10001/state", R"({"state":"cancelled"})").status == 400);
    CHECK(work.put(work.world.li_lei, "TSK-10001/state", R"({"state":"lost"})").status == 400);
    CHECK(work.patch(work.world.li_lei, "TSK-10001", R"({"state":"done"})").status == 400);
    CHECK(work.world.ask(work.world.li_lei, Method::GET, "/api/v1/tasks?colour=red").status == 400);
}
