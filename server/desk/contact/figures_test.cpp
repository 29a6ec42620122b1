#include "contact/figures.h"

#include "testing/calls.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::Calls;

namespace {

// A morning at the desk: five calls, four of them by Wang Fang.
struct Morning : Calls {
    Morning() {
        post(world.li_lei, call("wang_fang", "question") + "/answer", R"({"text":"a"})");
        post(world.li_lei, call("wang_fang", "question") + "/answer", R"({"text":"a"})");
        post(world.li_lei, call("wang_fang") + "/ticket", R"({"subject":"a"})");
        post(world.li_lei, call("wang_fang") + "/abandonment");
        post(world.li_lei, call("zhao_min") + "/guidance", R"({"reason":"not_it"})");
    }
};

std::int64_t number(json::Value const& figures, std::string_view name) { return *figures.find(name)->as<std::int64_t>(); }

}  // namespace

TEST_CASE("contacts are counted by nature and outcome") {
    Morning morning;
    auto const figures = morning.figures(morning.world.li_lei);
    CHECK(number(figures, "total") == 5);
    auto const& rows = *figures.find("data")->as<json::Array>();
    REQUIRE(rows.size() == 4);
    CHECK(*rows[0].find("nature") == json::Value("fault"));
    CHECK(*rows[0].find("outcome") == json::Value("abandoned"));
    CHECK(rows[0].find("channel")->is_null());
    CHECK(*rows[3].find("nature") == json::Value("question"));
    CHECK(number(rows[3], "count") == 2);
}

TEST_CASE("what was settled at once, what kept work away, and who calls again") {
    Morning morning;
    auto const figures = morning.figures(morning.world.li_lei);
    CHECK(*figures.find("first_contact_rate")->as<double>() == doctest::Approx(2.0 / 3));
    CHECK(*figures.find("deflection_rate")->as<double>() == doctest::Approx(3.0 / 4));
    CHECK(number(figures, "repeat_callers") == 1);
    CHECK(number(figures, "repeat_contacts") == 4);
}

TEST_CASE("a rate of nothing is no rate") {
    Calls calls;
    auto const figures = calls.figures(calls.world.li_lei);
    CHECK(number(figures, "total") == 0);
    CHECK(figures.find("first_contact_rate")->is_null());
    CHECK(figures.find("deflection_rate")->is_null());
    CHECK(number(figures, "repeat_callers") == 0);
}

TEST_CASE("a day begins at midnight where it is counted") {
    Calls calls;
    for (auto at : {"2026-01-04T15:59:00Z", "2026-01-04T16:00:00Z", "2026-01-05T00:00:00Z"})
        calls.record(calls.world.li_lei,
                     R"({"channel":"phone","nature":"fault","caller":"1","happened_at":")" + std::string(at) + "\"}");
    auto const days = [&](std::string const& zone) {
        std::string counted;
        auto const figures = calls.figures(calls.world.li_lei, "&group_by=day" + zone);
        for (auto const& row : *figures.find("data")->as<json::Array>())
            counted += *row.find("day")->as<std::string>() + '=' + std::to_string(number(row, "count")) + ' ';
        return counted;
    };
    CHECK(days("") == "2026-01-04=1 2026-01-05=2 ");
    CHECK(days("&time_zone=UTC") == "2026-01-04=2 2026-01-05=1 ");
    CHECK(days("&time_zone=America/New_York") == "2026-01-04=3 ");
}

TEST_CASE("contacts are counted by handler and by channel") {
    Morning morning;
    morning.record(morning.world.admin, R"({"channel":"walk_in","nature":"praise","person":"wang_fang"})");
    auto const by = [&](std::string const& dimension) {
        std::string text;
        auto const figures = morning.figures(morning.world.li_lei, "&group_by=" + dimension);
        for (auto const& row : *figures.find("data")->as<json::Array>())
            text += *row.find(dimension)->as<std::string>() + '=' + std::to_string(number(row, "count")) + ' ';
        return text;
    };
    CHECK(by("handler") == "admin=1 li_lei=5 ");
    CHECK(by("channel") == "phone=5 walk_in=1 ");
    auto const by_handler = morning.figures(morning.world.li_lei, "&group_by=handler");
    CHECK(number(by_handler, "total") == 6);
    CHECK(*by_handler.find("deflection_rate")->as<double>() == doctest::Approx(3.0 / 4));
}

TEST_CASE("a question about too long a time, none, or an unknown zone is refused") {
    Calls calls;
    auto const ask = [&](std::string const& query) {
        return calls.world.ask(calls.world.li_lei, Method::GET, "/api/v1/contacts/figures" + query).status;
    };
    CHECK(ask("?from=2026-01-01T00:00:00Z&to=2027-02-05T00:00:00Z") == 200);
    CHECK(ask("?from=2026-01-01T00:00:00Z&to=2027-02-05T00:00:01Z") == 400);
    CHECK(ask("?from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z") == 400);
    CHECK(ask("?from=2026-01-01T00:00:00Z") == 400);
    CHECK(ask("?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&group_by=weather") == 400);
    CHECK(ask("?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&time_zone=Asia/Nowhere") == 400);
}
