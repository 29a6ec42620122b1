#include "calendar/editing.h"

#include "calendar/holiday_set.h"
#include "db/dialect.h"
#include "people/words.h"

namespace yitai::calendar {
namespace {

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"code", "code", text, true, {}, true},
        {"active", "active", boolean},
    };
    return all;
}

CalendarVersion version_of(Tx& tx, Calendar const& row) {
    CalendarVersion version;
    copy_members(row, version);
    version.id = {};
    version.calendar_id = row.id;
    if (row.holiday_set) version.holiday_version = version_of_set(tx, *row.holiday_set);
    return version;
}

bool opens_within_a_year(Tx& tx, Calendar const& row) {
    Hours const hours(pattern_of(tx, version_of(tx, row)));
    return !hours.windows(tx.now(), tx.now() + date::days(366), 1).empty();
}

void check(Tx& tx, Calendar const& row) {
    json::Problems problems;
    if (!row.zone.empty() && !zone_named(row.zone))
        problems.add("/zone", "There is no such time zone; names are like Asia/Shanghai");
    intervals_of(row.week, problems, "/week");
    intervals_of(row.breaks, problems, "/breaks");
    intervals_of(row.overrides, problems, "/overrides");
    if (row.holiday_set && version_of_set(tx, *row.holiday_set) == 0)
        problems.add("/holiday_set", {"There is no {{reference}} here", {{"reference", *row.holiday_set}}});
    if (!problems.fields.empty()) throw Invalid("Some fields were not accepted", std::move(problems.fields));

    if (!opens_within_a_year(tx, row)) throw Invalid("/week", "It does not open within a year");
}

void take(Tx& tx, Calendar& row, CalendarFields const& given) {
    copy_members(given, row);
    row.name = plain(given.name);
    check(tx, row);
}

void store_version(Tx& tx, Calendar const& row) {
    auto version = version_of(tx, row);
    tx.insert(version);
}

Calendar for_change(Tx& tx, http::PathName const& name) {
    auto row = http::get<Calendar>(tx, name);
    kept::check_version(tx, row);
    db::serialise_on(tx, "calendar");  // with the holiday sets
    return row;
}

void store(Tx& tx, Calendar const& before, Calendar& row, std::string_view what) {
    if (before.code == standard_code && (row.code != before.code || !row.active))
        throw Conflict("The standard calendar stays: the desk counts by it");
    kept::change(tx, before, row, what);
    store_version(tx, row);
}

}  // namespace

CalendarFields fields_of(Calendar const& row) {
    CalendarFields fields;
    copy_members(row, fields);
    fields.code = row.code;
    fields.name = {row.name.zh, row.name.en};
    fields.zone = Text<64>(row.zone);
    return fields;
}

http::Page<Calendar> calendars(Tx& tx, http::ListQuery const& query) {
    auto const [asked, from, params] = people::with_words(tx, query, "calendar where true");
    return http::list<Calendar>(tx, asked, {columns(), "id"}, from, params);
}

Calendar calendar(Tx& tx, http::PathName const& name) { return http::get<Calendar>(tx, name); }

Calendar add(Tx& tx, CalendarFields const& given) {
    db::serialise_on(tx, "calendar");
    kept::check_code_is_free<Calendar>(tx, given.code);
    Calendar row;
    take(tx, row, given);

    kept::add(tx, row);
    store_version(tx, row);
    return row;
}

Calendar change_calendar(Tx& tx, http::PathName const& name, json::Value const& patch) {
    auto const before = for_change(tx, name);
    auto row = before;
    take(tx, row, kept::patched(fields_of(before), patch));
    if (row.code != before.code) kept::check_code_is_free<Calendar>(tx, row.code);
    store(tx, before, row, before.active && !row.active ? "retired" : "changed");
    return row;
}

void retire_calendar(Tx& tx, http::PathName const& name) {
    auto const before = for_change(tx, name);
    if (!before.active) return;

    auto row = before;
    row.active = false;
    store(tx, before, row, "retired");
}

void renew_calendars_of(Tx& tx, std::string_view holiday_set) {
    for (auto const& before : tx.select<Calendar>("select * from calendar where holiday_set = :holiday_set order by id",
                                                  {{"holiday_set", holiday_set}})) {
        if (before.active && !opens_within_a_year(tx, before))
            throw Conflict({"The calendar {{code}} would not open within a year", {{"code", before.code}}});
        auto row = before;
        store(tx, before, row, "renewed");
    }
}

}  // namespace yitai::calendar
