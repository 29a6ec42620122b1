#include "practice/practice.h"

namespace yitai::practice {
namespace {

constexpr std::size_t levels = 4;

void check_matrix(std::vector<std::vector<Level>> const& matrix) {
    constexpr char const* shape = "A matrix has four rows of four priorities, impact by urgency";
    if (matrix.size() != levels) throw Invalid("/matrix", shape);
    for (std::size_t row = 0; row < levels; ++row)
        if (matrix[row].size() != levels) throw Invalid(json::child("/matrix", row), shape);
}

}  // namespace

PracticeFields fields_of(Practice const& practice) {
    PracticeFields fields;
    copy_members(practice, fields);
    fields.reopen_days = {practice.reopen_days}, fields.vip_reopen_days = {practice.vip_reopen_days};
    fields.close_days = {practice.close_days}, fields.remind_days = {practice.remind_days};
    return fields;
}

Practice of(Tx& tx, Kind kind) { return tx.one<Practice>("select * from practice where kind = :kind", {{"kind", kind}}); }

Level computed_priority(Practice const& practice, Level impact, Level urgency) {
    return practice.matrix.at(static_cast<std::size_t>(impact - 1)).at(static_cast<std::size_t>(urgency - 1));
}

http::Page<Practice> list(Tx& tx, http::ListQuery const& query) {
    return http::list<Practice>(tx, query, {{}, "id"}, "practice where true");
}

Practice show(Tx& tx, http::PathName const& name) { return http::get<Practice>(tx, name, "kind"); }

Practice change(Tx& tx, http::PathName const& name, json::Value const& patch) {
    auto const before = show(tx, name);
    kept::check_version(tx, before);
    auto const given = kept::patched(fields_of(before), patch);
    check_matrix(given.matrix);
    auto practice = before;
    copy_members(given, practice);

    kept::change(tx, before, practice);
    return practice;
}

void set_demands_fields(Tx& tx, Kind kind, bool demands) {
    auto const before = of(tx, kind);
    if (before.demands_fields == demands) return;

    auto practice = before;
    practice.demands_fields = demands;
    kept::change(tx, before, practice);
}

}  // namespace yitai::practice
