#include "conversation/entry.h"
#include "incident/incident.h"
#include "relation/family.h"
#include "relation/kind_change.h"
#include "relation/merge.h"
#include "relation/split.h"
#include "testing/clock.h"
#include "testing/world.h"
#include "work/assignment.h"
#include "work/closure.h"
#include "work/pending.h"
#include "work/resolution.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;

    Ticket report(Person const& who, std::string const& subject = "上不了网") {
        return world.as(who, [&](Tx& tx) {
            return incident::report(tx, {.subject = Line<255>(subject), .service = "it", .category = "other"});
        });
    }
    World::Answer ask(Person const& who, Method method, std::string const& path, std::string const& body = "") {
        return world.ask(who, method, "/api/v1/tickets/" + path, body, {{"if-match", "*"}});
    }
    std::string say(Person const& who, Ticket const& ticket, std::string const& words, EntryKind kind = EntryKind::reply) {
        return to_string(
            world.as(who, [&](Tx& tx) { return conversation::say(tx, {ticket.number}, {kind, Line<65536>(words)}).id; }));
    }
    std::vector<std::string> said(Ticket const& ticket) {
        return world.as(world.admin, [&](Tx& tx) {
            return tx.select<std::string>("select body from entry where ticket_id = :ticket order by id",
                                          {{"ticket", ticket.id}});
        });
    }
    // All that a ticket is, but for its version.
    std::string state_of(Ticket const& of) {
        auto ticket = world.as(world.admin, [&](Tx& tx) { return ticket::get(tx, of.id); });
        ticket.version = 0, ticket.updated_at = {};
        auto text = json::text_of(ticket);
        for (auto const& entry : said(of)) text += '\n' + entry;
        return text;
    }
    std::string refused(World::Answer const& answer) {
        auto const* errors = answer.body.find("errors");
        return errors ? *errors->as<json::Array>()->front().find("pointer")->as<std::string>() : std::to_string(answer.status);
    }
};

using Words = std::vector<std::string>;

std::string into(Ticket const& ticket) { return R"({"into":")" + ticket.number + "\"}"; }
std::string under(Ticket const& ticket, bool me_too = true) {
    return R"({"parent":")" + ticket.number + R"(","me_too":)" + (me_too ? "true" : "false") + "}";
}

}  // namespace

TEST_CASE("a merge brings what was said to the one that stays, and its number leads there") {
    Desk desk;
    auto const first = desk.report(desk.world.wang_fang), second = desk.report(desk.world.wang_fang);
    desk.say(desk.world.wang_fang, first, "一");
    desk.say(desk.world.wang_fang, second, "二");
    desk.ask(desk.world.zhao_min, Method::GET, "");
    desk.ask(desk.world.li_lei, Method::POST, second.number + "/watchers", R"({"person":"zhao_min"})");

    auto const merged = desk.ask(desk.world.li_lei, Method::POST, second.number + "/merge", into(first));
    CHECK(merged.status == 200);
    CHECK(merged.text("number") == first.number);
    CHECK(desk.said(first) == Words{"一", "二"});
    CHECK(desk.ask(desk.world.wang_fang, Method::GET, second.number).text("number") == first.number);
    CHECK(desk.ask(desk.world.wang_fang, Method::GET, to_string(second.id)).text("merged_into") == first.number);
    CHECK(desk.ask(desk.world.zhao_min, Method::GET, first.number).status == 200);
    auto const aliases = desk.ask(desk.world.li_lei, Method::GET, first.number + "/aliases");
    CHECK(json::text_of(*aliases.body.find("aliases")) == "[\"" + second.number + "\"]");
    desk.say(desk.world.wang_fang, second, "三");
    CHECK(desk.said(first) == Words{"一", "二", "三"});
    CHECK(desk.ask(desk.world.li_lei, Method::PATCH, to_string(second.id), R"({"subject":"x"})").status == 409);
}

TEST_CASE("undoing a merge leaves both as they were") {
    Desk desk;
    auto const first = desk.report(desk.world.wang_fang), second = desk.report(desk.world.wang_fang);
    desk.say(desk.world.wang_fang, first, "一");
    desk.say(desk.world.wang_fang, second, "二");
    desk.ask(desk.world.li_lei, Method::POST, second.number + "/watchers", R"({"person":"zhao_min"})");
    desk.ask(desk.world.li_lei, Method::PUT, second.number + "/pending", R"({"reason":"awaiting_supplier"})");
    auto const before = desk.state_of(first) + desk.state_of(second);

    REQUIRE(desk.ask(desk.world.li_lei, Method::POST, second.number + "/merge", into(first)).status == 200);
    CHECK(desk.state_of(first) + desk.state_of(second) != before);
    CHECK(desk.ask(desk.world.li_lei, Method::DELETE, second.number + "/merge").text("number") == second.number);
    CHECK(desk.state_of(first) + desk.state_of(second) == before);
    CHECK(desk.ask(desk.world.li_lei, Method::DELETE, second.number + "/merge").status == 409);
}

TEST_CASE("chains of merges are undone from their end") {
    Desk desk;
    auto const a = desk.report(desk.world.wang_fang), b = desk.report(desk.world.wang_fang),
               c = desk.report(desk.world.wang_fang);
    for (auto const& [ticket, word] : {std::pair(a, "一"), {b, "二"}, {c, "三"}}) desk.say(desk.world.wang_fang, ticket, word);
    auto const before = desk.state_of(a) + desk.state_of(b) + desk.state_of(c);
    desk.ask(desk.world.li_lei, Method::POST, a.number + "/merge", into(b));
    desk.ask(desk.world.li_lei, Method::POST, b.number + "/merge", into(c));
    CHECK(desk.ask(desk.world.li_lei, Method::GET, a.number).text("number") == c.number);
    CHECK(desk.ask(desk.world.li_lei, Method::POST, a.number + "/merge", into(c)).status == 409);

    CHECK(desk.ask(desk.world.li_lei, Method::DELETE, a.number + "/merge").status == 409);
    CHECK(desk.ask(desk.world.li_lei, Method::DELETE, b.number + "/merge").status == 200);
    CHECK(desk.ask(desk.world.li_lei, Method::DELETE, a.number + "/merge").status == 200);
    CHECK(desk.state_of(a) + desk.state_of(b) + desk.state_of(c) == before);
}

TEST_CASE("what can't be merged is refused at the field") {
    Desk desk;
    auto const hers = desk.report(desk.world.wang_fang), another = desk.report(desk.world.wang_fang),
               his = desk.report(desk.world.zhao_min);
    auto const refused = [&](Ticket const& ticket, std::string const& body) {
        return desk.refused(desk.ask(desk.world.li_lei, Method::POST, ticket.number + "/merge", body));
    };
    CHECK(refused(hers, into(hers)) == "/into");
    CHECK(refused(hers, into(his)) == "/into");
    CHECK(refused(hers, R"({"into":"INC-99999"})") == "/into");
    desk.world.as(desk.world.li_lei, [&](Tx& tx) { work::cancel(tx, {another.number}, {.reason = "x"}); });
    CHECK(refused(hers, into(another)) == "/into");
    CHECK(refused(another, into(hers)) == "409");
    CHECK(desk.ask(desk.world.wang_fang, Method::POST, hers.number + "/merge", into(another)).status == 403);
    CHECK(desk.ask(desk.world.chen_jie, Method::POST, hers.number + "/merge", into(another)).status == 404);
}

TEST_CASE("a split takes entries along; undone, they are back") {
    Desk desk;
    auto const ticket = desk.report(desk.world.wang_fang);
    desk.say(desk.world.wang_fang, ticket, "网络断了");
    auto const other = desk.say(desk.world.wang_fang, ticket, "打印机也坏了");
    auto const before = desk.state_of(ticket);

    auto const split = desk.ask(desk.world.li_lei, Method::POST, ticket.number + "/splits",
                                R"({"subject":"打印机坏了","entries":[")" + other + "\"]}");
    CHECK(split.status == 201);
    CHECK(split.text("requester") == "wang_fang");
    CHECK(split.text("state") == "new");
    CHECK(desk.said(ticket) == Words{"网络断了"});
    auto const links = desk.ask(desk.world.li_lei, Method::GET, split.text("number") + "/links");
    CHECK(*links.body.find("data")->as<json::Array>()->front().find("kind") == json::Value("split_from"));

    CHECK(desk.ask(desk.world.li_lei, Method::DELETE, split.text("number") + "/split").text("state") == "cancelled");
    CHECK(desk.state_of(ticket) == before);
    CHECK(desk.refused(desk.ask(desk.world.li_lei, Method::POST, ticket.number + "/splits",
                                R"({"subject":"a","entries":["99"]})")) == "/entries/0");
    CHECK(desk.refused(desk.ask(desk.world.li_lei, Method::POST, ticket.number + "/splits", R"({"subject":"a","entries":[]})")) ==
          "/entries");
}

TEST_CASE("reports of an outage get its news and are resolved with it, but for who opted out") {
    Desk desk;
    auto const outage = desk.report(desk.world.wang_fang, "机房断电"), follows = desk.report(desk.world.zhao_min),
               stays = desk.report(desk.world.zhao_min);
    desk.world.as(desk.world.li_lei, [&](Tx& tx) { work::assign(tx, {outage.number}, {.assignee = "li_lei"}); });
    for (auto const& child : {follows, stays})
        CHECK(desk.ask(desk.world.li_lei, Method::PUT, child.number + "/parent", under(outage)).status == 200);
    desk.ask(desk.world.li_lei, Method::PUT, stays.number + "/parent",
             R"({"parent":")" + outage.number + R"(","me_too":true,"follows_parent":false})");

    desk.say(desk.world.li_lei, outage, "电工已到");
    CHECK(desk.said(follows).empty());
    testing::advance(Seconds(11));
    desk.world.run_due_jobs();
    CHECK(desk.said(follows) == Words{"电工已到"});
    CHECK(desk.said(stays).empty());

    desk.world.as(desk.world.li_lei, [&](Tx& tx) { work::resolve(tx, {outage.number}, {.code = "fixed", .text = "恢复供电"}); });
    desk.world.run_due_jobs();
    auto const child = desk.ask(desk.world.zhao_min, Method::GET, follows.number);
    CHECK(child.text("state") == "resolved");
    CHECK(child.text("resolution_text") == "恢复供电");
    CHECK(desk.ask(desk.world.zhao_min, Method::GET, stays.number).text("state") == "new");
    CHECK(desk.ask(desk.world.li_lei, Method::GET, outage.number + "/children").body.find("data")->as<json::Array>()->size() ==
          2);
}

TEST_CASE("an outage with many reports is passed on in portions, each once") {
    Desk desk;
    auto const outage = desk.report(desk.world.wang_fang, "断网");
    std::vector<Ticket> children;
    for (int i = 0; i < 450; ++i) children.push_back(desk.report(desk.world.zhao_min));
    desk.world.as(desk.world.li_lei, [&](Tx& tx) {
        for (auto const& child : children) relation::fold(tx, child, ticket::get(tx, outage.id), "test");
    });
    desk.say(desk.world.li_lei, outage, "处理中");
    testing::advance(Seconds(11));
    desk.world.run_due_jobs();
    desk.world.as(desk.world.li_lei, [&](Tx& tx) { work::resolve(tx, {outage.number}, {.code = "fixed", .text = "好了"}); });
    desk.world.run_due_jobs();
    desk.world.as(desk.world.admin, [&](Tx& tx) {
        CHECK(tx.one<std::int64_t>("select count(*) from entry where kind = 'news'") == 450);
        CHECK(tx.one<std::int64_t>("select count(*) from ticket where state = 'resolved'") == 451);
    });
}

TEST_CASE("taking a report from under its parent leaves it as it was") {
    Desk desk;
    auto const outage = desk.report(desk.world.wang_fang), child = desk.report(desk.world.zhao_min);
    auto const before = desk.state_of(child);
    desk.ask(desk.world.li_lei, Method::PUT, child.number + "/parent", under(outage));
    CHECK(desk.ask(desk.world.li_lei, Method::DELETE, child.number + "/parent").status == 200);
    CHECK(desk.state_of(child) == before);
    CHECK(desk.ask(desk.world.li_lei, Method::DELETE, child.number + "/parent").status == 404);
}

TEST_CASE("parents go round in no circle, and a me-too has no me-toos") {
    Desk desk;
    auto const a = desk.report(desk.world.wang_fang), b = desk.report(desk.world.wang_fang),
               c = desk.report(desk.world.wang_fang);
    auto const put = [&](Ticket const& child, Ticket const& parent, bool me_too) {
        return desk.refused(desk.ask(desk.world.li_lei, Method::PUT, child.number + "/parent", under(parent, me_too)));
    };
    CHECK(put(a, a, false) == "/parent");
    CHECK(put(b, a, false) == "200");
    CHECK(put(c, b, false) == "200");
    CHECK(put(a, c, false) == "/parent");
    CHECK(put(b, a, true) == "409");
    CHECK(put(c, b, true) == "200");
    CHECK(put(a, c, true) == "/parent");
}

TEST_CASE("links to oneself and circles of causes are refused; each link stands once") {
    Desk desk;
    auto const a = desk.report(desk.world.wang_fang), b = desk.report(desk.world.wang_fang),
               c = desk.report(desk.world.wang_fang);
    auto const link = [&](Ticket const& from, Ticket const& to, std::string const& kind) {
        return desk.refused(desk.ask(desk.world.li_lei, Method::POST, from.number + "/links",
                                     R"({"kind":")" + kind + R"(","ticket":")" + to.number + "\"}"));
    };
    CHECK(link(a, a, "related") == "/ticket");
    CHECK(link(a, b, "caused_by") == "201");
    CHECK(link(b, c, "caused_by") == "201");
    CHECK(link(c, a, "caused_by") == "/ticket");
    CHECK(link(b, a, "related") == "201");
    CHECK(link(b, a, "related") == "201");
    auto const links = desk.ask(desk.world.li_lei, Method::GET, b.number + "/links");
    auto const* all = links.body.find("data")->as<json::Array>();
    CHECK(all->size() == 3);
    auto const id = *all->front().find("id")->as<std::string>();
    CHECK(desk.ask(desk.world.li_lei, Method::DELETE, b.number + "/links/" + id).status == 204);
    CHECK(desk.ask(desk.world.li_lei, Method::DELETE, b.number + "/links/" + id).status == 404);
}

TEST_CASE("watchers see and speak; there is an end to their number") {
    Desk desk;
    auto const ticket = desk.report(desk.world.wang_fang);
    CHECK(desk.ask(desk.world.zhao_min, Method::GET, ticket.number).status == 404);
    CHECK(desk.ask(desk.world.wang_fang, Method::POST, ticket.number + "/watchers", R"({"person":"zhao_min"})").status == 200);
    CHECK(desk.ask(desk.world.zhao_min, Method::GET, ticket.number).status == 200);
    CHECK(desk.ask(desk.world.zhao_min, Method::POST, ticket.number + "/entries", R"({"kind":"reply","body":"我也是"})").status ==
          201);
    CHECK(desk.ask(desk.world.zhao_min, Method::DELETE, ticket.number + "/watchers/zhao_min").status == 200);
    CHECK(desk.ask(desk.world.zhao_min, Method::GET, ticket.number).status == 404);

    for (int i = 0; i < 101; ++i) {
        auto const login = "w" + std::to_string(i);
        desk.world.as(desk.world.admin, [&](Tx& tx) { people::add(tx, Person{.login = login, .name = login}); });
        auto const answer =
            desk.ask(desk.world.li_lei, Method::POST, ticket.number + "/watchers", R"({"person":")" + login + "\"}");
        CHECK(answer.status == (i < 100 ? 200 : 409));
    }
}

TEST_CASE("an incident that is a request gets such a number, is found by both, and comes back as it was") {
    Desk desk;
    auto const ticket = desk.report(desk.world.wang_fang, "要一台新电脑");
    auto const before = desk.state_of(ticket);
    auto const moved =
        desk.ask(desk.world.li_lei, Method::PUT, ticket.number + "/kind", R"({"kind":"request","reason":"不是故障"})");
    CHECK(moved.text("number") == "REQ-10001");
    CHECK(moved.text("state") == "submitted");
    CHECK(desk.ask(desk.world.wang_fang, Method::GET, ticket.number).text("number") == "REQ-10001");
    CHECK(desk.refused(desk.ask(desk.world.li_lei, Method::PUT, "REQ-10001/kind", R"({"kind":"problem","reason":"x"})")) ==
          "/kind");

    CHECK(desk.ask(desk.world.li_lei, Method::DELETE, "REQ-10001/kind").text("number") == ticket.number);
    CHECK(desk.state_of(ticket) == before);
    CHECK(desk.ask(desk.world.wang_fang, Method::GET, "REQ-10001").text("number") == ticket.number);
}

TEST_CASE("a request is worked on to its end") {
    Desk desk;
    auto const ticket = desk.report(desk.world.wang_fang);
    desk.ask(desk.world.li_lei, Method::PUT, ticket.number + "/kind", R"({"kind":"request","reason":"x"})");
    CHECK(desk.ask(desk.world.li_lei, Method::PUT, ticket.number + "/assignment", R"({"assignee":"li_lei"})").text("state") ==
          "fulfilment");
    CHECK(desk.ask(desk.world.li_lei, Method::PUT, ticket.number + "/resolution", R"({"code":"fixed","text":"已发放"})")
              .text("state") == "fulfilled");
    CHECK(desk.ask(desk.world.wang_fang, Method::PUT, ticket.number + "/closure").text("state") == "closed");
}

TEST_CASE("a clone is a new ticket about the same") {
    Desk desk;
    auto const ticket = desk.report(desk.world.wang_fang, "显示器坏了");
    auto const clone = desk.ask(desk.world.li_lei, Method::POST, ticket.number + "/clones", R"({"requester":"zhao_min"})");
    CHECK(clone.status == 201);
    CHECK(clone.text("subject") == "显示器坏了");
    CHECK(clone.text("requester") == "zhao_min");
    CHECK(clone.text("service") == "it");
    CHECK(desk.said(ticket).empty());
}
