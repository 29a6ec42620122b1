#include "conversation/entry.h"

#include "incident/incident.h"
#include "practice/practice.h"
#include "testing/clock.h"
#include "testing/world.h"
#include "work/assignment.h"
#include "work/closure.h"
#include "work/pending.h"
#include "work/resolution.h"

#include <doctest/doctest.h>

using namespace yitai;
using testing::World;

namespace {

struct Talk {
    World world;
    Ticket ticket = world.as(world.wang_fang, [&](Tx& tx) {
        return incident::report(tx, {.subject = "邮箱满了", .service = "it", .category = "other"});
    });
    ticket::Reference the{to_string(ticket.id)};

    Entry say(Person const& who, EntryKind kind, std::string text) {
        return world.as(who, [&](Tx& tx) { return conversation::say(tx, the, {.kind = kind, .body = Line<65536>(text)}); });
    }
    std::vector<std::string> heard_by(Person const& who) {
        auto const page = world.as(who, [&](Tx& tx) { return conversation::list(tx, the, {}); });
        std::vector<std::string> bodies;
        for (auto const& entry : page.data) bodies.push_back(entry.body);
        return bodies;
    }
    Ticket now() {
        return world.as(world.admin, [&](Tx& tx) { return ticket::get(tx, ticket.id); });
    }
};

using Bodies = std::vector<std::string>;

}  // namespace

TEST_CASE("the desk's reply is held for ten seconds, then the requester hears it") {
    Talk talk;
    talk.say(talk.world.li_lei, EntryKind::reply, "正在看");
    CHECK(talk.heard_by(talk.world.wang_fang) == Bodies{});
    CHECK(talk.heard_by(talk.world.li_lei) == Bodies{"正在看"});

    testing::advance(Milliseconds(9'999));
    talk.world.run_due_jobs();
    CHECK(talk.heard_by(talk.world.wang_fang) == Bodies{});

    testing::advance(Milliseconds(1));
    talk.world.run_due_jobs();
    CHECK(talk.heard_by(talk.world.wang_fang) == Bodies{"正在看"});
}

TEST_CASE("the first released reply is the first response, at the time it was written") {
    Talk talk;
    auto const entry = talk.say(talk.world.li_lei, EntryKind::reply, "正在看");
    testing::advance(Seconds(30));
    talk.world.run_due_jobs();
    CHECK(talk.now().first_response_at == entry.created_at);
}

TEST_CASE("a withdrawn reply never goes out") {
    Talk talk;
    auto const entry = talk.say(talk.world.li_lei, EntryKind::reply, "写错了");
    talk.world.as(talk.world.li_lei, [&](Tx& tx) { conversation::withdraw(tx, talk.the, entry.id); });
    testing::advance(Minutes(1));
    talk.world.run_due_jobs();

    CHECK(talk.heard_by(talk.world.li_lei) == Bodies{});
    CHECK_FALSE(talk.now().first_response_at);
}

TEST_CASE("what is out can't be withdrawn, and only its author withdraws") {
    Talk talk;
    auto const entry = talk.say(talk.world.li_lei, EntryKind::reply, "正在看");
    auto const withdraw = [&](Person const& who) {
        talk.world.as(who, [&](Tx& tx) { conversation::withdraw(tx, talk.the, entry.id); });
    };
    CHECK_THROWS_AS(withdraw(talk.world.admin), Forbidden);
    testing::advance(Minutes(1));
    talk.world.run_due_jobs();
    CHECK_THROWS_AS(withdraw(talk.world.li_lei), Conflict);
}

TEST_CASE("notes stay inside the desk") {
    Talk talk;
    talk.say(talk.world.li_lei, EntryKind::note, "他又忘了密码");
    CHECK(talk.heard_by(talk.world.li_lei) == Bodies{"他又忘了密码"});
    CHECK(talk.heard_by(talk.world.wang_fang) == Bodies{});
    CHECK_THROWS_AS(talk.say(talk.world.wang_fang, EntryKind::note, "x"), Forbidden);
}

TEST_CASE("a supplier reads his own notes and nobody else's") {
    Talk talk;
    auto& world = talk.world;
    auto const granted = world.ask(world.admin, http::Method::POST, "/api/v1/role-changes",
                                   R"({"action":"grant","role":"supplier_contact","person":"zhao_min"})");
    REQUIRE(granted.text("state") == "applied");
    REQUIRE(world.ask(world.admin, http::Method::PUT, "/api/v1/groups/service-desk/members/zhao_min").status == 204);
    auto const supplier = world.as(world.admin, [&](Tx& tx) { return people::get(tx, world.zhao_min.id); });
    talk.say(world.li_lei, EntryKind::note, "别告诉供应商");
    talk.say(supplier, EntryKind::note, "硬盘坏了");
    CHECK(talk.heard_by(supplier) == Bodies{"硬盘坏了"});
    CHECK(talk.heard_by(world.auditor) == Bodies{"别告诉供应商", "硬盘坏了"});
}

TEST_CASE("the requester's word sets going what waited for her") {
    Talk talk;
    talk.world.as(talk.world.li_lei, [&](Tx& tx) { return work::pend(tx, talk.the, {.reason = PendingReason::awaiting_user}); });
    talk.say(talk.world.wang_fang, EntryKind::reply, "是三楼那台");
    CHECK(talk.now().state == State::in_progress);
    CHECK(talk.heard_by(talk.world.wang_fang) == Bodies{"是三楼那台"});
}

TEST_CASE("the requester's word does not end another kind of waiting") {
    Talk talk;
    talk.world.as(talk.world.li_lei,
                  [&](Tx& tx) { return work::pend(tx, talk.the, {.reason = PendingReason::awaiting_supplier}); });
    talk.say(talk.world.wang_fang, EntryKind::reply, "好了吗");
    CHECK(talk.now().state == State::pending);
}

TEST_CASE("the requester's word reopens what was resolved") {
    Talk talk;
    talk.world.as(talk.world.li_lei, [&](Tx& tx) { return work::resolve(tx, talk.the, {.code = "fixed", .text = "好了"}); });
    talk.say(talk.world.wang_fang, EntryKind::reply, "没好");
    CHECK(talk.now().state == State::in_progress);
    CHECK(talk.now().reopen_count == 1);
}
