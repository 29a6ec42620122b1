// The few places where the two databases differ in more than spelling.
#pragma once

#include "db/transaction.h"

#include <string>
#include <string_view>
#include <vector>

namespace yitai::db {

// The next number of a series, never handed out twice, also not after a crash: a counter row (SQLite) or a sequence
// (PostgreSQL; gaps are allowed). Series are made by migrations: table number_series, sequences number_<series>.
std::int64_t next_number(Tx&, std::string_view series);

// SQL for the values of a sub-query's only column, as a JSON list of texts.
std::string list_of(Engine, std::string_view column, std::string_view from);

// SQL for `in (…)`: the numbers of a parameter that is bound to a vector.
std::string numbers_in(Engine, std::string_view parameter);
std::string texts_in(Engine, std::string_view parameter);  // the same for texts

// The columns with foreign keys to that table.
struct Referrer {
    std::string table_name, column_name;
};
YITAI_DESCRIBE(Referrer, table_name, column_name)
std::vector<Referrer> referrers(Tx&, std::string_view table);

// Until the transaction ends nobody else passes the same name. On SQLite there is one writer, so it is free.
void serialise_on(Tx&, std::string_view name);

}  // namespace yitai::db
