// Stores what has changed of a row.
#pragma once

#include "db/transaction.h"

namespace yitai::db {

// Writes the columns in which the row differs from what is stored, which is `before`; rows touched. A database keeps up each
// index of a column that a statement names, also where its value stays.
template <Described Row>
std::int64_t update_changed(Tx& tx, Row const& before, Row const& row) {
    std::string sets;
    Params params{{"id", row.id}};
    for_each_member<Row>([&](std::string_view name, auto member) {
        name = without_trailing_underscore(name);
        Param const old(name, before.*member);
        Param fresh(name, row.*member);
        if (name == "id" || old.value == fresh.value) return;
        sets.append(sets.empty() ? "" : ", ").append(name).append(" = :").append(name);
        params.push_back(std::move(fresh));
    });
    if (sets.empty()) return 0;
    return tx.run("update " + std::string(table_of<Row>) + " set " + sets + " where id = :id", params);
}

}  // namespace yitai::db
