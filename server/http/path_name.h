// How a path names a row that has a code: by that, or by its id.
#pragma once

#include "base/failure.h"
#include "base/text.h"
#include "db/transaction.h"

namespace yitai::http {

struct PathName {
    std::string text;
    static std::optional<PathName> from_path(std::string_view segment) {
        if (segment.empty() || segment.size() > 200) return std::nullopt;
        return PathName{std::string(segment)};
    }
};

// The row so named for which the condition holds.
template <Described Row>
std::optional<Row> find(Tx& tx, PathName const& name, std::string_view code_column = "code",
                        std::string const& condition = "true", db::Params params = {}) {
    auto const from = "select * from " + std::string(db::table_of<Row>) + " where " + condition + " and ";
    params.emplace_back("path_name", name.text);
    if (auto row = tx.find<Row>(from + std::string(code_column) + " = :path_name", params)) return row;
    auto const id = parse_integer(name.text);
    if (!id) return std::nullopt;
    params.back() = {"path_id", *id};
    return tx.find<Row>(from + "id = :path_id", params);
}

// As find; NotFound when there is none.
template <Described Row>
Row get(Tx& tx, PathName const& name, std::string_view code_column = "code", std::string const& condition = "true",
        db::Params params = {}) {
    auto row = find<Row>(tx, name, code_column, condition, std::move(params));
    if (!row) throw NotFound();
    return std::move(*row);
}

}  // namespace yitai::http
