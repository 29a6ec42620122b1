#include "notification/notice.h"

#include "app/live.h"
#include "http/events.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;
    std::string number = report(world.wang_fang, "打印机卡纸");

    std::string report(Person const& who, std::string const& subject) {
        return world
            .ask(who, Method::POST, "/api/v1/incidents", R"({"service":"it","category":"other","subject":")" + subject + "\"}")
            .text("number");
    }
    World::Answer put(Person const& who, std::string const& what, std::string const& body) {
        return world.ask(who, Method::PUT, "/api/v1/tickets/" + number + '/' + what, body, {{"if-match", "*"}});
    }
    World::Answer assign() { return put(world.admin, "assignment", R"({"assignee":"li_lei"})"); }
    World::Answer say(Person const& who, std::string const& kind, std::string const& body) {
        return world.ask(who, Method::POST, "/api/v1/tickets/" + number + "/entries",
                         R"({"kind":")" + kind + R"(","body":")" + body + "\"}");
    }
    json::Array notices(Person const& who, std::string const& query = "") {
        auto const answer = world.ask(who, Method::GET, "/api/v1/notices" + query);
        REQUIRE(answer.status == 200);
        return *answer.body.find("data")->as<json::Array>();
    }
    // "kind: message" of each, newest first.
    std::vector<std::string> told(Person const& who) {
        std::vector<std::string> lines;
        for (auto const& notice : notices(who))
            lines.push_back(*notice.find("kind")->as<std::string>() + ": " + *notice.find("message")->as<std::string>());
        return lines;
    }
    std::int64_t unread(Person const& who) {
        return *world.ask(who, Method::GET, "/api/v1/notices/unread").body.find("count")->as<std::int64_t>();
    }
    std::string give_role(Person const& who, std::string const& role) {
        return world
            .ask(world.admin, Method::POST, "/api/v1/role-changes",
                 R"({"action":"grant","role":")" + role + R"(","person":")" + *who.login + "\"}")
            .text("state");
    }
    void release() {
        testing::advance(Seconds(11));
        world.run_due_jobs();
    }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("who is given a ticket is told, in his language; who gives it to himself is not") {
    Desk desk;
    REQUIRE(desk.assign().status == 200);
    CHECK(desk.told(desk.world.li_lei) == Lines{"assigned: Admin 将 INC-10001 分派给了您"});
    CHECK(desk.told(desk.world.admin) == Lines{});

    auto const in_english = desk.world.ask(desk.world.li_lei, Method::GET, "/api/v1/notices", "", {{"accept-language", "en"}});
    auto const& notice = in_english.body.find("data")->as<json::Array>()->front();
    CHECK(*notice.find("message") == json::Value("Admin assigned INC-10001 to you"));
    CHECK(*notice.find("ticket") == json::Value("INC-10001"));
    CHECK(*notice.find("subject") == json::Value("打印机卡纸"));
    CHECK(*notice.find("actor") == json::Value("admin"));
    CHECK(notice.find("read_at")->is_null());

    REQUIRE(desk.put(desk.world.li_lei, "assignment", R"({"group":"service-desk","assignee":"li_lei"})").status == 200);
    CHECK(desk.told(desk.world.li_lei).size() == 1);
}

TEST_CASE("a word from the requester reaches the assignee, or the whole group as long as there is none") {
    Desk desk;
    desk.say(desk.world.wang_fang, "reply", "好了吗");
    CHECK(desk.told(desk.world.li_lei) == Lines{"replied: 王芳 回复了 INC-10001"});
    CHECK(desk.told(desk.world.admin) == Lines{"replied: 王芳 回复了 INC-10001"});
    CHECK(desk.told(desk.world.chen_jie) == Lines{});

    desk.assign();
    desk.say(desk.world.wang_fang, "reply", "在吗");
    CHECK(desk.told(desk.world.li_lei).size() == 3);
    CHECK(desk.told(desk.world.admin).size() == 1);
}

TEST_CASE("the requester is told of a reply once it is released, of a withdrawn one and of notes never") {
    Desk desk;
    desk.say(desk.world.li_lei, "reply", "正在看");
    desk.say(desk.world.li_lei, "note", "又是他");
    CHECK(desk.told(desk.world.wang_fang) == Lines{});
    desk.release();
    CHECK(desk.told(desk.world.wang_fang) == Lines{"replied: INC-10001 有新的回复"});

    auto const wrong = desk.say(desk.world.li_lei, "reply", "写错了").text("id");
    desk.world.ask(desk.world.li_lei, Method::DELETE, "/api/v1/tickets/INC-10001/entries/" + wrong, "", {{"if-match", "*"}});
    desk.release();
    CHECK(desk.told(desk.world.wang_fang).size() == 1);
}

TEST_CASE("the requester hears how it ends, the assignee when it begins again") {
    Desk desk;
    desk.assign();
    desk.put(desk.world.li_lei, "resolution", R"({"code":"fixed","text":"好了"})");
    desk.world.ask(desk.world.wang_fang, Method::DELETE, "/api/v1/tickets/INC-10001/resolution", R"({"reason":"没好"})",
                   {{"if-match", "*"}});
    CHECK(desk.told(desk.world.wang_fang) == Lines{"resolved: INC-10001 已解决"});
    CHECK(desk.told(desk.world.li_lei).front() == "reopened: INC-10001 已重新打开");
    desk.put(desk.world.li_lei, "resolution", R"({"code":"fixed","text":"好了"})");
    desk.put(desk.world.admin, "closure", "");
    CHECK(desk.told(desk.world.wang_fang).front() == "closed: INC-10001 已关闭");
}

TEST_CASE("who may not read the ticket is told nothing, though he belongs to its group") {
    Desk desk;
    REQUIRE(desk.world.ask(desk.world.admin, Method::PUT, "/api/v1/groups/service-desk/members/zhao_min").status == 204);
    desk.say(desk.world.wang_fang, "reply", "好了吗");
    CHECK(desk.told(desk.world.li_lei).size() == 1);
    CHECK(desk.told(desk.world.zhao_min) == Lines{});
}

TEST_CASE("who stands in for somebody is told as well") {
    Desk desk;
    auto const away =
        desk.world.ask(desk.world.admin, Method::POST, "/api/v1/persons/li_lei/absences",
                       R"({"starts_at":"2026-01-05T00:00:00Z","ends_at":"2026-01-06T00:00:00Z","delegate":"chen_jie"})");
    REQUIRE(away.status == 201);
    REQUIRE(desk.world.ask(desk.world.admin, Method::PUT, "/api/v1/groups/service-desk/members/chen_jie").status == 204);
    desk.assign();
    CHECK(desk.told(desk.world.li_lei).size() == 1);
    auto const told = desk.notices(desk.world.chen_jie);
    REQUIRE(told.size() == 1);
    CHECK(*told[0].find("instead_of") == json::Value("li_lei"));
}

TEST_CASE("watchers are told of replies, and whoever it is escalated to of that") {
    Desk desk;
    auto const watched =
        desk.world.ask(desk.world.admin, Method::POST, "/api/v1/tickets/INC-10001/watchers", R"({"person":"zhao_min"})");
    REQUIRE(watched.status < 300);
    desk.say(desk.world.li_lei, "reply", "正在看");
    desk.release();
    CHECK(desk.told(desk.world.zhao_min) == Lines{"replied: INC-10001 有新的回复"});

    auto const managed = desk.world.ask(desk.world.admin, Method::PATCH, "/api/v1/groups/service-desk", R"({"manager":"admin"})",
                                        {{"if-match", "*"}});
    REQUIRE(managed.status == 200);
    auto const escalated = desk.world.ask(desk.world.li_lei, Method::POST, "/api/v1/tickets/INC-10001/escalations",
                                          R"({"kind":"hierarchical","reason":"大客户"})");
    REQUIRE(escalated.status < 300);
    CHECK(desk.told(desk.world.admin) == Lines{"escalated: 李雷 将 INC-10001 升级给了您"});
}

TEST_CASE("what happens to a task or a contact is not taken for what happens to the ticket of that id") {
    Desk desk;
    desk.assign();
    desk.world.ask(desk.world.admin, Method::POST, "/api/v1/tickets/INC-10001/tasks", R"({"subject":"a"})");
    auto const put = [&](std::string const& at, std::string const& body) {
        return desk.world.ask(desk.world.admin, Method::PUT, "/api/v1/tasks/TSK-10001/" + at, body, {{"if-match", "*"}}).status;
    };
    CHECK(put("assignment", R"({"assignee":"zhao_min"})") == 200);
    CHECK(put("state", R"({"state":"cancelled","result":"不需要"})") == 200);
    CHECK(put("state", R"({"state":"open"})") == 200);
    CHECK(desk.told(desk.world.wang_fang) == Lines{});
    CHECK(desk.told(desk.world.li_lei).size() == 1);
    CHECK(desk.told(desk.world.zhao_min) == Lines{"task: Admin 将 INC-10001 的任务 TSK-10001 分派给了您"});
}

TEST_CASE("the stream tells of a notice whom it is for and nobody else, and leaves his place as it was") {
    Desk desk;
    auto const listen = [&](Person const& who) {
        http::Request request;
        request.actor = desk.world.as(who, [](Tx& tx) { return tx.actor(); });
        return live::route().answer(request).stream;
    };
    auto const told = [](http::EventStream& stream) {
        std::vector<std::string> blocks;
        auto const text = stream.take();
        for (std::size_t at = 0, end; (end = text.find("\n\n", at)) != text.npos; at = end + 2)
            if (text.find("event: notice.added", at) < end) blocks.push_back(text.substr(at, end - at));
        return blocks;
    };
    auto const his = listen(desk.world.li_lei), hers = listen(desk.world.admin);
    desk.assign();
    auto const blocks = told(*his);
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].starts_with("event: notice.added\ndata: {\"id\":"));
    CHECK(blocks[0].find("\"ticket\":\"INC-10001\"") != std::string::npos);
    CHECK(told(*hers).empty());
}

TEST_CASE("notices are read one by one or all until then, each his own") {
    Desk desk;
    desk.assign();
    desk.say(desk.world.wang_fang, "reply", "a");
    testing::advance(Minutes(1));
    desk.say(desk.world.wang_fang, "reply", "b");
    auto const& li_lei = desk.world.li_lei;
    CHECK(desk.unread(li_lei) == 3);
    auto const id = *desk.notices(li_lei).back().find("id")->as<std::string>();
    CHECK(desk.world.ask(desk.world.admin, Method::PUT, "/api/v1/notices/" + id + "/read").status == 404);
    CHECK(desk.world.ask(li_lei, Method::PUT, "/api/v1/notices/" + id + "/read").text("read_at") == "2026-01-05T01:01:00.000Z");
    CHECK(desk.unread(li_lei) == 2);
    CHECK(desk.notices(li_lei, "?read=false").size() == 2);
    CHECK(desk.notices(li_lei, "?read=true&kind=assigned").size() == 1);
    CHECK(desk.notices(li_lei, "?kind=replied&limit=1&fields=message").size() == 1);

    auto const until = desk.world.ask(li_lei, Method::POST, "/api/v1/notices/read", R"({"until":"2026-01-05T01:00:30Z"})");
    CHECK(*until.body.find("count") == json::Value(1));
    desk.world.ask(li_lei, Method::POST, "/api/v1/notices/read", "{}");
    CHECK(desk.unread(li_lei) == 0);
}

TEST_CASE("what can't be asked of notices is refused") {
    Desk desk;
    auto const status = [&](Method method, std::string const& at, std::string const& body = "") {
        return desk.world.ask(desk.world.li_lei, method, "/api/v1/notices" + at, body).status;
    };
    CHECK(status(Method::GET, "?kind=gossip") == 400);
    CHECK(status(Method::GET, "?read=maybe") == 400);
    CHECK(status(Method::GET, "?person=1") == 400);
    CHECK(status(Method::POST, "/read", R"({"until":"yesterday"})") == 400);
    CHECK(status(Method::POST, "/read", R"({"id":"1"})") == 400);
    CHECK(status(Method::PUT, "/x/read") == 404);
    CHECK(status(Method::PUT, "/4711/read") == 404);
}

TEST_CASE("more than twenty of a kind within a minute become one that counts the others") {
    Desk desk;
    auto const& li_lei = desk.world.li_lei;
    for (int i = 0; i < 25; ++i) {
        auto const number = desk.report(desk.world.wang_fang, "a");
        desk.world.ask(desk.world.admin, Method::PUT, "/api/v1/tickets/" + number + "/assignment", R"({"assignee":"li_lei"})",
                       {{"if-match", "*"}});
    }
    auto const notices = desk.notices(li_lei, "?limit=50");
    REQUIRE(notices.size() == 21);
    CHECK(*notices.front().find("message") == json::Value("另有 5 条"));
    CHECK(*notices.front().find("more") == json::Value(5));
    CHECK(notices.front().find("ticket")->is_null());

    testing::advance(Minutes(2));
    desk.assign();
    CHECK(desk.told(li_lei).front() == "assigned: Admin 将 INC-10001 分派给了您");
}

TEST_CASE("a reaction that runs twice tells once") {
    Desk desk;
    desk.assign();
    desk.world.as(desk.world.admin, [&](Tx& tx) {
        auto again = tx.one<Notice>("select * from notice where person_id = :person", {{"person", desk.world.li_lei.id}});
        again.id = {};
        notification::add(tx, again);
    });
    CHECK(desk.told(desk.world.li_lei).size() == 1);
}

TEST_CASE("read notices are forgotten after ninety days, unread ones stay") {
    Desk desk;
    desk.assign();
    desk.say(desk.world.wang_fang, "reply", "a");
    auto const id = *desk.notices(desk.world.li_lei).front().find("id")->as<std::string>();
    desk.world.ask(desk.world.li_lei, Method::PUT, "/api/v1/notices/" + id + "/read");
    testing::advance(Hours(24 * 91));
    desk.world.run_due_jobs();
    CHECK(desk.told(desk.world.li_lei) == Lines{"assigned: Admin 将 INC-10001 分派给了您"});
}
