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

ticket::Reference the(Ticket const& ticket) { return {to_string(ticket.id)}; }

Ticket reported(World& world, std::string subject = "打印机卡纸") {
    return world.as(world.wang_fang,
                    [&](Tx& tx) { return incident::report(tx, {.subject = subject, .service = "it", .category = "other"}); });
}

Ticket resolved(World& world, Ticket const& ticket) {
    return world.as(world.li_lei, [&](Tx& tx) { return work::resolve(tx, the(ticket), {.code = "fixed", .text = "换了硒鼓"}); });
}

}  // namespace

TEST_CASE("a report goes to the group that supports its service") {
    World world;
    auto const told = world.ask(world.admin, http::Method::PATCH, "/api/v1/services/it",
                                R"({"support":[{"line":"l1","group":"network"}]})", {{"if-match", "*"}});
    REQUIRE(told.status == 200);
    CHECK(reported(world).group_id == world.network.id);
    auto const without = world.as(world.wang_fang, [&](Tx& tx) { return incident::report(tx, {.subject = "上不了网"}); });
    CHECK(without.group_id == world.service_desk.id);
}

TEST_CASE("a report needs only a subject") {
    World world;
    auto const ticket = world.as(world.wang_fang, [&](Tx& tx) { return incident::report(tx, {.subject = "上不了网"}); });

    CHECK(ticket.number == "INC-10001");
    CHECK(ticket.state == State::new_);
    CHECK(ticket.requester_id == world.wang_fang.id);
    CHECK(ticket.group_id == world.service_desk.id);
    CHECK(ticket.impact == 3);
    CHECK(ticket.urgency == 3);
    CHECK(ticket.priority == 3);
}

TEST_CASE("impact and urgency decide the priority") {
    constexpr int expected[4][4] = {{1, 1, 2, 3}, {1, 2, 3, 3}, {2, 3, 3, 4}, {3, 3, 4, 4}};
    World world;
    auto const practice = world.as(world.admin, [](Tx& tx) { return practice::of(tx, Kind::incident); });
    for (int impact = 1; impact <= 4; ++impact)
        for (int urgency = 1; urgency <= 4; ++urgency)
            CHECK(practice::computed_priority(practice, {impact}, {urgency}) == expected[impact - 1][urgency - 1]);
}

TEST_CASE("a requester reports only for herself and chooses no assignee") {
    World world;
    CHECK_THROWS_AS(
        world.as(world.wang_fang, [&](Tx& tx) { return incident::report(tx, {.subject = "a", .requester = "zhao_min"}); }),
        Forbidden);
    CHECK_THROWS_AS(
        world.as(world.wang_fang, [&](Tx& tx) { return incident::report(tx, {.subject = "a", .assignee = "li_lei"}); }),
        Forbidden);
    auto const for_her =
        world.as(world.li_lei, [&](Tx& tx) { return incident::report(tx, {.subject = "a", .requester = "zhao_min"}); });
    CHECK(for_her.requester_id == world.zhao_min.id);
    CHECK(for_her.reported_by_id == world.li_lei.id);
}

TEST_CASE("a name that nobody bears is refused at its field") {
    World world;
    try {
        world.as(world.li_lei, [&](Tx& tx) { return incident::report(tx, {.subject = "a", .service = "sap"}); });
        FAIL("accepted");
    } catch (Invalid const& invalid) {
        CHECK(invalid.fields.at(0).pointer == "/service");
    }
}

TEST_CASE("an incident's life: reported, assigned, pending, resolved, reopened, resolved, closed") {
    World world;
    auto ticket = reported(world);

    ticket = world.as(world.li_lei, [&](Tx& tx) { return work::assign(tx, the(ticket), {.assignee = "li_lei"}); });
    CHECK(ticket.state == State::assigned);
    ticket =
        world.as(world.li_lei, [&](Tx& tx) { return work::pend(tx, the(ticket), {.reason = PendingReason::awaiting_user}); });
    CHECK(ticket.state == State::pending);
    ticket = world.as(world.li_lei, [&](Tx& tx) { return work::resume(tx, the(ticket)); });
    CHECK(ticket.state == State::in_progress);
    CHECK_FALSE(ticket.pending_reason);
    ticket = resolved(world, ticket);
    CHECK(ticket.state == State::resolved);
    ticket = world.as(world.wang_fang, [&](Tx& tx) { return work::reopen(tx, the(ticket), {.reason = "又坏了"}); });
    CHECK(ticket.state == State::in_progress);
    CHECK(ticket.reopen_count == 1);
    ticket = resolved(world, ticket);
    ticket = world.as(world.wang_fang, [&](Tx& tx) { return work::close(tx, the(ticket)); });
    CHECK(ticket.state == State::closed);
    CHECK(ticket.version == 8);
}

TEST_CASE("resolving an unassigned incident assigns it to the resolver in the same change") {
    World world;
    auto const ticket = resolved(world, reported(world));

    CHECK(ticket.assignee_id == world.li_lei.id);
    CHECK(ticket.resolved_by_id == world.li_lei.id);
    CHECK(ticket.version == 2);
}

TEST_CASE("resolving needs a service and a category") {
    World world;
    auto const ticket = world.as(world.wang_fang, [&](Tx& tx) { return incident::report(tx, {.subject = "a"}); });
    CHECK_THROWS_AS(resolved(world, ticket), Conflict);
}

TEST_CASE("what the lifecycle does not know is refused") {
    World world;
    auto const ticket = reported(world);
    CHECK_THROWS_AS(world.as(world.li_lei, [&](Tx& tx) { return work::resume(tx, the(ticket)); }), Conflict);
    CHECK_THROWS_AS(world.as(world.wang_fang, [&](Tx& tx) { return work::close(tx, the(ticket)); }), Conflict);

    resolved(world, ticket);
    CHECK_THROWS_AS(world.as(world.li_lei, [&](Tx& tx) { return work::cancel(tx, the(ticket), {.reason = "x"}); }), Conflict);
}

TEST_CASE("a closed incident is reopened inside the window and not after it") {
    World world;
    auto const ticket = resolved(world, reported(world));
    world.as(world.wang_fang, [&](Tx& tx) { return work::close(tx, the(ticket)); });
    auto const reopen = [&] {
        return world.as(world.wang_fang, [&](Tx& tx) { return work::reopen(tx, the(ticket), {.reason = "又坏了"}); });
    };

    SUBCASE("a minute before the window ends") {
        testing::advance(Hours(9 * 24) - Minutes(1));  // seven working days and a weekend
        CHECK(reopen().state == State::in_progress);
    }
    SUBCASE("when the window has ended") {
        testing::advance(Hours(9 * 24));
        CHECK_THROWS_AS(reopen(), Conflict);
    }
}

TEST_CASE("an assignee belongs to the group") {
    World world;
    auto const ticket = reported(world);
    CHECK_THROWS_AS(world.as(world.li_lei, [&](Tx& tx) { return work::assign(tx, the(ticket), {.assignee = "chen_jie"}); }),
                    Conflict);
    auto const moved = world.as(world.li_lei, [&](Tx& tx) {
        return work::assign(tx, the(ticket), {.group = "network", .assignee = "chen_jie", .reason = Text<500>("交换机")});
    });
    CHECK(moved.group_id == world.network.id);
}

TEST_CASE("an engineer works on the tickets of her own groups only") {
    World world;
    auto const ticket = reported(world);
    CHECK_THROWS_AS(world.as(world.chen_jie, [&](Tx& tx) { return work::assign(tx, the(ticket), {.assignee = "chen_jie"}); }),
                    NotFound);
    CHECK_THROWS_AS(world.as(world.zhao_min, [&](Tx& tx) { return work::close(tx, the(ticket)); }), NotFound);
    CHECK_THROWS_AS(world.as(world.auditor, [&](Tx& tx) { return work::close(tx, the(ticket)); }), Forbidden);
}

TEST_CASE("a change on an old version is refused and shows the newest") {
    World world;
    auto const ticket = reported(world);
    auto const assign = [&](std::int64_t version) {
        return world.as(world.li_lei, [&](Tx& tx) { return work::assign(tx, the(ticket), {.assignee = "li_lei"}); }, version);
    };
    CHECK(assign(1).version == 2);
    try {
        assign(1);
        FAIL("accepted");
    } catch (Stale const& stale) {
        CHECK(stale.version == 2);
        CHECK(stale.current.find("\"assignee\":\"li_lei\"") != std::string::npos);
    }
}
