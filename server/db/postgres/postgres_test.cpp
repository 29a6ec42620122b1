#include "base/failure.h"
#include "testing/database.h"

#include <doctest/doctest.h>

#include <barrier>
#include <mutex>
#include <set>
#include <thread>

using namespace yitai;

#define ON_POSTGRES *doctest::skip(!testing::runs_on_postgres())

namespace {

void make_counter(Tx& tx) {
    tx.connection().execute("create table counter (n bigint not null); insert into counter (n) values (0)");
}

std::int64_t counted(Tx& tx) { return tx.one<std::int64_t>("select n from counter"); }

void count_up(Tx& tx) {
    auto const n = counted(tx);
    tx.run("update counter set n = :n", {{"n", n + 1}});
}

void break_connection(Tx& tx) { tx.run("select pg_terminate_backend(pg_backend_pid())"); }

}  // namespace

TEST_CASE("a write that another got in between of runs again, and its effects happen once" ON_POSTGRES) {
    auto const database = testing::fresh_database();
    database->write({}, make_counter);
    int attempts = 0, effects = 0;
    database->write({}, [&](Tx& tx) {
        auto const n = counted(tx);
        tx.after_commit([&] { ++effects; });
        if (++attempts == 1) std::thread([&] { database->write({}, count_up); }).join();
        tx.run("update counter set n = :n", {{"n", n + 1}});
    });
    CHECK(attempts == 2);
    CHECK(effects == 1);
    CHECK(database->read({}, counted) == 2);
    CHECK(database->figures().retries == 1);
}

TEST_CASE("a rule that hides the reason in a failure of its own is run again all the same" ON_POSTGRES) {
    auto const database = testing::fresh_database();
    database->write({}, make_counter);
    int attempts = 0;
    database->write({}, [&](Tx& tx) {
        counted(tx);
        if (++attempts == 1) std::thread([&] { database->write({}, count_up); }).join();
        try {
            tx.run("update counter set n = 10");
        } catch (db::Error const&) {
            throw Conflict("Somebody was here");
        }
    });
    CHECK(attempts == 2);
}

TEST_CASE("many who count up together lose nothing" ON_POSTGRES) {
    auto const database = testing::fresh_database();
    database->write({}, make_counter);
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 30; ++round) database->write({}, count_up);
        });
    for (auto& thread : threads) thread.join();
    CHECK(database->read({}, counted) == 90);
}

TEST_CASE("a write whose connection broke before the commit is done on a new one, once" ON_POSTGRES) {
    auto const database = testing::fresh_database();
    database->write({}, make_counter);
    int attempts = 0;
    database->write({}, [&](Tx& tx) {
        count_up(tx);
        if (++attempts == 1) break_connection(tx);
    });
    CHECK(attempts == 2);
    CHECK(database->read({}, counted) == 1);
}

TEST_CASE("connections that broke while idle are not noticed" ON_POSTGRES) {
    auto const database = testing::fresh_database([](db::Settings& settings) { settings.pool = 1; });
    database->write({}, make_counter);
    auto const pid = database->read({}, [](Tx& tx) { return tx.one<std::int64_t>("select pg_backend_pid()"); });
    db::connect({.url = std::getenv("YITAI_TEST_DATABASE")})->execute("select pg_terminate_backend(" + std::to_string(pid) + ")");
    database->write({}, count_up);
    CHECK(database->read({}, counted) == 1);
}

TEST_CASE("when the connection breaks during the commit the outcome is said to be unknown" ON_POSTGRES) {
    auto const database = testing::fresh_database();
    database->write({}, [](Tx& tx) {
        make_counter(tx);
        tx.connection().execute(R"(
            create function die() returns trigger language plpgsql as $$
            begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
            create constraint trigger dying after update on counter deferrable initially deferred
                for each row execute function die())");
    });
    int attempts = 0;
    try {
        database->write({}, [&](Tx& tx) { ++attempts, count_up(tx); });
        FAIL("it was acknowledged");
    } catch (Unavailable const& refused) {
        CHECK(std::string(refused.what()).find("look whether it was made") != std::string::npos);
    }
    CHECK(attempts == 1);
}

TEST_CASE("no two sessions append to the same audit chain, also not of two nodes" ON_POSTGRES) {
    testing::Place place;
    auto const here = db::open(place.settings()), there = db::open(place.settings());
    std::barrier all_busy(6);
    std::mutex mutex;
    std::multiset<int> lanes;
    auto const note_lane = [&](Tx& tx) {
        all_busy.arrive_and_wait();
        std::lock_guard const lock(mutex);
        lanes.insert(tx.connection().lane());
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i) threads.emplace_back([&, i] { (i % 2 ? here : there)->write({}, note_lane); });
    for (auto& thread : threads) thread.join();
    CHECK(lanes == std::multiset<int>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("times are UTC and the schema is the URL's own" ON_POSTGRES) {
    auto const database = testing::fresh_database();
    database->read({}, [](Tx& tx) {
        CHECK(tx.one<std::string>("show time zone") == "UTC");
        CHECK(tx.one<std::string>("select current_schema()").find("yitai_test_") == 0);
        CHECK(tx.one<std::string>("show transaction_isolation") == "repeatable read");
        CHECK(tx.one<std::string>("show transaction_read_only") == "on");
    });
}

TEST_CASE("a schema changed by another node is taken up without a failure" ON_POSTGRES) {
    testing::Place place;
    auto settings = place.settings();
    settings.pool = 1;
    auto const database = db::open(settings);
    database->write({}, make_counter);
    auto const columns = [](Tx& tx) {
        db::Run run(tx.connection().prepare("select * from counter"));
        run->step();
        return run->column_count();
    };
    CHECK(database->read({}, columns) == 1);
    db::connect(place.settings())->execute("alter table counter add column note text");
    CHECK(database->read({}, columns) == 2);
}

TEST_CASE("a server that cannot be reached is said so" ON_POSTGRES) {
    CHECK_THROWS_AS(db::open({.url = "postgresql:///nowhere?host=/nonexistent"}), Unavailable);
}
