#include "sla/evaluation.h"

#include "testing/shared_data.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace yitai;

namespace {

// Monday to Friday 09:00–18:00 in Berlin with an hour for lunch; 2026-01-05 is a Monday.
constexpr auto office = R"({"tz":"Europe/Berlin",
    "week":{"mon":[["09:00","18:00"]],"tue":[["09:00","18:00"]],"wed":[["09:00","18:00"]],"thu":[["09:00","18:00"]],
            "fri":[["09:00","18:00"]]},
    "breaks":{"mon":[["12:00","13:00"]]},
    "holidays":["2026-01-06","*-05-01"],"overrides":{"2026-01-06":[["10:00","12:00"]]}})";
constexpr auto always = R"({"tz":"UTC","week":{"mon":[["00:00","24:00"]],"tue":[["00:00","24:00"]],"wed":[["00:00","24:00"]],
    "thu":[["00:00","24:00"]],"fri":[["00:00","24:00"]],"sat":[["00:00","24:00"]],"sun":[["00:00","24:00"]]}})";
constexpr auto never = R"({"tz":"UTC","week":{}})";

sla::Verdict verdict_on(std::string_view rest) {
    auto const verdicts = sla::evaluate(fmt::format(
        R"({{"calendars":{{"office":{},"always":{},"never":{}}},"cases":[{{"id":"x",{}}}]}})", office, always, never, rest));
    REQUIRE(verdicts.size() == 1);
    return verdicts.front();
}

bool holds(std::string_view rest) {
    auto const verdict = verdict_on(rest);
    INFO(json::text_of(verdict));
    CHECK(verdict.ok == (verdict.expected == verdict.got));
    return verdict.ok;
}

std::string refused_at(std::string_view file) {
    try {
        sla::evaluate(file);
    } catch (Invalid const& invalid) {
        return invalid.fields.empty() ? "" : invalid.fields.front().pointer;
    }
    return "not refused";
}

}  // namespace

TEST_CASE("the cases that others count by hold here too") {
    auto const file = testing::shared_data("sla/working-time-cases.json");
    if (!file) return;
    auto const verdicts = sla::evaluate(testing::contents_of(*file));
    CHECK(verdicts.size() == 55);
    for (auto const& verdict : verdicts) {
        CAPTURE(json::text_of(verdict));
        CHECK(verdict.ok);
    }
}

TEST_CASE("every operator has its say") {
    CHECK(
        holds(R"("op":"add","calendar":"office","start":"2026-01-05T10:30:00Z","seconds":5400,"expect":"2026-01-05T13:00:00Z")"));
    CHECK(holds(R"("op":"add","calendar":"never","start":"2026-01-05T10:30:00Z","seconds":5,"expect":null)"));
    CHECK(
        holds(R"("op":"sub","calendar":"office","start":"2026-01-05T09:00:00Z","seconds":7200,"expect":"2026-01-02T16:00:00Z")"));
    CHECK(holds(
        R"("op":"elapsed","calendar":"office","start":"2026-01-05T00:00:00Z","end":"2026-01-06T00:00:00Z","expect_seconds":28800)"));
    CHECK(holds(
        R"("op":"elapsed","calendar":"always","start":"2026-01-05T00:00:00Z","end":"2026-01-01T00:00:00Z","expect_seconds":0)"));
    CHECK(holds(R"("op":"in_hours","calendar":"office","at":"2026-01-05T11:30:00Z","expect":false)"));
    CHECK(holds(R"("op":"holiday","calendar":"office","date":"2026-01-06","expect":true)"));
    CHECK(holds(R"("op":"holiday","calendar":"office","date":"2027-05-01","expect":true)"));
    CHECK(holds(
        R"("op":"add_business_days","calendar":"office","start":"2026-01-04T11:30:00Z","days":1,"expect":"2026-01-05T12:00:00Z",
                   "expect_end_of_day":"2026-01-05T17:00:00Z")"));
    CHECK(holds(
        R"("op":"sub_business_days","calendar":"office","start":"2026-01-05T12:00:00Z","days":1,"expect":"2026-01-02T12:00:00Z")"));
}

TEST_CASE("the next periods are cut by now, and may be told whole or day by day") {
    CHECK(holds(R"("op":"next_periods","calendar":"office","start":"2026-01-05T12:30:00Z",
                   "expect_periods":[["2026-01-05T12:30:00Z","2026-01-05T17:00:00Z"],["2026-01-06T09:00:00Z","2026-01-06T11:00:00Z"]])"));
    CHECK(holds(R"("op":"next_periods","calendar":"always","start":"2026-01-05T12:00:00Z",
                   "expect_periods":[["2026-01-05T12:00:00Z","2026-01-06T00:00:00Z"],["2026-01-06T00:00:00Z","2026-01-07T00:00:00Z"]])"));
}

TEST_CASE("times on the wall stand in the calendar's zone, or in the one they name") {
    CHECK(holds(
        R"("op":"add","calendar":"office","start_local":"2026-01-05 09:00:00","seconds":60,"expect_local":"2026-01-05 09:01:00")"));
    CHECK(holds(
        R"("op":"add","calendar":"office","start_local":"2026-01-05 16:00:00 Asia/Shanghai","seconds":60,"expect":"2026-01-05T08:01:00Z")"));
}

TEST_CASE("another result than expected is told") {
    auto const verdict = verdict_on(
        R"("op":"add","calendar":"always","start":"2026-01-05T00:00:00Z","seconds":1,"expect":"2026-01-05T00:00:02Z")");
    CHECK(json::text_of(verdict) == R"({"id":"x","expected":"2026-01-05T00:00:02Z","got":"2026-01-05T00:00:01Z","ok":false})");
}

TEST_CASE("the timelines of whole tickets come out as expected") {
    auto const file = testing::shared_data("sla/ticket-timeline-cases.json");
    if (!file) return;
    auto const verdicts = sla::evaluate(testing::contents_of(*file));
    CHECK(verdicts.size() == 8);
    for (auto const& verdict : verdicts) {
        CAPTURE(json::text_of(verdict));
        CHECK(verdict.ok);
    }
}

TEST_CASE("waiting stops all clocks of a timeline, and an answer only those it answers") {
    auto const told = [](std::string_view events, std::string_view expect) {
        auto const verdicts = sla::evaluate(fmt::format(
            R"({{"calendars":{{"a":{{"tz":"UTC","week":{{"mon":[["09:00","18:00"]]}}}}}},"timelines":[{{"id":"t","calendar":"a",
                "sla":{{"first_response_min":60,"update_min":60,"solution_min":120}},"events":[{}],"expect":{{{}}}}}]}})",
            events, expect));
        CAPTURE(json::text_of(verdicts[0]));
        CHECK(verdicts[0].ok);
    };
    constexpr auto created = R"({"at":"2026-01-05T10:00:00Z","event":"created"})";
    told(fmt::format("{}", created), R"("first_response_due":"2026-01-05T11:00:00Z","update_due":null)");
    told(
        fmt::format(R"({},{{"at":"2026-01-05T10:30:00Z","event":"state","to":"pending reminder"}},
                        {{"at":"2026-01-05T11:30:00Z","event":"state","to":"open"}})",
                    created),
        R"("first_response_due":"2026-01-05T12:00:00Z","solution_due":"2026-01-05T13:00:00Z","next_due":"2026-01-05T12:00:00Z")");
    told(fmt::format(R"({},{{"at":"2026-01-05T10:30:00Z","event":"closed"}})", created),
         R"("next_due":null,"solution_took_min":30,"solution_left_min":90)");
}

TEST_CASE("what is no file of cases is refused, and what is wrong in one is named") {
    CHECK_THROWS_AS(sla::evaluate("# Cases"), Invalid);
    CHECK_THROWS_AS(sla::evaluate("[1]"), Invalid);
    auto const with_calendar = [](std::string_view calendar) {
        return refused_at(fmt::format(R"({{"calendars":{{"a":{}}},"cases":[]}})", calendar));
    };
    CHECK(with_calendar(R"({"tz":"Mars","week":{}})") == "/calendars/a/tz");
    CHECK(with_calendar(R"({"tz":"UTC"})") == "/calendars/a/week");
    CHECK(with_calendar(R"({"tz":"UTC","week":{"mon":[["10:00","09:00"]]}})") == "/calendars/a/week/mon/0/to");
    CHECK(with_calendar(R"({"tz":"UTC","week":{"day":[]}})") == "/calendars/a/week/day");
    CHECK(with_calendar(R"({"tz":"UTC","week":{},"holidays":["*-02-30"]})") == "/calendars/a/holidays/0");
    CHECK(with_calendar(R"({"tz":"UTC","week":{},"overrides":{"soon":[]}})") == "/calendars/a/overrides/soon");
    auto const with_case = [](std::string_view rest) {
        return refused_at(fmt::format(R"({{"calendars":{{"a":{}}},"cases":[{{"id":"1",{}}}]}})", always, rest));
    };
    CHECK(with_case(R"("op":"divide","calendar":"a")") == "/cases/0/op");
    CHECK(with_case(R"("op":"add","calendar":"b")") == "/cases/0/calendar");
    CHECK(with_case(R"("op":"add","calendar":"a","seconds":1,"expect":null)") == "/cases/0/start");
    CHECK(with_case(R"("op":"add","calendar":"a","start":"2026-01-05T00:00:00Z","seconds":"1","expect":null)") ==
          "/cases/0/seconds");
}
