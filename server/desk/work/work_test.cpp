#include "conversation/entry.h"
#include "incident/incident.h"
#include "testing/clock.h"
#include "testing/world.h"
#include "ticket/history.h"
#include "work/assignment.h"
#include "work/closure.h"
#include "work/escalation.h"
#include "work/hand_off.h"
#include "work/pending.h"
#include "work/resolution.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;
    Ticket ticket = world.as(world.wang_fang, [&](Tx& tx) {
        return incident::report(tx, {.subject = "打印机卡纸", .service = "it", .category = "other"});
    });

    ticket::Reference the() const { return {ticket.number}; }
    Ticket now_is() {
        return world.as(world.admin, [&](Tx& tx) { return ticket::get(tx, ticket.id); });
    }
    Ticket assign(Person const& by, work::Assignment const& to) {
        return world.as(by, [&](Tx& tx) { return work::assign(tx, the(), to); });
    }
    Ticket resolve(Person const& by) {
        return world.as(by, [&](Tx& tx) { return work::resolve(tx, the(), {.code = "fixed", .text = "换了硒鼓"}); });
    }
    void reply(Person const& by, std::string const& words) {
        world.as(by, [&](Tx& tx) { conversation::say(tx, the(), {EntryKind::reply, Line<65536>(words)}); });
    }
    Group sales() {
        return world.database().write({.actor = the_desk()}, [&](Tx& tx) {
            return people::add(tx, Group{.code = "sales", .name = {"销售部", "Sales"}, .line = SupportLine::other},
                               {world.zhao_min.id});
        });
    }
};

}  // namespace

TEST_CASE("solved by the first who took it within the hour is first contact, and stands after three working days") {
    Desk desk;
    auto const solved = desk.resolve(desk.world.li_lei);
    CHECK(solved.first_contact == FirstContact::provisional);
    CHECK(solved.first_line_resolved == true);
    testing::advance(Hours(3 * 24) + Minutes(1));
    desk.world.run_due_jobs();
    CHECK(desk.now_is().first_contact == FirstContact::yes);
}

TEST_CASE("no first contact: too late, by the second agent, after another word of the requester, or reopened") {
    Desk desk;
    SUBCASE("too late") {
        testing::advance(Minutes(61));
        CHECK(desk.resolve(desk.world.li_lei).first_contact == FirstContact::no);
    }
    SUBCASE("transferred") {
        desk.assign(desk.world.li_lei, {.assignee = "li_lei"});
        desk.assign(desk.world.li_lei, {.group = "network", .assignee = "chen_jie"});
        auto const solved = desk.resolve(desk.world.chen_jie);
        CHECK(solved.first_contact == FirstContact::no);
        CHECK(solved.first_line_resolved == false);
        CHECK(solved.transfer_count == 1);
    }
    SUBCASE("written to again") {
        desk.reply(desk.world.wang_fang, "又卡了");
        CHECK(desk.resolve(desk.world.li_lei).first_contact == FirstContact::no);
    }
    SUBCASE("reopened") {
        desk.resolve(desk.world.li_lei);
        desk.world.as(desk.world.wang_fang, [&](Tx& tx) { work::reopen(tx, desk.the(), {.reason = "x"}); });
        CHECK(desk.now_is().first_contact == FirstContact::no);
        CHECK(desk.resolve(desk.world.li_lei).first_contact == FirstContact::no);
        testing::advance(Hours(4 * 24));
        desk.world.run_due_jobs();
        CHECK(desk.now_is().first_contact == FirstContact::no);
    }
}

TEST_CASE("who takes his resolution back at once has not reopened it; later, or another, has") {
    Desk desk;
    desk.resolve(desk.world.li_lei);
    auto const reopen = [&](Person const& who) {
        desk.world.as(who, [&](Tx& tx) { work::reopen(tx, desk.the(), {.reason = "x"}); });
        return desk.now_is().reopen_count;
    };
    SUBCASE("at once") {
        CHECK(reopen(desk.world.li_lei) == 0);
        CHECK(desk.resolve(desk.world.li_lei).first_contact == FirstContact::provisional);
    }
    SUBCASE("later") {
        testing::advance(Seconds(11));
        CHECK(reopen(desk.world.li_lei) == 1);
    }
    SUBCASE("another") { CHECK(reopen(desk.world.wang_fang) == 1); }
}

TEST_CASE("what nobody objects to is closed after five working days, with a reminder before") {
    Desk desk;
    desk.resolve(desk.world.li_lei);
    testing::advance(Hours(3 * 24) + Minutes(1));
    desk.world.run_due_jobs();
    CHECK(desk.now_is().state == State::resolved);
    testing::advance(Hours(4 * 24));  // a weekend lies between
    desk.world.run_due_jobs();
    CHECK(desk.now_is().state == State::closed);

    auto const closed = desk.now_is();
    auto const history = desk.world.as(desk.world.admin, [&](Tx& tx) { return ticket::history(tx, closed); });
    int reminders = 0;
    for (auto const& entry : history) reminders += entry.type == "incident.reminded";
    CHECK(reminders == 1);
}

TEST_CASE("who reopens in time is not closed by a timer of the first resolution") {
    Desk desk;
    desk.resolve(desk.world.li_lei);
    testing::advance(Hours(24));
    desk.world.as(desk.world.wang_fang, [&](Tx& tx) { work::reopen(tx, desk.the(), {.reason = "x"}); });
    testing::advance(Hours(24));
    desk.resolve(desk.world.li_lei);
    testing::advance(Hours(4 * 24) + Minutes(1));
    desk.world.run_due_jobs();
    CHECK(desk.now_is().state == State::resolved);
    testing::advance(Hours(24 * 3));
    desk.world.run_due_jobs();
    CHECK(desk.now_is().state == State::closed);
}

TEST_CASE("what waits until a moment goes on by itself then, unless it waits for another one by now") {
    Desk desk;
    auto const pend = [&](Hours until) {
        desk.world.as(desk.world.li_lei, [&](Tx& tx) {
            work::pend(tx, desk.the(), {.reason = PendingReason::scheduled_visit, .until = tx.now() + until});
        });
    };
    pend(Hours(2));
    pend(Hours(5));
    testing::advance(Hours(3));
    desk.world.run_due_jobs();
    CHECK(desk.now_is().state == State::pending);
    testing::advance(Hours(3));
    desk.world.run_due_jobs();
    CHECK(desk.now_is().state == State::in_progress);
    CHECK_FALSE(desk.now_is().pending_until);
}

TEST_CASE("a word to one that is closed for too long is reported anew and leads back to it") {
    Desk desk;
    desk.resolve(desk.world.li_lei);
    desk.world.as(desk.world.wang_fang, [&](Tx& tx) { work::close(tx, desk.the()); });
    testing::advance(Hours(12 * 24));  // more than seven working days
    desk.reply(desk.world.wang_fang, "还是卡纸");

    CHECK(desk.now_is().state == State::closed);
    auto const links = desk.world.ask(desk.world.li_lei, Method::GET, "/api/v1/tickets/" + desk.ticket.number + "/links");
    auto const* all = links.body.find("data")->as<json::Array>();
    REQUIRE(all->size() == 1);
    CHECK(*all->front().find("kind") == json::Value("follows"));
    CHECK(*all->front().find("direction") == json::Value("in"));
    auto const follow_up =
        desk.world.ask(desk.world.wang_fang, Method::GET, "/api/v1/tickets/" + *all->front().find("ticket")->as<std::string>());
    CHECK(follow_up.text("description") == "还是卡纸");
    CHECK(follow_up.text("service") == "it");
}

TEST_CASE("a VIP may come back for a month") {
    Desk desk;
    desk.world.ask(desk.world.admin, Method::PATCH, "/api/v1/persons/wang_fang", R"({"vip":true})", {{"if-match", "*"}});
    desk.resolve(desk.world.li_lei);
    desk.world.as(desk.world.wang_fang, [&](Tx& tx) { work::close(tx, desk.the()); });
    testing::advance(Hours(29 * 24));
    CHECK(desk.world.as(desk.world.wang_fang, [&](Tx& tx) { return work::reopen(tx, desk.the(), {.reason = "x"}); }).state ==
          State::in_progress);
}

TEST_CASE("escalation goes to the next line that supports the service, and says why") {
    Desk desk;
    desk.world.ask(desk.world.admin, Method::PATCH, "/api/v1/services/it", R"({"support":[{"line":"l2","group":"network"}]})",
                   {{"if-match", "*"}});
    auto const raised = desk.world.as(desk.world.li_lei, [&](Tx& tx) {
        return work::escalate(tx, desk.the(), {.kind = EscalationKind::functional, .reason = "交换机"});
    });
    CHECK(raised.group_id == desk.world.network.id);
    CHECK(raised.transfer_count == 1);
    CHECK_FALSE(raised.assignee_id);
    CHECK_THROWS_AS(desk.world.as(desk.world.chen_jie,
                                  [&](Tx& tx) {
                                      return work::escalate(tx, desk.the(), {.kind = EscalationKind::functional, .reason = "x"});
                                  }),
                    Invalid);
}

TEST_CASE("hierarchical escalation goes up the chain of managers") {
    Desk desk;
    auto& world = desk.world;
    world.ask(world.admin, Method::PATCH, "/api/v1/groups/service-desk", R"({"manager":"chen_jie"})", {{"if-match", "*"}});
    world.ask(world.admin, Method::PATCH, "/api/v1/persons/chen_jie", R"({"manager":"admin"})", {{"if-match", "*"}});
    auto const raise = [&] {
        world.as(world.li_lei,
                 [&](Tx& tx) { work::escalate(tx, desk.the(), {.kind = EscalationKind::hierarchical, .reason = "客户催得急"}); });
    };
    raise(), raise(), raise();
    auto const answer = world.ask(world.li_lei, Method::GET, "/api/v1/tickets/" + desk.ticket.number + "/escalations");
    std::string told;
    for (auto const& row : *answer.body.find("data")->as<json::Array>()) told += *row.find("to_person")->as<std::string>() + ' ';
    CHECK(told == "chen_jie admin admin ");
    CHECK(desk.now_is().escalation_level == 3);
    auto const requester = world.ask(world.wang_fang, Method::GET, "/api/v1/tickets/" + desk.ticket.number + "/escalations");
    CHECK(requester.status == 403);
}

TEST_CASE("another department gives its written result before the ticket comes back") {
    Desk desk;
    auto const sales = desk.sales();
    CHECK_THROWS_AS(desk.assign(desk.world.li_lei, {.group = "sales"}), Invalid);
    desk.assign(desk.world.li_lei, {.group = "sales", .reason = Text<500>("合同问题")});
    CHECK_THROWS_AS(desk.assign(desk.world.admin, {.group = "service-desk"}), Conflict);
    CHECK_THROWS_AS(desk.resolve(desk.world.admin), Conflict);

    auto const at = "/api/v1/tickets/" + desk.ticket.number;
    auto const given =
        desk.world.ask(desk.world.admin, Method::PUT, at + "/hand-off/result", R"({"text":"合同已续签"})", {{"if-match", "*"}});
    CHECK(given.status == 200);
    CHECK(given.text("result_by") == "admin");
    CHECK(desk.assign(desk.world.admin, {.group = "service-desk"}).group_id == desk.world.service_desk.id);
    CHECK(desk.world.ask(desk.world.admin, Method::PUT, at + "/hand-off/result", R"({"text":"x"})", {{"if-match", "*"}}).status ==
          409);
    CHECK(desk.world.ask(desk.world.li_lei, Method::GET, at + "/hand-offs").body.find("data")->as<json::Array>()->size() == 1);
}

TEST_CASE("a group named alone gives it back to everybody in it") {
    Desk desk;
    desk.assign(desk.world.li_lei, {.assignee = "li_lei"});
    CHECK_FALSE(desk.assign(desk.world.li_lei, {.group = "service-desk"}).assignee_id);
}

TEST_CASE("a cancelled ticket takes no replies, and says so at the field") {
    Desk desk;
    desk.world.as(desk.world.wang_fang,
                  [&](Tx& tx) { work::cancel(tx, desk.the(), {.code = Line<40>("withdrawn"), .reason = "好了"}); });
    auto const answer = desk.world.ask(desk.world.wang_fang, Method::POST, "/api/v1/tickets/" + desk.ticket.number + "/entries",
                                       R"({"kind":"reply","body":"a"})");
    CHECK(answer.status == 400);
    CHECK(json::text_of(answer.body).find("\"/kind\"") != std::string::npos);
}

TEST_CASE("a clash shows both sides and where they differ") {
    Desk desk;
    auto const at = "/api/v1/tickets/" + desk.ticket.number;
    desk.world.ask(desk.world.admin, Method::PATCH, at, R"({"subject":"新","impact":1})", {{"if-match", "\"1\""}});
    auto const clash =
        desk.world.ask(desk.world.li_lei, Method::PATCH, at, R"({"subject":"另","urgency":1})", {{"if-match", "\"1\""}});
    CHECK(clash.status == 412);
    CHECK(*clash.body.find("base")->find("subject") == json::Value("打印机卡纸"));
    CHECK(*clash.body.find("current")->find("subject") == json::Value("新"));
    std::string fields;
    for (auto const& each : *clash.body.find("differences")->as<json::Array>()) {
        fields += *each.find("field")->as<std::string>() + ' ';
        if (*each.find("field") == json::Value("subject")) CHECK(*each.find("yours") == json::Value("另"));
    }
    CHECK(fields == "subject impact priority ");
}

TEST_CASE("an engineer moves a priority by one step, who runs the desk freely") {
    Desk desk;
    desk.assign(desk.world.li_lei, {.group = "network"});
    auto const override_by = [&](Person const& who, int priority) {
        return desk.world
            .ask(who, Method::PATCH, "/api/v1/tickets/" + desk.ticket.number,
                 R"({"priority":)" + std::to_string(priority) + R"(,"priority_reason":"董事会"})", {{"if-match", "*"}})
            .status;
    };
    CHECK(override_by(desk.world.chen_jie, 1) == 400);
    CHECK(override_by(desk.world.chen_jie, 2) == 200);
    CHECK(override_by(desk.world.admin, 1) == 200);
}

TEST_CASE("only who may tells everybody, and only of what is open") {
    Desk desk;
    auto const at = "/api/v1/tickets/" + desk.ticket.number + "/announcement";
    CHECK(desk.world.ask(desk.world.li_lei, Method::PUT, at, "", {{"if-match", "*"}}).status == 403);
    CHECK(desk.world.ask(desk.world.admin, Method::PUT, at, "", {{"if-match", "*"}}).status == 200);
    CHECK(desk.now_is().announced);
    desk.resolve(desk.world.li_lei);
    desk.world.as(desk.world.wang_fang, [&](Tx& tx) { work::close(tx, desk.the()); });
    CHECK_FALSE(desk.now_is().announced);
    CHECK(desk.world.ask(desk.world.admin, Method::PUT, at, "", {{"if-match", "*"}}).status == 409);
}

TEST_CASE("the history tells a requester's decision about a resolution from the desk's and from time's") {
    Desk desk;
    auto& world = desk.world;
    auto const last_details = [&] {
        auto const ticket = desk.now_is();
        return json::text_of(world.as(world.wang_fang, [&](Tx& tx) { return ticket::history(tx, ticket); }).back().details);
    };
    desk.resolve(world.li_lei);
    world.as(world.wang_fang, [&](Tx& tx) { work::reopen(tx, desk.the(), {.reason = "还是卡"}); });
    CHECK(last_details() == R"({"reason":"还是卡","by":"requester"})");
    desk.resolve(world.li_lei);
    SUBCASE("confirmed by the requester") {
        world.as(world.wang_fang, [&](Tx& tx) { work::close(tx, desk.the()); });
        CHECK(last_details() == R"({"by":"requester"})");
    }
    SUBCASE("closed by the desk") {
        world.as(world.admin, [&](Tx& tx) { work::close(tx, desk.the()); });
        CHECK(last_details() == "null");
        world.as(world.li_lei, [&](Tx& tx) { work::reopen(tx, desk.the(), {.reason = "a"}); });
        CHECK(last_details() == R"({"reason":"a"})");
    }
    SUBCASE("closed by time") {
        testing::advance(Hours(24 * 8));
        world.run_due_jobs();
        CHECK(last_details() == R"({"by":"time"})");
    }
}
