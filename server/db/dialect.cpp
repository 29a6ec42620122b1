#include "db/dialect.h"

#include <fmt/format.h>

namespace yitai::db {

std::int64_t next_number(Tx& tx, std::string_view series) {
    if (tx.engine() == Engine::sqlite)
        return tx.one<std::int64_t>("update number_series set last = last + 1 where series = :series returning last",
                                    {{"series", series}});
    return tx.one<std::int64_t>("select nextval(cast('number_' || cast(:series as text) as regclass))", {{"series", series}});
}

std::string list_of(Engine engine, std::string_view column, std::string_view from) {
    auto const* aggregate = engine == Engine::sqlite ? "json_group_array" : "json_agg";
    return fmt::format("(select coalesce({}(cast({} as text)), '[]') from {})", aggregate, column, from);
}

std::string numbers_in(Engine engine, std::string_view parameter) {
    if (engine == Engine::sqlite) return fmt::format("select value from json_each({})", parameter);
    return fmt::format("select cast(value as bigint) from json_array_elements_text(cast({} as json)) as given (value)",
                       parameter);
}

std::string texts_in(Engine engine, std::string_view parameter) {
    if (engine == Engine::sqlite) return fmt::format("select value from json_each({})", parameter);
    return fmt::format("select value from json_array_elements_text(cast({} as json)) as given (value)", parameter);
}

std::vector<Referrer> referrers(Tx& tx, std::string_view table) {
    constexpr std::string_view sqlite = R"(
        select master.name as table_name, foreign_key."from" as column_name
          from sqlite_master master join pragma_foreign_key_list(master.name) foreign_key
         where master.type = 'table' and foreign_key."table" = :table order by 1, 2)";
    constexpr std::string_view postgres = R"(
        select cast(pg_class.relname as text) as table_name, cast(pg_attribute.attname as text) as column_name
          from pg_constraint
          join pg_class on pg_class.oid = conrelid
          join pg_attribute on attrelid = conrelid and attnum = conkey[1]
         where contype = 'f' and confrelid = cast(cast(:table as text) as regclass) order by 1, 2)";
    return tx.select<Referrer>(tx.engine() == Engine::sqlite ? sqlite : postgres, {{"table", table}});
}

// An advisory lock would not do: the snapshot is older than the lock when another transaction held it until just now. Both
// changing one row makes the second of them run again with a newer snapshot.
void serialise_on(Tx& tx, std::string_view name) {
    if (tx.engine() == Engine::sqlite) return;
    tx.run(R"(
        insert into serialised_on (name, passes) values (:name, 1)
        on conflict (name) do update set passes = serialised_on.passes + 1)",
           {{"name", name}});
}

}  // namespace yitai::db
