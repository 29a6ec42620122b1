#include "base/failure.h"
#include "testing/database.h"

#include <doctest/doctest.h>

#include <future>
#include <thread>

using namespace yitai;
using db::Refusal;

namespace {

struct Shelf {
    std::unique_ptr<db::Database> database =
        testing::fresh_database([](db::Settings& settings) { settings.statement_time = Milliseconds(100); });

    Shelf() {
        database->write({}, [](Tx& tx) {
            tx.connection().execute(R"(
                create table shelf (id bigint primary key, label text not null unique, height bigint check (height > 0));
                create table book (id bigint primary key, shelf_id bigint not null references shelf (id));
                insert into shelf (id, label, height) values (1, 'A', 10))");
        });
    }

    std::optional<Refusal> refusal(std::string_view sql) {
        try {
            database->write({}, [&](Tx& tx) { tx.run(sql); });
        } catch (db::Error const& error) {
            return error.refusal;
        }
        return std::nullopt;
    }
};

constexpr char const* endless = "with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n";

}  // namespace

TEST_CASE("both databases name the broken constraint alike") {
    Shelf shelf;
    CHECK(shelf.refusal("insert into shelf (id, label, height) values (2, 'A', 1)") == Refusal::unique);
    CHECK(shelf.refusal("insert into shelf (id, label, height) values (1, 'B', 1)") == Refusal::unique);
    CHECK(shelf.refusal("insert into shelf (id, label, height) values (2, null, 1)") == Refusal::not_null);
    CHECK(shelf.refusal("insert into shelf (id, label, height) values (2, 'B', 0)") == Refusal::check);
    CHECK(shelf.refusal("insert into book (id, shelf_id) values (1, 99)") == Refusal::foreign_key);
    CHECK(shelf.refusal("insert into shelf (id, label, height) values (2, 'B', 1)") == std::nullopt);
    CHECK(shelf.refusal("insert into nowhere (id) values (1)") == Refusal::other);
    CHECK(shelf.refusal("this is not SQL") == Refusal::other);
}

TEST_CASE("a rule may turn a refusal into its own failure") {
    Shelf shelf;
    auto const add = [](Tx& tx) {
        try {
            tx.run("insert into shelf (id, label, height) values (2, 'A', 1)");
        } catch (db::Error const&) {
            throw Conflict("There is such a shelf");
        }
    };
    CHECK_THROWS_AS(shelf.database->write({}, add), Conflict);
}

TEST_CASE("a rule may not pass over a refusal and go on") {
    Shelf shelf;
    auto const add = [](Tx& tx) {
        tx.run("insert into shelf (id, label, height) values (3, 'C', 1)");
        try {
            tx.run("insert into shelf (id, label, height) values (2, 'A', 1)");
        } catch (db::Error const&) {
        }
    };
    CHECK_THROWS_AS(shelf.database->write({}, add), std::logic_error);
    shelf.database->read({}, [](Tx& tx) { CHECK(tx.one<std::int64_t>("select count(*) from shelf") == 1); });
}

TEST_CASE("a read may not change anything") {
    Shelf shelf;
    CHECK_THROWS_AS(shelf.database->read({}, [](Tx& tx) { tx.run("delete from shelf"); }), db::Error);
    shelf.database->read({}, [](Tx& tx) { CHECK(tx.one<std::int64_t>("select count(*) from shelf") == 1); });
}

TEST_CASE("a read that takes too long is ended, and the next one is served") {
    Shelf shelf;
    CHECK_THROWS_AS(shelf.database->read({}, [](Tx& tx) { tx.one<std::int64_t>(endless); }), Unavailable);
    shelf.database->read({}, [](Tx& tx) { CHECK(tx.one<std::int64_t>("select count(*) from shelf") == 1); });
}

TEST_CASE("a write that takes too long is ended, and the others of its batch are not") {
    Shelf shelf;
    std::promise<void> open, taken;
    shelf.database->write_later({}, [&](Tx&) { taken.set_value(), open.get_future().wait(); }, [](std::exception_ptr) {});
    taken.get_future().wait();

    std::promise<std::exception_ptr> slow, quick;
    auto const insert = [](Tx& tx) { tx.run("insert into shelf (id, label, height) values (6, 'F', 1)"); };
    shelf.database->write_later({}, insert, [&](std::exception_ptr failure) { quick.set_value(failure); });
    shelf.database->write_later(
        {}, [](Tx& tx) { tx.run("update shelf set height = (" + std::string(endless) + ")"); },
        [&](std::exception_ptr failure) { slow.set_value(failure); });
    open.set_value();
    CHECK_FALSE(quick.get_future().get());
    CHECK_THROWS_AS(std::rethrow_exception(slow.get_future().get()), Unavailable);
    shelf.database->read({}, [](Tx& tx) { CHECK(tx.one<std::int64_t>("select count(*) from shelf") == 2); });
}

TEST_CASE("a read sees one moment, whatever is committed meanwhile") {
    Shelf shelf;
    shelf.database->read({}, [&](Tx& tx) {
        CHECK(tx.one<std::int64_t>("select count(*) from shelf") == 1);
        auto const add = [](Tx& other) { other.run("insert into shelf (id, label, height) values (5, 'E', 1)"); };
        std::thread([&] { shelf.database->write({}, add); }).join();
        CHECK(tx.one<std::int64_t>("select count(*) from shelf") == 1);
    });
}
