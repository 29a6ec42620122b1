#include "db/dialect.h"

#include "testing/database.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

using namespace yitai;

namespace {

// What a migration would make.
void make_series(Tx& tx) {
    if (tx.engine() == db::Engine::sqlite)
        tx.connection().execute(R"(
            create table if not exists number_series (series text primary key, last bigint not null);
            insert into number_series (series, last) values ('parcel', 100))");
    else tx.connection().execute("create sequence number_parcel start 101");
}

std::int64_t next_parcel(Tx& tx) { return db::next_number(tx, "parcel"); }

}  // namespace

TEST_CASE("a series hands out each number once") {
    auto const database = testing::fresh_database();
    database->write({}, make_series);
    CHECK(database->write({}, next_parcel) == 101);
    CHECK(database->write({}, next_parcel) == 102);
}

TEST_CASE("whoever serialises on a name sees what the one before him did") {
    auto const database = testing::fresh_database();
    database->write({}, [](Tx& tx) { tx.connection().execute("create table seat (number bigint)"); });
    auto const take_the_only_seat = [](Tx& tx) {
        tx.one<std::int64_t>("select count(*) from seat");  // the snapshot is taken before the turn comes
        db::serialise_on(tx, "seat");
        if (tx.one<std::int64_t>("select count(*) from seat") == 0) tx.run("insert into seat (number) values (1)");
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) threads.emplace_back([&] { database->write({}, take_the_only_seat); });
    for (auto& thread : threads) thread.join();
    database->read({}, [](Tx& tx) { CHECK(tx.one<std::int64_t>("select count(*) from seat") == 1); });
}

TEST_CASE("the columns that refer to a table are known") {
    auto const database = testing::fresh_database();
    auto const found = database->read({}, [](Tx& tx) { return db::referrers(tx, "timeline"); });
    auto const is_cause = [](db::Referrer const& each) { return each.table_name == "job" && each.column_name == "cause"; };
    CHECK(std::count_if(found.begin(), found.end(), is_cause) == 1);
    CHECK(database->read({}, [](Tx& tx) { return db::referrers(tx, "idempotency"); }).empty());
}
