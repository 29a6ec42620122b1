#include "people/shown.h"

#include "db/dialect.h"

#include <fmt/format.h>

namespace yitai {
namespace {

struct Name {
    std::string table;
    std::int64_t id = 0;
    std::string name;
};
YITAI_DESCRIBE(Name, table, id, name)

}  // namespace

void ShownNames::look_up(Tx& tx) {
    std::string sql;
    db::Params wanted;
    for (auto const& [by, names] : names_) {
        sql += fmt::format("{}select '{}' as \"table\", id, {} as name from {} where {} is not null and id in ({})",
                           sql.empty() ? "" : " union all ", by.table, by.column, by.table, by.column,
                           db::numbers_in(tx.engine(), ":" + std::string(by.table)));
        std::vector<std::int64_t> ids;
        for (auto const& [id, name] : names) ids.push_back(id);
        wanted.emplace_back(by.table, ids);
    }
    if (names_.empty()) return;
    for (auto& row : tx.select<Name>(sql, wanted))
        for (auto& [by, names] : names_)
            if (by.table == row.table) names[row.id] = std::move(row.name);
}

}  // namespace yitai
