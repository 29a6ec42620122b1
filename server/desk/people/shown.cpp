#include "people/shown.h"

#include "db/dialect.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace yitai {

namespace {

struct Name {
    std::string table;
    std::int64_t id = 0;
    std::string name;
};
YITAI_DESCRIBE(Name, table, id, name)

// So few that on SQLite, which is no way off, a look-up each costs less than a list.
constexpr std::size_t few = 8;

void look_up_each(Tx& tx, ShownBy const& by, std::map<std::int64_t, std::string>& names) {
    auto const sql = fmt::format("select {} from {} where id = :id", by.column, by.table);
    for (auto& [id, name] : names)
        if (auto const found = tx.find<std::optional<std::string>>(sql, {{"id", id}}); found && *found) name = **found;
}

}  // namespace

ShownNames::Names& ShownNames::wanted(ShownBy const& by) {
    for (auto& [known, names] : names_)
        if (known == by) return names;
    return names_.emplace_back(by, Names()).second;
}

ShownNames::Names const& ShownNames::looked_up(ShownBy const& by) const {
    for (auto const& [known, names] : names_)
        if (known == by) return names;
    throw std::logic_error("shown without having been wanted");
}

// In one order, whatever was wanted first, so that it is one statement.
void ShownNames::look_up(Tx& tx) {
    std::sort(names_.begin(), names_.end(), [](auto const& one, auto const& other) { return one.first < other.first; });
    std::string sql;
    db::Params wanted;
    for (auto& [by, names] : names_) {
        if (tx.engine() == db::Engine::sqlite && names.size() <= few) {
            look_up_each(tx, by, names);
            continue;
        }
        sql += fmt::format("{}select '{}' as \"table\", id, {} as name from {} where {} is not null and id in ({})",
                           sql.empty() ? "" : " union all ", by.table, by.column, by.table, by.column,
                           db::numbers_in(tx.engine(), ":" + std::string(by.table)));
        std::vector<std::int64_t> ids;
        ids.reserve(names.size());
        for (auto const& [id, name] : names) ids.push_back(id);
        wanted.emplace_back(by.table, ids);
    }
    if (sql.empty()) return;
    for (auto& row : tx.select<Name>(sql, wanted))
        for (auto& [by, names] : names_)
            if (by.table == row.table) names[row.id] = std::move(row.name);
}

}  // namespace yitai
