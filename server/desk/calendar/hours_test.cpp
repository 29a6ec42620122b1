#include "calendar/hours.h"

#include <doctest/doctest.h>

using namespace yitai;
using namespace yitai::calendar;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

Instant at(std::string_view text) { return *parse_rfc3339(text); }
std::string said(std::optional<Instant> instant) { return instant ? to_rfc3339(*instant) : "never"; }
std::string said(std::vector<Window> const& windows) {
    std::string text;
    for (auto const& window : windows) text += (text.empty() ? "" : ", ") + to_rfc3339(window.from) + "/" + to_rfc3339(window.to);
    return text;
}

Intervals nine_to_six() { return {{hours(9), hours(18)}}; }

Pattern open_daily(char const* zone, Intervals const& open) {
    Pattern pattern{.zone = date::locate_zone(zone)};
    pattern.week.fill(open);
    return pattern;
}

// Monday to Friday 09:00–18:00 in Shanghai; 2026-01-05 is a Monday.
Pattern office() {
    auto pattern = open_daily("Asia/Shanghai", nine_to_six());
    pattern.week[5].clear();
    pattern.week[6].clear();
    return pattern;
}

Day day(int year, unsigned month, unsigned dom) {
    return Day(date::year(year) / static_cast<int>(month) / static_cast<int>(dom));
}

}  // namespace

TEST_CASE("a time that runs out exactly at closing is due at closing") {
    calendar::Hours const open(office());
    CHECK(said(open.add(at("2026-01-05T16:00:00+08:00"), hours(2))) == said(at("2026-01-05T18:00:00+08:00")));
    CHECK(said(open.add(at("2026-01-05T16:00:00+08:00"), hours(2) + Milliseconds(1))) ==
          said(at("2026-01-06T09:00:00.001+08:00")));
    CHECK(said(open.subtract(at("2026-01-06T11:00:00+08:00"), hours(2))) == said(at("2026-01-06T09:00:00+08:00")));
}

TEST_CASE("nothing at closing time stays there, elsewhere outside the hours it moves on") {
    calendar::Hours const open(office());
    for (auto const* staying : {"2026-01-05T09:00:00+08:00", "2026-01-05T12:34:56.789+08:00", "2026-01-05T18:00:00+08:00"}) {
        CHECK(said(open.add(at(staying), hours(0))) == said(at(staying)));
        CHECK(said(open.subtract(at(staying), hours(0))) == said(at(staying)));
    }
    CHECK(said(open.add(at("2026-01-09T18:00:00.001+08:00"), hours(0))) == said(at("2026-01-12T09:00:00+08:00")));
    CHECK(said(open.subtract(at("2026-01-12T08:59:59+08:00"), hours(0))) == said(at("2026-01-09T18:00:00+08:00")));
}

TEST_CASE("Friday afternoon is due Monday morning, seconds count") {
    calendar::Hours const open(office());
    CHECK(said(open.add(at("2026-01-09T17:30:15+08:00"), hours(1))) == said(at("2026-01-12T09:30:15+08:00")));
    CHECK(said(open.subtract(at("2026-01-12T09:30:15+08:00"), hours(1))) == said(at("2026-01-09T17:30:15+08:00")));
    CHECK(open.elapsed(at("2026-01-09T17:30:15+08:00"), at("2026-01-12T09:30:15+08:00")) == hours(1));
    CHECK(open.elapsed(at("2026-01-12T09:30:15+08:00"), at("2026-01-09T17:30:15+08:00")) == hours(0));
    CHECK(open.elapsed(at("2026-01-10T00:00:00+08:00"), at("2026-01-11T23:00:00+08:00")) == hours(0));
}

TEST_CASE("an hour that is skipped vanishes and one that comes twice counts twice") {
    calendar::Hours const spring(open_daily("Europe/Berlin", {{hours(1), hours(4)}}));
    CHECK(spring.elapsed(at("2026-03-29T00:00:00+01:00"), at("2026-03-29T12:00:00+02:00")) == hours(2));
    CHECK(spring.elapsed(at("2026-10-25T00:00:00+02:00"), at("2026-10-25T12:00:00+01:00")) == hours(4));
    CHECK(spring.is_open(at("2026-10-25T02:30:00+02:00")));
    CHECK(spring.is_open(at("2026-10-25T02:30:00+01:00")));

    calendar::Hours const within(open_daily("Europe/Berlin", {{hours(2), hours(3)}}));
    CHECK(said(within.add(at("2026-03-28T02:00:00+01:00"), hours(1) + minutes(1))) == said(at("2026-03-30T02:01:00+02:00")));
    CHECK(said(within.windows(at("2026-10-25T00:00:00Z"), at("2026-10-26T00:00:00Z"))) ==
          "2026-10-25T00:00:00.000Z/2026-10-25T02:00:00.000Z");
}

TEST_CASE("a skipped time of day is the moment of the change, a repeated one the first") {
    calendar::Hours const always(open_daily("Europe/Berlin", {{hours(0), hours(24)}}));
    CHECK(said(always.add_working_days(at("2026-03-28T02:30:00+01:00"), 1)) == said(at("2026-03-29T03:00:00+02:00")));
    CHECK(said(always.add_working_days(at("2026-10-24T02:30:00+02:00"), 1)) == said(at("2026-10-25T02:30:00+02:00")));
    CHECK(said(always.subtract_working_days(at("2026-10-26T02:30:00+01:00"), 1)) == said(at("2026-10-25T02:30:00+02:00")));
}

TEST_CASE("clocks that go back over midnight leave windows in order") {
    // At 00:01 on 4 November 2007 it was 23:01 again.
    calendar::Hours const night(open_daily("America/St_Johns", {{hours(0), minutes(30)}, {hours(23), hours(24)}}));
    CHECK(said(night.windows(at("2007-11-03T12:00:00Z"), at("2007-11-04T12:00:00Z"))) ==
          "2007-11-04T01:30:00.000Z/2007-11-04T04:00:00.000Z");
}

TEST_CASE("a day that never was is no working day") {
    calendar::Hours const samoa(open_daily("Pacific/Apia", nine_to_six()));  // there was no 30 December 2011
    CHECK(said(samoa.add_working_days(at("2011-12-29T12:00:00-10:00"), 1)) == said(at("2011-12-31T12:00:00+14:00")));
}

TEST_CASE("an override beats an official day, which beats the week, and breaks cut all three") {
    auto pattern = office();
    pattern.breaks[0] = {{hours(12), hours(13)}};
    pattern.official = {
        {day(2026, 1, 6), OfficialDay::off}, {day(2026, 1, 10), OfficialDay::work}, {day(2026, 1, 12), OfficialDay::off}};
    pattern.overrides = {{day(2026, 1, 7), {}}, {day(2026, 1, 12), {{hours(10), hours(14)}}}};
    pattern.yearly_off = {{1, 8}};
    calendar::Hours const open(pattern);
    auto const open_time = [&](int dom) {
        auto const midnight = at("2026-01-01T00:00:00+08:00") + hours(24 * (dom - 1));
        return open.elapsed(midnight, midnight + hours(24));
    };
    CHECK(open_time(5) == hours(8));
    CHECK(open_time(6) == hours(0));
    CHECK(open_time(7) == hours(0));
    CHECK(open_time(8) == hours(0));
    CHECK(open_time(9) == hours(9));
    CHECK(open_time(10) == hours(8));  // made up: as Monday
    CHECK(open_time(11) == hours(0));
    CHECK(open_time(12) == hours(3));
    CHECK(open.rule_of(day(2026, 1, 5)) == DayRule::week);
    CHECK(open.rule_of(day(2026, 1, 6)) == DayRule::official_off);
    CHECK(open.rule_of(day(2026, 1, 8)) == DayRule::official_off);
    CHECK(open.rule_of(day(2026, 1, 10)) == DayRule::official_work);
    CHECK(open.rule_of(day(2026, 1, 12)) == DayRule::override_);
    CHECK(open.is_holiday(day(2026, 1, 12)));
    CHECK(open.is_holiday(day(2030, 1, 8)));
    CHECK_FALSE(open.is_holiday(day(2026, 1, 7)));
    CHECK_FALSE(open.is_holiday(day(2026, 1, 10)));
}

TEST_CASE("working days keep the time of day, then move into the hours") {
    calendar::Hours const open(office());
    auto const after = [&](char const* from, int days) { return said(open.add_working_days(at(from), days)); };
    auto const before = [&](char const* from, int days) { return said(open.subtract_working_days(at(from), days)); };
    CHECK(after("2026-01-09T10:00:00+08:00", 1) == said(at("2026-01-12T10:00:00+08:00")));
    CHECK(after("2026-01-05T17:30:15+08:00", 3) == said(at("2026-01-08T17:30:15+08:00")));
    CHECK(after("2026-01-11T12:00:00+08:00", 1) == said(at("2026-01-12T12:00:00+08:00")));
    CHECK(after("2026-01-09T20:00:00+08:00", 1) == said(at("2026-01-13T09:00:00+08:00")));
    CHECK(after("2026-01-09T18:00:00+08:00", 1) == said(at("2026-01-12T18:00:00+08:00")));
    CHECK(after("2026-01-11T12:00:00+08:00", 0) == said(at("2026-01-12T09:00:00+08:00")));
    CHECK(before("2026-01-12T10:00:00+08:00", 1) == said(at("2026-01-09T10:00:00+08:00")));
    CHECK(before("2026-01-12T20:00:00+08:00", 1) == said(at("2026-01-09T18:00:00+08:00")));
    CHECK(before("2026-01-12T07:00:00+08:00", 1) == said(at("2026-01-08T18:00:00+08:00")));
    CHECK(before("2026-01-11T12:00:00+08:00", 1) == said(at("2026-01-09T12:00:00+08:00")));
    CHECK(after("2026-01-09T10:00:00+08:00", -1) == said(at("2026-01-08T10:00:00+08:00")));
}

TEST_CASE("a calendar that never opens gives no due time") {
    calendar::Hours const closed(Pattern{.zone = date::locate_zone("UTC")});
    CHECK_FALSE(closed.opens_at_all());
    CHECK(said(closed.add(at("2026-01-05T00:00:00Z"), hours(1))) == "never");
    CHECK(said(closed.subtract(at("2026-01-05T00:00:00Z"), hours(1))) == "never");
    CHECK(said(closed.add_working_days(at("2026-01-05T00:00:00Z"), 1)) == "never");
    CHECK(closed.next_windows(at("2026-01-05T00:00:00Z"), 3).empty());
    CHECK(calendar::Hours(office()).opens_at_all());
}

TEST_CASE("the next windows begin now or at the next opening") {
    calendar::Hours const open(office());
    CHECK(said(open.next_windows(at("2026-01-09T10:00:00+08:00"), 2)) ==
          "2026-01-09T02:00:00.000Z/2026-01-09T10:00:00.000Z, 2026-01-12T01:00:00.000Z/2026-01-12T10:00:00.000Z");
    CHECK(said(open.windows(at("2026-01-09T17:00:00+08:00"), at("2026-01-12T10:00:00+08:00"))) ==
          "2026-01-09T09:00:00.000Z/2026-01-09T10:00:00.000Z, 2026-01-12T01:00:00.000Z/2026-01-12T02:00:00.000Z");
}

TEST_CASE("official days that are not published yet are provisional") {
    auto pattern = office();
    CHECK_FALSE(calendar::Hours(pattern).is_provisional(at("2030-01-01T00:00:00Z")));
    pattern.published_until = day(2026, 12, 31);
    calendar::Hours const open(pattern);
    CHECK_FALSE(open.is_provisional(at("2026-12-31T23:59:59+08:00")));
    CHECK(open.is_provisional(at("2027-01-01T00:00:00+08:00")));
}
