#include "incident/incident.h"
#include "listing/list.h"
#include "practice/practice.h"
#include "testing/clock.h"
#include "testing/world.h"
#include "ticket/edit.h"
#include "ticket/history.h"
#include "work/assignment.h"
#include "work/closure.h"
#include "work/pending.h"
#include "work/resolution.h"

#include <doctest/doctest.h>

using namespace yitai;
using testing::World;

namespace {

Ticket reported(World& world, Person const& by, std::string subject) {
    return world.as(by, [&](Tx& tx) { return incident::report(tx, {.subject = Line<255>(subject)}); });
}

TicketView edited(World& world, Person const& by, Ticket const& ticket, std::string_view patch) {
    return world.as(by, [&](Tx& tx) { return ticket::edit(tx, {ticket.number}, json::parse(patch)); });
}

std::vector<std::string> subjects_seen_by(World& world, Person const& who, http::ListQuery const& query = {}) {
    auto const page = world.as(who, [&](Tx& tx) { return listing::page(tx, query); });
    std::vector<std::string> subjects;
    for (auto const& ticket : page.data) subjects.push_back(ticket.subject);
    return subjects;
}

using Subjects = std::vector<std::string>;

}  // namespace

TEST_CASE("numbers follow each other and are never handed out twice") {
    World world;
    CHECK(reported(world, world.wang_fang, "a").number == "INC-10001");
    CHECK_THROWS(world.as(world.wang_fang, [&](Tx& tx) {
        incident::report(tx, {.subject = "b"});
        throw Conflict("Somebody else has changed this in the meantime");
    }));
    auto const next = reported(world, world.wang_fang, "c").number;
    CHECK((next == "INC-10002" || next == "INC-10003"));  // a sequence may leave a gap
}

TEST_CASE("everybody sees what their role reaches and nothing else") {
    World world;
    reported(world, world.wang_fang, "hers");
    reported(world, world.zhao_min, "his");
    world.as(world.li_lei, [&](Tx& tx) { return incident::report(tx, {.subject = "network's", .group = "network"}); });

    CHECK(subjects_seen_by(world, world.wang_fang) == Subjects{"hers"});
    CHECK(subjects_seen_by(world, world.chen_jie) == Subjects{"network's"});
    CHECK(subjects_seen_by(world, world.li_lei) == Subjects{"network's", "his", "hers"});
    CHECK(subjects_seen_by(world, world.auditor).size() == 3);
}

TEST_CASE("the rule about one ticket and the rule in SQL say the same") {
    World world;
    reported(world, world.wang_fang, "hers");
    auto const at_network = world.as(world.li_lei, [&](Tx& tx) {
        return incident::report(tx, {.subject = "n", .requester = "zhao_min", .group = "network"});
    });
    for (auto const* who : {&world.wang_fang, &world.zhao_min, &world.li_lei, &world.chen_jie, &world.auditor, &world.admin}) {
        auto const listed = subjects_seen_by(world, *who);
        bool const in_list = std::find(listed.begin(), listed.end(), "n") != listed.end();
        bool readable = true;
        try {
            world.as(*who, [&](Tx& tx) { return ticket::get(tx, {at_network.number}); });
        } catch (NotFound const&) {
            readable = false;
        }
        CHECK(in_list == readable);
    }
}

TEST_CASE("lists are filtered by names, and me is the one who asks") {
    World world;
    auto const ticket = reported(world, world.wang_fang, "a");
    reported(world, world.wang_fang, "b");
    world.as(world.li_lei, [&](Tx& tx) { return work::assign(tx, {ticket.number}, {.assignee = "li_lei"}); });

    CHECK(subjects_seen_by(world, world.li_lei, {.conditions = {{"assignee", "eq", "me"}}}) == Subjects{"a"});
    CHECK(subjects_seen_by(world, world.li_lei, {.conditions = {{"state", "eq", "new"}}}) == Subjects{"b"});
    CHECK(subjects_seen_by(world, world.li_lei, {.conditions = {{"group", "eq", "network,service-desk"}}}) == Subjects{"b", "a"});
    CHECK_THROWS_AS(subjects_seen_by(world, world.li_lei, {.conditions = {{"group", "eq", "nowhere"}}}), Invalid);
}

TEST_CASE("an edit changes what it names and nothing else") {
    World world;
    auto const ticket = reported(world, world.wang_fang, "旧");
    auto const view = edited(world, world.li_lei, ticket, R"({"subject":"新","service":"it","impact":1,"urgency":1})");

    CHECK(view.subject == "新");
    CHECK(view.service == "it");
    CHECK(view.priority == 1);
    CHECK(view.requester == "wang_fang");
    CHECK(view.version == 2);
    CHECK_FALSE(edited(world, world.li_lei, ticket, R"({"service":null})").service);
}

TEST_CASE("a priority set by hand needs the right and a reason, and null gives it back to the matrix") {
    World world;
    auto const ticket = reported(world, world.wang_fang, "a");
    CHECK_THROWS_AS(edited(world, world.li_lei, ticket, R"({"priority":1,"priority_reason":"董事会"})"), Forbidden);
    CHECK_THROWS_AS(edited(world, world.admin, ticket, R"({"priority":1})"), Invalid);

    auto view = edited(world, world.admin, ticket, R"({"priority":1,"priority_reason":"董事会"})");
    CHECK(view.priority == 1);
    CHECK(view.priority_source == PrioritySource::overridden);
    view = edited(world, world.admin, ticket, R"({"impact":4})");
    CHECK(view.priority == 1);
    view = edited(world, world.admin, ticket, R"({"priority":null})");
    CHECK(view.priority == 4);
    CHECK(view.priority_source == PrioritySource::computed);
}

TEST_CASE("a state is edited only between the open ones") {
    World world;
    auto const ticket = reported(world, world.wang_fang, "a");
    CHECK(edited(world, world.li_lei, ticket, R"({"state":"in_progress"})").state == State::in_progress);
    CHECK_THROWS_AS(edited(world, world.li_lei, ticket, R"({"state":"resolved"})"), Invalid);
    CHECK_THROWS_AS(edited(world, world.li_lei, ticket, R"({"state":"gone"})"), Invalid);
}

TEST_CASE("a ticket can be seen as it was") {
    World world;
    auto const ticket = reported(world, world.wang_fang, "早上");
    auto const morning = now();
    testing::advance(Hours(1));
    edited(world, world.li_lei, ticket, R"({"subject":"中午","service":"it"})");
    testing::advance(Hours(1));
    edited(world, world.li_lei, ticket, R"({"subject":"下午"})");

    auto const as_of = [&](Instant at) {
        return world.as(world.li_lei, [&](Tx& tx) { return ticket::as_of(tx, ticket::get(tx, {ticket.number}), at); });
    };
    CHECK(as_of(morning).subject == "早上");
    CHECK_FALSE(as_of(morning).service);
    CHECK(as_of(morning + Minutes(90)).subject == "中午");
    CHECK(as_of(morning + Minutes(90)).service == "it");
    CHECK(as_of(morning + Minutes(90)).requester == "wang_fang");
    CHECK(as_of(now()).subject == "下午");
    CHECK_THROWS_AS(as_of(morning - Seconds(1)), NotFound);
}

TEST_CASE("history names every changed field, old and new") {
    World world;
    auto const ticket = reported(world, world.wang_fang, "a");
    world.as(world.li_lei, [&](Tx& tx) { return work::assign(tx, {ticket.number}, {.assignee = "li_lei"}); });

    auto const history = world.as(world.li_lei, [&](Tx& tx) { return ticket::history(tx, ticket::get(tx, {ticket.number})); });
    REQUIRE(history.size() == 2);
    CHECK(history[1].type == "incident.assigned");
    CHECK(history[1].actor == "li_lei");
    auto const& changes = history[1].changes;
    auto const assignee =
        std::find_if(changes.begin(), changes.end(), [](auto const& change) { return change.field == "assignee"; });
    REQUIRE(assignee != changes.end());
    CHECK(assignee->old.is_null());
    CHECK(assignee->new_ == json::Value("li_lei"));
}
