#include "db/migrate.h"

#include "base/failure.h"
#include "testing/database.h"

#include <doctest/doctest.h>

using namespace yitai;
using db::migrate;
using db::Migration;

namespace {

Migration const first{1, "house", "create table house (id {identity}, plan {blob});", "", ""};
Migration const second{2, "room", "create table room (house_id bigint); insert into room (house_id) values (2);", "", ""};
Migration const third{3, "engine", "", "create table engine (name text); insert into engine (name) values ('sqlite');",
                      "create table engine (name text); insert into engine (name) values ('postgres');"};

struct Plot {
    testing::Place place{testing::Place::Content::nothing};
    std::unique_ptr<db::Connection> connection = db::connect(place.settings());

    std::string applied(std::vector<Migration> const& known, bool dry_run = false) {
        std::string numbers;
        for (auto const& one : migrate(*connection, known, dry_run)) numbers += std::to_string(one.number) + " ";
        return numbers;
    }
    std::string word(std::string_view sql) {
        db::Context const context;
        Tx tx(*connection, context);
        return tx.one<std::string>(sql);
    }
};

}  // namespace

TEST_CASE("migrations are applied in the order of their numbers, once") {
    Plot site;
    CHECK(site.applied({second, first}) == "1 2 ");
    CHECK(site.applied({first, second}) == "");
    CHECK(site.applied({first, second, third}) == "3 ");
    CHECK(site.word("select count(*) from room") == "1");
}

TEST_CASE("each database gets its own text after the shared one") {
    Plot site;
    site.applied({third});
    CHECK(site.word("select name from engine") == (testing::runs_on_postgres() ? "postgres" : "sqlite"));
}

TEST_CASE("a dry run says what would be done and does nothing") {
    Plot site;
    CHECK(site.applied({first, second}, true) == "1 2 ");
    CHECK(site.applied({first, second}, true) == "1 2 ");
    CHECK(site.applied({first, second}) == "1 2 ");
}

TEST_CASE("a migration that fails leaves nothing of itself, and the run goes on there") {
    Plot site;
    Migration const broken{2, "room", "create table room (house_id bigint); insert into nowhere values (1);", "", ""};
    CHECK_THROWS_AS(site.applied({first, broken, third}), db::Error);
    CHECK(site.applied({first, second, third}) == "2 3 ");
}

TEST_CASE("a schema newer than the binary is refused") {
    Plot site;
    site.applied({first, second});
    CHECK_THROWS_WITH_AS(site.applied({first}),
                         "The database has migration 2 (room), which this version does not know; use the newer version",
                         Conflict);
}

TEST_CASE("a migration that was changed after it was applied is refused") {
    Plot site;
    site.applied({first});
    Migration const changed{1, "house", "create table house (id {identity});", "", ""};
    CHECK_THROWS_WITH_AS(site.applied({changed, second}), "Migration 1 (house) is not the one that was applied to this database",
                         Conflict);
}

TEST_CASE("the migrations of this version apply to an empty database, and to none a second time") {
    Plot site;
    CHECK(site.applied({embedded::migrations().begin(), embedded::migrations().end()}) != "");
    CHECK(site.applied({embedded::migrations().begin(), embedded::migrations().end()}) == "");
}
