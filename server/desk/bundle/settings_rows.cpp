// What the desk has settled for itself: its name, its holidays, its practices, its words.
#include "bundle/form.h"
#include "bundle/rows.h"
#include "calendar/holiday_set.h"
#include "canned/canned_reply.h"
#include "practice/closing_code.h"
#include "practice/practice.h"
#include "profile/profile.h"

namespace yitai::bundle {

// ---- the desk itself ----

KindRow desk() {
    KindRow row{{.name = "desk", .keys = {}, .single = true}};
    row.settled = settled_as<profile::ProfileFields>;
    row.all = [](Tx&, Whom) { return std::vector<json::Object>(1); };
    row.present = [](Tx& tx, json::Object const&) { return shown_as<profile::ProfileFields>([&] { return profile::show(tx); }); };
    row.change = [](Tx& tx, json::Object const&, json::Object const& patch) {
        profile::change(tx, patch);
        return Done::at_once;
    };
    return row;
}

// ---- holidays, year by year ----

namespace {

struct HolidayFields {
    Code holiday_set;
    Within<1900, 2199> year;
    std::vector<Line<10>> off, work;
};
YITAI_DESCRIBE(HolidayFields, holiday_set, year, off, work)

struct YearKey {
    std::string holiday_set;
    int year = 0;
};
YITAI_DESCRIBE(YearKey, holiday_set, year)

Done set_year(Tx& tx, json::Object const& item) {
    auto const given = json::from<HolidayFields>(item);
    calendar::set_holiday_year(tx, {given.holiday_set}, {given.year}, {given.off, given.work});
    return Done::at_once;
}

}  // namespace

KindRow holiday_sets() {
    KindRow row{{.name = "holiday_sets", .keys = {"holiday_set", "year"}}};
    row.settled = settled_as<HolidayFields>;
    row.all = [](Tx& tx, Whom) {
        std::vector<json::Object> keys;
        for (auto const& key : tx.select<YearKey>("select distinct holiday_set, year from holiday_year"))
            keys.push_back({{"holiday_set", key.holiday_set}, {"year", key.year}});
        return keys;
    };
    row.present = [](Tx& tx, json::Object const& item) {
        auto const year = parse_integer(text_in(item, "year")).value_or(0);
        return shown_as<HolidayFields>(
            [&] { return calendar::holiday_year(tx, {text_in(item, "holiday_set")}, {static_cast<int>(year)}); });
    };
    row.add = set_year;
    row.change = [](Tx& tx, json::Object const& present, json::Object const& patch) {
        return set_year(tx, merged(present, patch));
    };
    return row;
}

// ---- practices ----

namespace {

struct PracticeItem : practice::PracticeFields {
    Kind kind{};
};
YITAI_DESCRIBE_DERIVED(PracticeItem, practice::PracticeFields, kind)

http::PathName kind_of(json::Object const& item) { return {text_in(item, "kind")}; }

}  // namespace

KindRow practices() {
    KindRow row{{.name = "practices", .keys = {"kind"}}};
    row.settled = settled_as<PracticeItem>;
    row.all = [](Tx& tx, Whom) {
        std::vector<json::Object> keys;
        for (auto& kind : tx.select<std::string>("select kind from practice")) keys.push_back({{"kind", std::move(kind)}});
        return keys;
    };
    row.present = [](Tx& tx, json::Object const& item) {
        return shown_as<PracticeItem>([&] { return practice::show(tx, kind_of(item)); });
    };
    row.change = [](Tx& tx, json::Object const& present, json::Object const& patch) {
        practice::change(tx, kind_of(present), patch);
        return Done::at_once;
    };
    return row;
}

// ---- closing codes, each kind's own ----

namespace {

struct CodeKey {
    std::string kind, code;
};
YITAI_DESCRIBE(CodeKey, kind, code)

std::optional<Id<ClosingCode>> code_id(Tx& tx, json::Object const& item) {
    return tx.find<Id<ClosingCode>>("select id from closing_code where kind = :kind and code = :code",
                                    {{"kind", text_in(item, "kind")}, {"code", text_in(item, "code")}});
}

}  // namespace

KindRow closing_codes() {
    KindRow row{{.name = "closing_codes", .keys = {"kind", "code"}}};
    row.settled = settled_as<practice::ClosingCodeFields>;
    row.all = [](Tx& tx, Whom) {
        std::vector<json::Object> keys;
        for (auto& key : tx.select<CodeKey>("select kind, code from closing_code"))
            keys.push_back({{"kind", std::move(key.kind)}, {"code", std::move(key.code)}});
        return keys;
    };
    row.present = [](Tx& tx, json::Object const& item) -> std::optional<json::Object> {
        auto const id = code_id(tx, item);
        if (!id) return std::nullopt;
        return shown_as<practice::ClosingCodeFields>([&] { return practice::closing_code(tx, *id); });
    };
    row.add = [](Tx& tx, json::Object const& item) {
        practice::add(tx, json::from<practice::ClosingCodeFields>(item));
        return Done::at_once;
    };
    row.change = [](Tx& tx, json::Object const& present, json::Object const& patch) {
        practice::change_closing_code(tx, *code_id(tx, present), patch);
        return Done::at_once;
    };
    return row;
}

// ---- canned replies, in one language or both ----

namespace {

// What was not said in a language is shown as an empty text, and given as none.
json::Object said_only(json::Object item) {
    for (auto& [name, value] : item)
        if (auto* texts = value.as<json::Object>())
            std::erase_if(*texts, [](auto const& member) { return member.second == json::Value(""); });
    return item;
}

}  // namespace

KindRow canned_replies() {
    auto row = coded<canned::CannedFields>({.name = "canned_replies", .listed = R"(
        select code from canned_reply where scope = 'shared' and code is not null)"},
                                           canned::show, canned::add, canned::change);
    row.present = [shown = row.present](Tx& tx, json::Object const& item) {
        auto found = shown(tx, item);
        return found ? std::optional(said_only(std::move(*found))) : found;
    };
    return row;
}

}  // namespace yitai::bundle
