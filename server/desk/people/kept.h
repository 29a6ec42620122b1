// What the desk keeps: rows with a code or a name, a version and a history. Adding and changing one is the same for all.
#pragma once

#include "base/json.h"
#include "db/transaction.h"
#include "timeline/timeline.h"

#include <string>

namespace yitai::kept {

// What a row is called in the timeline: "site" makes "site.added". Specialised beside each row.
template <class Row>
inline constexpr std::string_view noun_of = "";

template <Described Row>
OrganisationId owner_of(Row const& row) {
    if constexpr (std::is_same_v<Row, Organisation>) return row.id;
    else if constexpr (requires { row.organisation_id; }) return row.organisation_id;
    else return {};
}

template <Described Row>
timeline::Happening happening(Row const& row, std::string_view what) {
    timeline::Happening happening;
    happening.type = std::string(noun_of<Row>) + '.' + std::string(what);
    happening.object_kind = noun_of<Row>;
    happening.object_id = row.id.value;
    happening.organisation = owner_of(row);
    happening.version_after = row.version;
    return happening;
}

template <Described Row>
void add(Tx& tx, Row& row) {
    row.version = 1;
    row.created_at = row.updated_at = tx.now();
    tx.insert(row);

    auto added = happening(row, "added");
    added.changes = timeline::first_values(row);
    timeline::record(tx, added);
}

template <Described Row>
void change(Tx& tx, Row const& before, Row& row, std::string_view what = "changed", json::Value details = {}) {
    row.version = before.version + 1;
    row.updated_at = tx.now();
    tx.update(row);

    auto changed = happening(row, what);
    changed.version_before = before.version;
    changed.changes = timeline::changes_between(before, row);
    changed.details = std::move(details);
    timeline::record(tx, changed);
}

// Throws Stale with the view when the caller knew another version.
template <Described View>
void check_version(Tx& tx, View const& view) {
    auto const expected = tx.context().expected_version;
    if (expected && *expected != view.version) throw Stale(view.version, json::text_of(view));
}

// The fields a merge patch (RFC 7396) makes of the present ones. Throws Invalid naming what it may not name.
template <Described Fields>
Fields patched(Fields const& present, json::Value const& patch) {
    if (!patch.as<json::Object>()) throw Invalid("", "Must be an object");
    auto merged = json::parse(json::text_of(present), timeline::kept_limits);
    json::merge_patch(merged, patch);
    return json::from<Fields>(merged);
}

// Conflict when another row has the code already.
template <class Row>
void check_code_is_free(Tx& tx, std::string_view code) {
    auto const text = "select id from " + std::string(db::table_of<Row>) + " where code = :code";
    if (tx.find<std::int64_t>(text, {{"code", code}}))
        throw Conflict({"The code {{code}} is taken", {{"code", std::string(code)}}});
}

}  // namespace yitai::kept
