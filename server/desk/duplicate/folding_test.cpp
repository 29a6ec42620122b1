#include "duplicate/folding.h"

#include "duplicate/fold_rule.h"
#include "incident/incident.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace yitai;
using duplicate::fold_of;
using duplicate::FoldBy;
using http::Method;
using queue::OpenTicket;
using testing::World;

namespace {

Instant const noon = *parse_rfc3339("2026-01-05T12:00:00Z");

OpenTicket report(std::int64_t id, int minutes_after_noon, std::string_view subject = "计费系统打不开") {
    OpenTicket ticket;
    ticket.id = TicketId{id};
    ticket.organisation_id = OrganisationId{1};
    ticket.created_at = noon + Minutes(minutes_after_noon);
    ticket.pieces = queue::Pieces(subject);
    return ticket;
}

FoldBy const three_in_an_hour{.code = "burst", .kinds = {Kind::incident}};

std::vector<std::int64_t> children(std::optional<duplicate::Fold> const& fold) {
    std::vector<std::int64_t> ids;
    if (fold)
        for (auto const id : fold->children) ids.push_back(id.value);
    return ids;
}

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("the third report alike within the hour is folded, and the second with it, under the first") {
    CHECK_FALSE(fold_of(three_in_an_hour, report(2, 10), {report(1, 0)}));
    auto const fold = fold_of(three_in_an_hour, report(3, 20), {report(2, 10), report(1, 0)});
    REQUIRE(fold);
    CHECK(fold->parent == TicketId{1});
    CHECK(fold->rule == "burst");
    CHECK(children(fold) == Ids{2, 3});
}

TEST_CASE("what is unlike, too old, over, or another customer's does not count") {
    auto const newcomer = report(9, 70);
    CHECK_FALSE(fold_of(three_in_an_hour, newcomer, {report(1, 60), report(2, 61, "打印机卡纸")}));
    CHECK_FALSE(fold_of(three_in_an_hour, newcomer, {report(1, 60), report(2, 9)}));
    CHECK(fold_of(three_in_an_hour, newcomer, {report(1, 60), report(2, 10)}));
    auto over = report(2, 61);
    over.state = State::resolved;
    CHECK_FALSE(fold_of(three_in_an_hour, newcomer, {report(1, 60), over}));
    auto foreign = report(2, 61);
    foreign.organisation_id = OrganisationId{2};
    CHECK_FALSE(fold_of(three_in_an_hour, newcomer, {report(1, 60), foreign}));
}

TEST_CASE("who leads already goes on leading") {
    auto announced = report(5, 30), parent = report(1, -300), child = report(4, 40);
    announced.announced = true;
    child.parent_id = parent.id;
    CHECK(fold_of(three_in_an_hour, report(9, 50), {report(3, 20), announced})->parent == announced.id);
    auto const under_parent = fold_of(three_in_an_hour, report(9, 50), {report(3, 20), child, parent});
    CHECK(under_parent->parent == parent.id);
    CHECK(children(under_parent) == Ids{3, 9});
    CHECK(fold_of(three_in_an_hour, report(9, 50), {child, announced, parent})->parent == parent.id);
    child.parent_id = TicketId{77};  // which is over by now
    CHECK(fold_of(three_in_an_hour, report(9, 50), {report(3, 20), child})->parent == TicketId{3});
}

TEST_CASE("a newcomer that has its place, or for which the rule does not hold, is left alone") {
    auto placed = report(9, 20);
    placed.parent_id = TicketId{1};
    CHECK_FALSE(fold_of(three_in_an_hour, placed, {report(1, 0), report(2, 10)}));
    auto rule = three_in_an_hour;
    rule.sites = {SiteId{4}, SiteId{5}};
    CHECK_FALSE(fold_of(rule, report(9, 20), {report(1, 0), report(2, 10)}));
    auto here = [](OpenTicket ticket) { return ticket.site_id = SiteId{5}, ticket; };
    CHECK(fold_of(rule, here(report(9, 20)), {here(report(1, 0)), here(report(2, 10))}));
    CHECK_FALSE(fold_of(rule, here(report(9, 20)), {here(report(1, 0)), report(2, 10)}));
    rule.kinds = {Kind::request};
    CHECK_FALSE(duplicate::holds_for(rule, here(report(1, 0))));
}

// ---- by the desk ----

namespace {

struct Desk {
    World world;
    Desk(std::string const& more = "") {
        auto const body = R"({"code":"burst","name":{"zh":"突发","en":"Burst"},"least":3)" + more + "}";
        REQUIRE(world.ask(world.admin, Method::POST, "/api/v1/fold-rules", body).status == 201);
    }
    World::Answer report(std::string const& subject = "计费系统打不开") {
        return world.ask(world.wang_fang, Method::POST, "/api/v1/incidents", R"({"subject":")" + subject + "\"}");
    }
    std::string parent_of(std::string const& number) {
        return world.ask(world.admin, Method::GET, "/api/v1/tickets/" + number).text("parent");
    }
};

std::string refused_at(World::Answer const& answer) {
    if (answer.status != 400) return std::to_string(answer.status);
    return *answer.body.find("errors")->as<json::Array>()->front().find("pointer")->as<std::string>();
}

}  // namespace

TEST_CASE("a burst is folded as it comes in, and each report's answer shows where it lies") {
    Desk desk;
    auto const first = desk.report().text("number"), second = desk.report("计费系统打不开了").text("number");
    CHECK(desk.parent_of(second).empty());
    auto const third = desk.report("急！计费系统打不开");
    CHECK(third.status == 201);
    CHECK(third.text("parent") == first);
    CHECK(third.header("ETag") == "\"2\"");
    CHECK(desk.parent_of(second) == first);
    CHECK(desk.parent_of(first).empty());
    CHECK(desk.report("打印机卡纸").text("parent").empty());
    CHECK(desk.report().text("parent") == first);
    testing::advance(Hours(2));
    CHECK(desk.report().text("parent").empty());
}

TEST_CASE("reports of one batch see each other") {
    Desk desk;
    auto const parents = desk.world.as(desk.world.wang_fang, [](Tx& tx) {
        std::vector<TicketId> all;
        for (int i = 0; i < 5; ++i) all.push_back(incident::report(tx, {.subject = "计费系统打不开"}).parent_id);
        return all;
    });
    CHECK(parents[1] == TicketId{});
    CHECK(parents[2]);
    CHECK(parents[4] == parents[2]);
}

TEST_CASE("a rule that is not active folds nothing, one for a service only that service's reports") {
    Desk idle(R"(,"active":false)");
    for (int i = 0; i < 4; ++i) CHECK(idle.report().text("parent").empty());
    Desk of_service(R"(,"service":"it")");
    for (int i = 0; i < 4; ++i) CHECK(of_service.report().text("parent").empty());
}

TEST_CASE("rules are kept by who manages the desk, and refused where they make no sense") {
    Desk desk;
    auto& world = desk.world;
    auto const rule = [&](std::string const& more) {
        return refused_at(
            world.ask(world.admin, Method::POST, "/api/v1/fold-rules", R"({"name":{"zh":"a","en":"a"},)" + more + "}"));
    };
    CHECK(rule(R"("code":"burst")") == "409");
    CHECK(rule(R"("code":"b","similarity":1.5)") == "/similarity");
    CHECK(rule(R"("code":"b","similarity":-0.1)") == "/similarity");
    CHECK(rule(R"("code":"b","least":1)") == "/least");
    CHECK(rule(R"("code":"b","within_minutes":0)") == "/within_minutes");
    CHECK(rule(R"("code":"b","service":"none")") == "/service");
    CHECK(rule(R"("code":"b","kinds":["thing"])") == "/kinds/0");
    CHECK(world.ask(world.li_lei, Method::GET, "/api/v1/fold-rules").status == 403);

    auto const at = "/api/v1/fold-rules/burst";
    auto const changed = world.ask(world.admin, Method::PATCH, at, R"({"least":2,"similarity":0.9})", {{"if-match", "\"1\""}});
    CHECK(*changed.body.find("least") == json::Value(2));
    CHECK(*changed.body.find("similarity") == json::Value(0.9));
    CHECK(world.ask(world.admin, Method::PATCH, at, "{}", {{"if-match", "\"1\""}}).status == 412);
    CHECK(world.ask(world.admin, Method::DELETE, at, "", {{"if-match", "*"}}).status == 204);
    CHECK(world.ask(world.admin, Method::GET, at).status == 404);
}
