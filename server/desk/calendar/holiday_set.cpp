#include "calendar/holiday_set.h"

#include "calendar/editing.h"
#include "calendar/opening.h"
#include "db/dialect.h"

namespace yitai::calendar {
namespace {

std::vector<HolidayYear> years_of(Tx& tx, std::string_view holiday_set, std::int64_t version) {
    return tx.select<HolidayYear>(R"(
        select * from holiday_year held
         where holiday_set = :holiday_set and version <= :version
           and not exists (select 1 from holiday_year later
                            where later.holiday_set = held.holiday_set and later.year = held.year
                              and later.version > held.version and later.version <= :version)
         order by year)",
                                  {{"holiday_set", holiday_set}, {"version", version}});
}

std::optional<HolidayYear> newest(Tx& tx, std::string_view holiday_set, int year) {
    return tx.find<HolidayYear>(
        "select * from holiday_year where holiday_set = :holiday_set and year = :year order by version desc limit 1",
        {{"holiday_set", holiday_set}, {"year", year}});
}

HolidayYearView view(HolidayYear const& row) { return {row.holiday_set, row.year, row.days.off, row.days.work, row.version}; }

// The end of the last year before which none is missing.
std::optional<Day> published_until(std::vector<HolidayYear> const& years) {
    std::optional<int> last;
    for (auto const& row : years)
        if (!last || row.year == *last + 1) last = row.year;
    if (!last) return std::nullopt;
    return Day(date::year(*last) / 12 / 31);
}

void check(HolidayDays const& days, int year) {
    json::Problems problems;
    std::set<Day> named;
    auto const check_list = [&](std::vector<Line<10>> const& list, std::string const& pointer) {
        for (std::size_t i = 0; i < list.size() && problems.fields.size() < 100; ++i) {
            auto const day = day_from(list[i]);
            auto const here = json::child(pointer, i);
            if (!day) problems.add(here, "Must be a date such as 2026-01-31");
            else if (date::year_month_day(*day).year() != date::year(year)) problems.add(here, "Must be a date of this year");
            else if (!named.insert(*day).second) problems.add(here, "This is named already");
        }
    };
    check_list(days.off, "/off");
    check_list(days.work, "/work");
    if (!problems.fields.empty()) throw Invalid("Some fields were not accepted", std::move(problems.fields));
}

}  // namespace

std::optional<Year> Year::from_path(std::string_view text) {
    auto const number = parse_integer(text);
    if (!number || *number < 1900 || *number > 2199) return std::nullopt;
    return Year{static_cast<int>(*number)};
}

HolidaySetView holiday_set(Tx& tx, http::PathName const& name) {
    HolidaySetView set{.holiday_set = name.text, .version = version_of_set(tx, name.text)};
    auto const rows = years_of(tx, name.text, set.version);
    if (rows.empty()) throw NotFound();
    set.published_until = text_of(*published_until(rows));
    set.years.reserve(rows.size());
    for (auto const& row : rows) set.years.push_back(row.year);
    return set;
}

HolidayYearView holiday_year(Tx& tx, http::PathName const& name, Year const& year) {
    auto const row = newest(tx, name.text, year.number);
    if (!row) throw NotFound();
    return view(*row);
}

HolidayYearView set_holiday_year(Tx& tx, http::PathName const& name, Year const& year, HolidayDays const& days) {
    if (!is_code(name.text)) throw NotFound();
    check(days, year.number);
    db::serialise_on(tx, "calendar");
    auto const before = newest(tx, name.text, year.number);
    if (before) kept::check_version(tx, view(*before));
    if (before && json::text_of(before->days) == json::text_of(days)) return view(*before);

    HolidayYear row{.holiday_set = name.text, .year = year.number, .days = days};
    row.version = version_of_set(tx, name.text) + 1;
    row.created_at = tx.now();
    tx.insert(row);

    auto changed = kept::happening(row, before ? "changed" : "added");
    if (before) changed.version_before = before->version;
    changed.changes = before ? timeline::changes_between(*before, row) : timeline::first_values(row);
    timeline::record(tx, changed);
    renew_calendars_of(tx, name.text);
    return view(row);
}

std::int64_t version_of_set(Tx& tx, std::string_view holiday_set) {
    return tx.one<std::int64_t>("select coalesce(max(version), 0) from holiday_year where holiday_set = :holiday_set",
                                {{"holiday_set", holiday_set}});
}

void add_official_days(Tx& tx, Pattern& pattern, std::string_view holiday_set, std::int64_t version) {
    auto const years = years_of(tx, holiday_set, version);
    for (auto const& year : years) {
        for (auto const& date : year.days.off) pattern.official.emplace(*day_from(date), OfficialDay::off);
        for (auto const& date : year.days.work) pattern.official.emplace(*day_from(date), OfficialDay::work);
    }
    pattern.published_until = published_until(years);
}

}  // namespace yitai::calendar
