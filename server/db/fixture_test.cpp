#include "testing/database.h"

#include <doctest/doctest.h>

using namespace yitai;

namespace {

std::string content(db::Database& database) {
    return database.read({}, [](Tx& tx) {
        std::string text;
        for (auto const& name : tx.select<std::string>("select name from migration order by number")) text += name + " ";
        return text + std::to_string(tx.one<std::int64_t>("select count(*) from job"));
    });
}

void leave_traces(Tx& tx) {
    tx.run(R"(
        insert into job (kind, key, outward, payload, state, run_at, attempts, fence, created_at)
        values ('a', 'b', false, '{}', 'waiting', 0, 0, 0, 0))");
    tx.run("update migration set name = 'changed'");
    tx.connection().execute("create table left_over (id bigint)");
}

}  // namespace

TEST_CASE("a database that is handed to a test shows no trace of the test before") {
    auto const fresh = content(*testing::fresh_database());
    for (int i = 0; i < 3; ++i) {
        auto const database = testing::fresh_database();
        CHECK(content(*database) == fresh);
        database->write({}, leave_traces);
        CHECK(database->write({}, [](Tx& tx) { return tx.one<std::int64_t>("select max(id) from job"); }) == 1);
    }
}
