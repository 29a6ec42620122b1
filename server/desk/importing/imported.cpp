#include "importing/imported.h"

#include "db/attempt.h"
#include "db/dialect.h"

#include <algorithm>

namespace yitai::importing {

struct ImportedRow {
    ImportId import_id;
    std::int64_t seq = 0;
    std::string object_kind;
    std::int64_t object_id = 0;
    Action action = Action::added;
    std::int64_t version = 1;
    json::Value before;
    std::optional<Outcome> outcome;
};
YITAI_DESCRIBE(ImportedRow, import_id, seq, object_kind, object_id, action, version, before, outcome)

}  // namespace yitai::importing

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::importing::ImportedRow> = "import_row";

namespace yitai::importing {
namespace {

constexpr int rows_taken_back_at_once = 200;

// The values that a row of the file is about to replace.
json::Object replaced(Present const& present, json::Object const& given) {
    json::Object before;
    for (auto const& [name, ignored] : given)
        if (auto const* value = present.fields.find(name)) before.emplace_back(name, *value);
    return before;
}

// Asked before, since a statement that the database refuses ends the transaction.
bool is_referred_to(Tx& tx, KindRow const& kind, std::int64_t id, std::vector<db::Referrer> const& referrers) {
    auto const holds = [&](std::string const& rows) {
        return tx.find<std::int64_t>("select 1 from " + rows + " limit 1", {{"id", id}}).has_value();
    };
    if (!kind.removal.referred.empty() && holds(std::string(kind.removal.referred))) return true;
    return std::any_of(referrers.begin(), referrers.end(), [&](db::Referrer const& each) {
        auto const rows = each.table_name + " where " + each.column_name + " = :id";
        auto const& own = kind.removal.own;
        return std::find(own.begin(), own.end(), rows) == own.end() && holds(rows);
    });
}

void remove(Tx& tx, KindRow const& kind, ImportedRow const& row) {
    timeline::Happening removed;
    removed.type = std::string(kind.noun) + ".removed";
    removed.object_kind = kind.noun;
    removed.object_id = row.object_id;
    removed.details = json::Object{{"import", to_string(row.import_id)}};
    timeline::record(tx, removed);

    db::Params const params{{"id", row.object_id}};
    for (auto const rows : kind.removal.own) tx.run("delete from " + std::string(rows), params);
    tx.run("delete from " + std::string(kind.table) + " where id = :id", params);
}

void restore(Tx& tx, KindRow const& kind, ImportedRow const& row) {
    if (kind.show(tx, row.object_id).version != row.version) throw Conflict("Somebody changed it since");
    kind.change(tx, row.object_id, *row.before.as<json::Object>());
}

struct TakenBack {
    Outcome outcome;
    std::optional<Message> why = std::nullopt;
};

std::optional<Message> sentence_of(std::optional<db::Refused> const& why) {
    return why ? std::optional(why->message) : std::nullopt;
}

TakenBack take_back_row(Tx& tx, KindRow const& kind, ImportedRow const& row, std::vector<db::Referrer> const& referrers) {
    if (row.action == Action::changed) {
        auto const why = db::attempt(tx, [&] { restore(tx, kind, row); });
        return {why ? Outcome::kept : Outcome::restored, sentence_of(why)};
    }
    if (!is_referred_to(tx, kind, row.object_id, referrers)) return remove(tx, kind, row), TakenBack{Outcome::removed};
    auto const why = db::attempt(tx, [&] { kind.change(tx, row.object_id, kind.removal.retired); });
    return {why ? Outcome::kept : Outcome::retired, sentence_of(why)};
}

std::string name_of_object(Tx& tx, KindRow const& kind, std::int64_t id) {
    auto const column = std::string(kind.keys.front());
    auto const sql = "select coalesce(" + column + ", cast(id as text)) from " + std::string(kind.table) + " where id = :id";
    return tx.find<std::string>(sql, {{"id", id}}).value_or(std::to_string(id));
}

}  // namespace

Action apply_draft(Tx& tx, Import const& import, Check const& check, Draft const& draft, std::size_t place) {
    auto const& kind = check.kind();
    json::Problems problems;
    // What is added is brought into its form by its room.
    auto const fields = draft.id ? check.fields(draft, problems) : check.given_in(draft, problems);
    if (!problems.fields.empty()) throw Invalid("Some fields were not accepted", problems.fields);

    ImportedRow row{.import_id = import.id,
                    .seq = static_cast<std::int64_t>(place),
                    .object_kind = std::string(kind.noun),
                    .object_id = draft.id,
                    .before = json::Object{}};
    if (draft.id == 0) {
        row.object_id = kind.add(tx, fields);
    } else {
        row.action = Action::changed;
        row.before = replaced(kind.show(tx, draft.id), fields);
        row.version = kind.change(tx, draft.id, fields);
    }
    tx.insert(row);
    return row.action;
}

Import take_back_some(Tx& tx, ImportId id) {
    auto import = get(tx, id);
    if (import.state != State::taking_back) return import;
    auto const rows =
        tx.select<ImportedRow>("select * from import_row where import_id = :id and outcome is null order by seq desc limit " +
                                   std::to_string(rows_taken_back_at_once),
                               {{"id", id}});
    auto const& kind = row_of(import.kind);
    auto const referrers = db::referrers(tx, kind.table);
    for (auto const& row : rows) {
        auto const [outcome, why] = take_back_row(tx, kind, row, referrers);
        tx.run("update import_row set outcome = :outcome where import_id = :id and seq = :seq",
               {{"outcome", outcome}, {"id", id}, {"seq", row.seq}});
        if (why && import.kept.size() < most_named)
            import.kept.push_back({name_of_object(tx, kind, row.object_id), why->text, {why->values.begin(), why->values.end()}});
    }
    import.done += static_cast<std::int64_t>(rows.size());
    import.alive_at = tx.now();
    tx.update(import);
    if (rows.empty()) finish(tx, import, import.ends_as.value_or(State::failed));
    return import;
}

}  // namespace yitai::importing
