#include "base/failure.h"
#include "db/health.h"
#include "testing/database.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <thread>

using namespace yitai;

namespace {

void add(Tx& tx, std::int64_t value) { tx.run("insert into ledger (value) values (:value)", {{"value", value}}); }

struct Ledger {
    std::unique_ptr<db::Database> database;

    explicit Ledger(std::size_t write_queue = 10'000) {
        database = testing::fresh_database([&](db::Settings& settings) {
            settings.pool = 1;
            settings.write_queue = write_queue;
        });
        database->write({}, [](Tx& tx) { tx.connection().execute("create table ledger (value bigint not null unique)"); });
    }

    std::vector<std::int64_t> values() {
        return database->read({}, [](Tx& tx) { return tx.select<std::int64_t>("select value from ledger order by value"); });
    }
};

using Values = std::vector<std::int64_t>;

// Keeps the database's one writing thread busy, so that what is asked meanwhile is taken up together.
class Jam {
public:
    explicit Jam(db::Database& database) {
        auto const open = open_.get_future().share();
        auto const taken = std::make_shared<std::promise<void>>();
        database.write_later({}, [taken, open](Tx&) { taken->set_value(), open.wait(); }, [](std::exception_ptr) {});
        taken->get_future().wait();
    }
    void clear() { open_.set_value(); }

private:
    std::promise<void> open_;
};

// The outcome of a write that was asked for but not waited for.
std::future<void> asked(db::Database& database, db::Work work) {
    auto const answered = std::make_shared<std::promise<void>>();
    database.write_later({}, std::move(work), [answered](std::exception_ptr failure) {
        if (failure) answered->set_exception(failure);
        else answered->set_value();
    });
    return answered->get_future();
}

}  // namespace

TEST_CASE("what was written is read back at once") {
    Ledger ledger;
    for (std::int64_t i = 1; i <= 50; ++i) {
        ledger.database->write({}, [&](Tx& tx) { add(tx, i); });
        REQUIRE(ledger.values().size() == static_cast<std::size_t>(i));
    }
}

TEST_CASE("a write that throws leaves nothing behind and its failure reaches the caller") {
    Ledger ledger;
    CHECK_THROWS_AS(ledger.database->write({}, [](Tx& tx) { add(tx, 1), throw NotFound(); }), NotFound);
    CHECK(ledger.values().empty());
}

TEST_CASE("a write answers what its work answered") {
    Ledger ledger;
    CHECK(ledger.database->write({}, [](Tx& tx) { return add(tx, 1), std::string("done"); }) == "done");
}

TEST_CASE("whoever throws in the middle of a batch loses only its own changes") {
    Ledger ledger;
    Jam jam(*ledger.database);
    auto before = asked(*ledger.database, [](Tx& tx) { add(tx, 1); });
    auto early = asked(*ledger.database, [](Tx&) { throw Conflict("Not now"); });
    auto late = asked(*ledger.database, [](Tx& tx) { add(tx, 2), throw NotFound(); });
    auto refused = asked(*ledger.database, [](Tx& tx) { add(tx, 3), add(tx, 1); });
    auto after = asked(*ledger.database, [](Tx& tx) { add(tx, 4); });
    jam.clear();

    CHECK_NOTHROW(before.get());
    CHECK_THROWS_AS(early.get(), Conflict);
    CHECK_THROWS_AS(late.get(), NotFound);
    CHECK_THROWS_AS(refused.get(), db::Error);
    CHECK_NOTHROW(after.get());
    CHECK(ledger.values() == Values{1, 4});
}

TEST_CASE("a batch without late failures is run once, in one commit" * doctest::skip(testing::runs_on_postgres())) {
    Ledger ledger;
    auto const commits = ledger.database->figures().commits;
    int runs = 0;
    Jam jam(*ledger.database);
    std::vector<std::future<void>> outcomes;
    for (std::int64_t i = 0; i < 20; ++i) outcomes.push_back(asked(*ledger.database, [&runs, i](Tx& tx) { ++runs, add(tx, i); }));
    auto early = asked(*ledger.database, [](Tx&) { throw NotFound(); });
    auto refused_first = asked(*ledger.database, [](Tx& tx) { add(tx, 1); });
    jam.clear();

    for (auto& outcome : outcomes) outcome.get();
    CHECK_THROWS_AS(early.get(), NotFound);
    CHECK_THROWS_AS(refused_first.get(), db::Error);
    CHECK(runs == 20);
    CHECK(ledger.database->figures().commits == commits + 2);
    CHECK(ledger.database->figures().rerun_batches == 0);
}

TEST_CASE("a batch with a late failure is run again, and its effects happen once" * doctest::skip(testing::runs_on_postgres())) {
    Ledger ledger;
    int runs = 0, effects = 0;
    Jam jam(*ledger.database);
    auto good = asked(*ledger.database, [&](Tx& tx) { ++runs, add(tx, 1), tx.after_commit([&] { ++effects; }); });
    auto bad = asked(*ledger.database, [&](Tx& tx) { tx.after_commit([&] { effects += 100; }), add(tx, 2), throw NotFound(); });
    jam.clear();

    good.get();
    CHECK_THROWS_AS(bad.get(), NotFound);
    CHECK(runs == 2);
    CHECK(effects == 1);
    CHECK(ledger.database->figures().rerun_batches == 1);
}

TEST_CASE("a constraint that is checked at the commit refuses only the write that broke it") {
    Ledger ledger;
    ledger.database->write({}, [](Tx& tx) {
        tx.connection().execute(R"(
            create table parent (id bigint primary key);
            create table child (parent_id bigint references parent (id) deferrable initially deferred))");
    });
    Jam jam(*ledger.database);
    auto good = asked(*ledger.database, [](Tx& tx) { add(tx, 1); });
    auto orphan = asked(*ledger.database, [](Tx& tx) { add(tx, 2), tx.run("insert into child (parent_id) values (7)"); });
    auto also_good = asked(*ledger.database, [](Tx& tx) { add(tx, 3); });
    jam.clear();

    CHECK_NOTHROW(good.get());
    CHECK_THROWS_AS(orphan.get(), db::Error);
    CHECK_NOTHROW(also_good.get());
    CHECK(ledger.values() == Values{1, 3});
}

TEST_CASE("effects see what was committed, come in its order and before the answer") {
    Ledger ledger;
    std::vector<std::string> story;
    Jam jam(*ledger.database);
    std::vector<std::future<void>> outcomes;
    for (std::int64_t i = 0; i < 3; ++i)
        outcomes.push_back(asked(*ledger.database, [&story, i](Tx& tx) {
            add(tx, i);
            tx.after_commit([&story, i] { story.push_back("effect " + std::to_string(i)); });
        }));
    jam.clear();
    for (auto& outcome : outcomes) outcome.get();
    CHECK(story == std::vector<std::string>{"effect 0", "effect 1", "effect 2"});
}

TEST_CASE("an effect that throws is logged and harms neither the answer nor the next effect") {
    std::vector<std::string> events;
    int effects = 0;
    auto const database = testing::fresh_database([&](db::Settings& settings) {
        settings.log = [&](std::string_view event, std::string_view) { events.emplace_back(event); };
    });
    database->write({}, [&](Tx& tx) {
        tx.after_commit([] { throw std::runtime_error("broken"); });
        tx.after_commit([&] { ++effects; });
    });
    CHECK(effects == 1);
    CHECK(events == std::vector<std::string>{"database.effect_failed"});
}

TEST_CASE("when the queue is full one more write is refused and none of the accepted is lost") {
    Ledger ledger(3);
    Jam jam(*ledger.database);
    std::vector<std::future<void>> accepted;
    for (std::int64_t i = 0; i < 3; ++i) accepted.push_back(asked(*ledger.database, [i](Tx& tx) { add(tx, i); }));
    CHECK(ledger.database->figures().write_queue_depth == 3);
    CHECK_THROWS_AS(asked(*ledger.database, [](Tx& tx) { add(tx, 9); }), Unavailable);
    jam.clear();

    for (auto& write : accepted) write.get();
    CHECK(ledger.values() == Values{0, 1, 2});
}

TEST_CASE("closing waits for what was accepted") {
    testing::Place place;
    std::atomic<int> answers = 0;
    {
        auto const database = db::open(place.settings());
        database->write({}, [](Tx& tx) { tx.connection().execute("create table ledger (value bigint)"); });
        for (std::int64_t i = 0; i < 100; ++i)
            database->write_later({}, [i](Tx& tx) { add(tx, i); }, [&](std::exception_ptr failure) { answers += !failure; });
    }
    CHECK(answers == 100);
    auto const again = db::open(place.settings());
    again->read({}, [](Tx& tx) { CHECK(tx.one<std::int64_t>("select count(*) from ledger") == 100); });
}

TEST_CASE("a write that waits for a write on the database's own thread is a bug, not a standstill") {
    Ledger ledger;
    CHECK_THROWS_AS(ledger.database->write({}, [&](Tx&) { ledger.database->write({}, [](Tx& tx) { add(tx, 1); }); }),
                    std::logic_error);
}

TEST_CASE("ten thousand writes of sixteen threads are all there") {
    auto const database = testing::fresh_database();
    database->write({}, [](Tx& tx) { tx.connection().execute("create table ledger (value bigint not null unique)"); });
    std::atomic<int> effects = 0;
    std::vector<std::thread> threads;
    for (std::int64_t thread = 0; thread < 16; ++thread)
        threads.emplace_back([&, thread] {
            for (std::int64_t i = 0; i < 625; ++i)
                database->write({}, [&](Tx& tx) {
                    add(tx, thread * 625 + i);
                    tx.after_commit([&] { ++effects; });
                });
        });
    for (auto& thread : threads) thread.join();

    database->read({}, [](Tx& tx) {
        CHECK(tx.one<std::int64_t>("select count(*) from ledger") == 10'000);
        CHECK(tx.one<std::int64_t>("select max(value) from ledger") == 9'999);
    });
    CHECK(effects == 10'000);
    CHECK(database->figures().writes >= 10'000);
    CHECK_FALSE(database->trouble());
    CHECK_FALSE(db::lack_of_room("/tmp"));
    CHECK(db::lack_of_room("/tmp", std::uint64_t(1) << 62));
}
