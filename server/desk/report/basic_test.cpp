#include "report/month.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

Instant at(char const* time) { return *parse_rfc3339(time); }

// Two tickets of January and one of February; the second was resolved, taken up again and resolved; the third is late.
struct Desk {
    World world;
    std::string second;

    Desk() {
        testing::set_now(at("2026-01-30T02:00:00Z"));
        report(R"(,"impact":1,"urgency":1)");
        second = report("");
        change(Method::PUT, second, "/resolution", R"({"code":"fixed","text":"a","cause":"hardware"})");
        testing::advance(Minutes(1));  // taken back at once it would be no reopening
        change(Method::DELETE, second, "/resolution", R"({"reason":"still broken"})");
        change(Method::PUT, second, "/assignment", R"({"group":"network","reason":"theirs"})");
        change(Method::PUT, second, "/resolution", R"({"code":"fixed","text":"a","cause":"hardware"})");
        testing::set_now(at("2026-01-31T16:00:00Z"));  // February has begun in the desk's zone
        report(R"(,"happened_at":"2026-01-31T16:00:00Z")");
    }
    std::string report(std::string const& more) {
        auto const told = world.ask(world.li_lei, Method::POST, "/api/v1/incidents",
                                    R"({"subject":"a","service":"it","category":"other","requester":"wang_fang")" + more + "}");
        REQUIRE_MESSAGE(told.status == 201, json::text_of(told.body));
        return told.text("number");
    }
    void change(Method method, std::string const& ticket, std::string const& what, std::string const& body) {
        auto const told = world.ask(world.admin, method, "/api/v1/tickets/" + ticket + what, body, {{"if-match", "*"}});
        REQUIRE_MESSAGE(told.status < 300, json::text_of(told.body));
    }
    json::Value basic(std::string const& query = "") {
        auto const told = world.ask(world.admin, Method::GET, "/api/v1/reports/basic" + query);
        REQUIRE_MESSAGE(told.status == 200, json::text_of(told.body));
        return told.body;
    }
    std::size_t listed(std::string const& path) {
        auto const told = world.ask(world.admin, Method::GET, path);
        REQUIRE_MESSAGE(told.status == 200, path << ' ' << json::text_of(told.body));
        return told.body.find("data")->as<json::Array>()->size();
    }
};

std::int64_t number(json::Value const& figure, std::string_view name) { return *figure.find(name)->as<std::int64_t>(); }
std::string text(json::Value const& figure, std::string_view name) { return *figure.find(name)->as<std::string>(); }

json::Array const& rows(json::Value const& report, std::string_view name) { return *report.find(name)->as<json::Array>(); }

}  // namespace

TEST_CASE("every figure opens to as many tickets as it counts") {
    Desk desk;
    auto const basic = desk.basic();
    CHECK(number(*basic.find("all"), "tickets") == 3);
    int figures = 0;
    for (auto const* name : {"by_state", "by_priority", "by_service", "by_group", "by_month"})
        for (auto const& figure : rows(basic, name)) {
            CHECK_MESSAGE(desk.listed(text(figure, "list")) == static_cast<std::size_t>(number(figure, "tickets")),
                          json::text_of(figure));
            ++figures;
        }
    CHECK(figures == 9);
    for (auto const* name : {"reopened", "reassigned"}) {
        auto const& repeated = *basic.find(name);
        CHECK(number(repeated, "tickets") == 1);
        CHECK(number(repeated, "times") == 1);
        CHECK(desk.listed(text(repeated, "list")) == 1);
        CHECK(desk.listed(text(repeated, "list_of_most")) == 1);
    }
}

TEST_CASE("months are those of the desk's zone") {
    Desk desk;
    auto const report = desk.basic();
    auto const& months = rows(report, "by_month");
    REQUIRE(months.size() == 2);
    CHECK(text(months[0], "value") == "2026-01");
    CHECK(number(months[0], "tickets") == 2);
    CHECK(text(months[1], "value") == "2026-02");
    CHECK(number(months[1], "tickets") == 1);
}

TEST_CASE("promises count as kept or missed once they are decided") {
    Desk desk;
    auto const early = desk.basic();
    auto const& resolution = *early.find("all")->find("resolution");
    CHECK(number(resolution, "met") == 1);
    CHECK(number(resolution, "missed") == 0);
    CHECK(json::text_of(*resolution.find("rate")) == "1");
    desk.change(Method::PUT, "INC-10001", "/resolution", R"({"code":"fixed","text":"a","cause":"hardware"})");  // after 38 hours
    auto const late = desk.basic();
    CHECK(number(*late.find("all")->find("resolution"), "missed") == 1);
    CHECK(desk.listed(text(late, "resolution_missed")) == 1);
    CHECK(desk.listed(text(late, "response_missed")) == 1);
}

TEST_CASE("a report is of a stretch of time and of a kind") {
    Desk desk;
    CHECK(number(*desk.basic("?from=2026-01-31T16:00:00Z").find("all"), "tickets") == 1);
    CHECK(number(*desk.basic("?to=2026-01-31T16:00:00Z").find("all"), "tickets") == 2);
    auto const problems = desk.basic("?kind=problem");
    CHECK(number(*problems.find("all"), "tickets") == 0);
    CHECK(rows(problems, "by_month").empty());
    auto const wrong =
        desk.world.ask(desk.world.admin, Method::GET, "/api/v1/reports/basic?from=2026-01-31T16:00:00Z&to=2026-01-31T16:00:00Z");
    CHECK(wrong.status == 400);
}

TEST_CASE("months go on over the end of a year, and very many are cut to the newest") {
    auto const& zone = *date::locate_zone("Asia/Shanghai");
    auto const months = report::months_between(at("2025-11-30T16:00:00Z"), at("2026-01-31T15:59:59Z"), zone);
    REQUIRE(months.size() == 2);
    CHECK(months[0].name == "2025-12");
    CHECK(months[0].begin == at("2025-11-30T16:00:00Z"));
    CHECK(months[1].name == "2026-01");
    CHECK(months[1].end == at("2026-01-31T16:00:00Z"));
    auto const many = report::months_between(at("1900-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z"), zone);
    CHECK(many.size() == report::most_months);
    CHECK(many.back().name == "2026-01");
}
