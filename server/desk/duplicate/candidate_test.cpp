#include "duplicate/candidate.h"

#include "testing/clock.h"
#include "testing/company.h"
#include "work/closure.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;

    std::string report(Person const& who, std::string const& subject, std::string const& more = "") {
        return world.ask(who, Method::POST, "/api/v1/incidents", R"({"subject":")" + subject + '"' + more + "}").text("number");
    }
    void announce(std::string const& number) {
        auto const at = "/api/v1/tickets/" + number + "/announcement";
        REQUIRE(world.ask(world.admin, Method::PUT, at, "", {{"if-match", "*"}}).status == 200);
    }
};

World::Answer like(World& world, Person const& who, std::string const& body) {
    return world.ask(who, Method::POST, "/api/v1/duplicates/search", body);
}
json::Array found(World::Answer const& answer) {
    REQUIRE(answer.status == 200);
    return *answer.body.find("data")->as<json::Array>();
}
std::vector<std::string> numbers(World::Answer const& answer) {
    std::vector<std::string> all;
    for (auto const& row : found(answer)) all.push_back(*row.find("ticket")->find("number")->as<std::string>());
    return all;
}
std::string refused_at(World::Answer const& answer) {
    if (answer.status != 400) return std::to_string(answer.status);
    return *answer.body.find("errors")->as<json::Array>()->front().find("pointer")->as<std::string>();
}
std::set<std::string> members(json::Value const& object) {
    std::set<std::string> told;
    for (auto const& [name, value] : *object.as<json::Object>())
        if (!value.is_null()) told.insert(name);
    return told;
}

using Numbers = std::vector<std::string>;

}  // namespace

TEST_CASE("while a report is typed, what it is likely about is shown, best first and with reasons") {
    Desk desk;
    auto& world = desk.world;
    auto const jam = desk.report(world.wang_fang, "三楼打印机卡纸"), mail = desk.report(world.zhao_min, "邮箱登录失败");
    auto const other = desk.report(world.wang_fang, "Wi-Fi is slow");
    auto const answer = world.ask(world.li_lei, Method::GET,
                                  "/api/v1/duplicates?subject=%E6%89%93%E5%8D%B0%E6%9C%BA%E5%8D%A1%E7%BA%B8&requester=wang_fang");
    REQUIRE(numbers(answer) == Numbers{jam, other});
    auto const best = found(answer).front();
    CHECK(json::text_of(*best.find("reasons")) == R"(["similar_words","same_requester"])");
    CHECK(*best.find("ticket")->find("requester") == json::Value("wang_fang"));
    CHECK(*best.find("score")->as<double>() > 0.7);
    CHECK(*best.find("announced") == json::Value(false));
    CHECK(numbers(like(world, world.li_lei, R"({"subject":"登录失败","limit":1})")) == Numbers{mail});
    CHECK(numbers(like(world, world.li_lei, R"({"subject":"VPN"})")).empty());
    CHECK(numbers(like(world, world.li_lei, "{}")).empty());
}

TEST_CASE("of equals the announced one comes first, and what is over does not come at all") {
    Desk desk;
    auto& world = desk.world;
    auto const known = desk.report(world.zhao_min, "计费系统打不开"), newer = desk.report(world.zhao_min, "计费系统打不开");
    CHECK(numbers(like(world, world.li_lei, R"({"subject":"计费系统打不开"})")) == Numbers{newer, known});
    desk.announce(known);
    CHECK(numbers(like(world, world.li_lei, R"({"subject":"计费系统打不开"})")) == Numbers{known, newer});
    world.as(world.admin, [&](Tx& tx) { work::cancel(tx, {newer}, {.reason = "x"}); });
    CHECK(numbers(like(world, world.li_lei, R"({"subject":"计费系统打不开"})")) == Numbers{known});
}

TEST_CASE("a requester is shown his own, and of what is announced as little as an announcement says") {
    Desk desk;
    auto& world = desk.world;
    auto const own = desk.report(world.wang_fang, "计费系统打不开");
    auto const hidden = desk.report(world.zhao_min, "计费系统打不开了");
    auto const announced = desk.report(world.zhao_min, "计费系统打不开 500", R"(,"service":"it")");
    testing::advance(Minutes(5));
    desk.announce(announced);

    auto const answer = like(world, world.wang_fang, R"({"subject":"计费系统打不开","requester":"zhao_min","service":"it"})");
    auto const rows = found(answer);
    REQUIRE(rows.size() == 2);
    for (auto const& row : rows) {
        auto const& ticket = *row.find("ticket");
        if (*ticket.find("number") == json::Value(own)) {
            CHECK(members(ticket).contains("requester"));
            continue;
        }
        CHECK(*ticket.find("number") == json::Value(announced));
        CHECK(members(ticket) == std::set<std::string>{"number", "subject", "state", "service"});
        CHECK(json::text_of(*row.find("reasons")) == R"(["similar_words","same_service"])");
        CHECK(*row.find("announced_at") == json::Value("2026-01-05T01:05:00.000Z"));
    }
    CHECK(json::text_of(answer.body).find(hidden) == std::string::npos);
    CHECK(json::text_of(answer.body).find("zhao_min") == std::string::npos);

    // Nothing but words and service speaks for what is only announced, so nothing else can be learnt from its score.
    auto const score_for = [&](std::string const& more) {
        for (auto const& row : found(like(world, world.wang_fang, R"({"subject":"计费系统打不开 500")" + more + "}")))
            if (*row.find("ticket")->find("number") == json::Value(announced)) return json::text_of(*row.find("score"));
        return std::string("none");
    };
    CHECK(score_for("") != "none");
    CHECK(score_for("") == score_for(R"(,"requester":"zhao_min")"));
    CHECK(numbers(like(world, world.wang_fang, R"({"requester":"zhao_min"})")).empty());
}

TEST_CASE("nobody in any role is shown another's ticket by its likeness") {
    testing::Company company;
    auto& world = company.world;
    constexpr std::string_view subject = "only this ticket says so";
    auto const add = [&](char const* requester, char const* group) {
        return world
            .ask(world.admin, Method::POST, "/api/v1/incidents",
                 fmt::format(R"({{"subject":"{}","requester":"{}","group":"{}"}})", subject, requester, group))
            .text("number");
    };
    std::set<std::string> const all{add("home-other", "home-elsewhere"), add("home-mate", "home-team"),
                                    add("acme-other", "acme-elsewhere"), add("acme-mate", "acme-team")};
    auto const announced = add("acme-other", "acme-elsewhere"), at_home = add("home-other", "home-elsewhere");
    for (auto const& number : {announced, at_home})
        world.ask(world.admin, Method::PUT, "/api/v1/tickets/" + number + "/announcement", "", {{"if-match", "*"}});

    for (auto const& holder : company.holders) {
        auto const answer = like(world, holder.person, fmt::format(R"({{"subject":"{}","limit":20}})", subject));
        std::set<std::string> seen;
        for (auto const& row : found(answer)) {
            auto const& ticket = *row.find("ticket");
            auto const number = *ticket.find("number")->as<std::string>();
            bool const readable = world.ask(holder.person, Method::GET, "/api/v1/tickets/" + number).status == 200;
            CHECK_MESSAGE(members(ticket).contains("id") == readable, number << " to " << *holder.person.login);
            seen.insert(number);
        }
        for (auto const& number : all) {
            bool const readable = world.ask(holder.person, Method::GET, "/api/v1/tickets/" + number).status == 200;
            CHECK_MESSAGE(seen.contains(number) == readable, number << " to " << *holder.person.login);
        }
        CHECK(seen.contains(at_home));
        bool const reads_all =
            holder.at_home && world.ask(holder.person, Method::GET, "/api/v1/tickets/" + announced).status == 200;
        CHECK_MESSAGE(seen.contains(announced) == (!holder.at_home || reads_all), *holder.person.login);
    }
}

TEST_CASE("texts of every kind are compared, and names that are none are refused at their place") {
    Desk desk;
    auto& world = desk.world;
    auto const jam = desk.report(world.wang_fang, "打印机卡纸");
    CHECK(numbers(like(world, world.li_lei, R"({"subject":"打\u200b印\u200b机\u202e卡纸"})")) == Numbers{jam});
    CHECK(numbers(like(world, world.li_lei, R"({"subject":"'; drop table ticket; -- % _ \" OR 1=1"})")).empty());
    CHECK(numbers(like(world, world.li_lei, R"({"subject":"","description":""})")).empty());
    CHECK(like(world, world.li_lei, fmt::format(R"({{"subject":"a","description":"{}"}})", std::string(65'536, 'x'))).status ==
          200);
    CHECK(refused_at(like(world, world.li_lei, fmt::format(R"({{"description":"{}"}})", std::string(65'537, 'x')))) ==
          "/description");
    CHECK(refused_at(like(world, world.li_lei, R"({"requester":"nobody"})")) == "/requester");
    CHECK(refused_at(like(world, world.li_lei, R"({"cis":["no-such"]})")).starts_with("/cis"));
    CHECK(refused_at(like(world, world.li_lei, R"({"limit":21})")) == "/limit");
    CHECK(refused_at(like(world, world.li_lei, R"({"subjekt":"a"})")) == "/subjekt");
    CHECK(refused_at(world.ask(world.li_lei, Method::GET, "/api/v1/duplicates?service=no-such")) == "/query/service");
}
