#include "practice/field.h"

#include "people/reference.h"
#include "practice/practice.h"

#include <algorithm>
#include <set>

namespace yitai::practice {
namespace {

constexpr std::size_t most_fields = 200, most_options = 500;

std::vector<http::Filter> const& field_columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"code", "code", text, true, {}, true},
        {"type", "type", word, false, http::words_of<FieldType>()},
        {"active", "active", boolean},
        {"position", "position", integer, true, {}, true},
    };
    return all;
}

// Who has no word in what the desk keeps for itself does not learn that it exists.
std::string visible_to(Actor const& actor) {
    return actor.may(Right::ticket_note_read) || actor.may(Right::desk_manage) ? "true" : "for_requester and active";
}

CustomFieldView view(Tx& tx, CustomField const& row) { return view_of<CustomFieldView>(tx, row); }

bool has_options(FieldType type) { return type == FieldType::choice || type == FieldType::choices; }

void check_options(CustomField const& field) {
    if (has_options(field.type) == field.options.empty())
        throw Invalid("/options", has_options(field.type) ? "Name what can be chosen" : "Only choices have options");
    if (field.options.size() > most_options) throw Invalid("/options", "Too many");
    std::set<std::string> known;
    for (std::size_t i = 0; i < field.options.size(); ++i)
        if (!known.insert(field.options[i].code).second)
            throw Invalid(json::child("/options", i) + "/code", "This is named already");
}

void take(Tx& tx, CustomField& row, CustomFieldView const& before, CustomFieldFields const& given) {
    copy_members(given, row);
    row.name = plain(given.name);
    row.position = given.position.value;
    row.service_id = reference::resolved(tx, row.service_id, before.service, given.service, "/service", catalog::service_named);
    check_options(row);
}

// Practices remember whether there is anything to look for, so that most changes need not look.
void tell_practices(Tx& tx) {
    auto const all = all_fields(tx);
    for_each_enumerator<Kind>([&](std::string_view, Kind kind) {
        set_demands_fields(tx, kind, std::any_of(all.begin(), all.end(), [&](CustomField const& field) {
                               bool const here = field.kinds.empty() || std::count(field.kinds.begin(), field.kinds.end(), kind);
                               return here && field.active && field.required != Demand::no;
                           }));
    });
}

CustomFieldView store(Tx& tx, CustomField const& before, CustomField& row) {
    if (row.code != before.code) throw Invalid("/code", "The code of a field stays: values are kept under it");
    if (row.type != before.type) throw Invalid("/type", "The type of a field stays: values are kept by it");
    kept::change(tx, before, row, before.active && !row.active ? "retired" : "changed");
    tell_practices(tx);
    return view(tx, row);
}

}  // namespace

std::vector<CustomField> all_fields(Tx& tx) { return tx.select<CustomField>("select * from custom_field order by position, id"); }

bool applies(CustomField const& field, Kind kind, ServiceId service) {
    bool const of_kind = field.kinds.empty() || std::count(field.kinds.begin(), field.kinds.end(), kind) > 0;
    return field.active && of_kind && (!field.service_id || field.service_id == service);
}

http::Page<CustomFieldView> fields(Tx& tx, http::ListQuery const& query) {
    auto page = http::list<CustomField>(tx, query, {field_columns(), "id"}, "custom_field where " + visible_to(tx.actor()));
    return page_of<CustomFieldView>(tx, std::move(page));
}

CustomFieldView field(Tx& tx, http::PathName const& name) {
    return view(tx, http::get<CustomField>(tx, name, "code", visible_to(tx.actor())));
}

CustomFieldView add(Tx& tx, CustomFieldFields const& given) {
    kept::check_code_is_free<CustomField>(tx, given.code);
    if (all_fields(tx).size() >= most_fields) throw Conflict("There are too many custom fields; retire one first");
    CustomField row;
    take(tx, row, {}, given);

    kept::add(tx, row);
    tell_practices(tx);
    return view(tx, row);
}

CustomFieldView change_field(Tx& tx, http::PathName const& name, json::Value const& patch) {
    auto const before = http::get<CustomField>(tx, name);
    auto const before_view = view(tx, before);
    kept::check_version(tx, before_view);
    CustomFieldFields present;
    copy_members(before_view, present);
    present.name = {before.name.zh, before.name.en};
    present.code = before.code;
    present.position = Within<0, 10'000>{before.position};

    auto row = before;
    take(tx, row, before_view, kept::patched(present, patch));
    return store(tx, before, row);
}

void retire_field(Tx& tx, http::PathName const& name) {
    auto const before = http::get<CustomField>(tx, name);
    kept::check_version(tx, view(tx, before));
    if (!before.active) return;

    auto row = before;
    row.active = false;
    store(tx, before, row);
}

}  // namespace yitai::practice
