#include "base/failure.h"
#include "testing/database.h"

#include <doctest/doctest.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <fstream>

using namespace yitai;

namespace {

std::atomic<bool> disk_is_broken = false;

int sync_or_fail(long number, int file) {
    if (!disk_is_broken) return static_cast<int>(syscall(number, file));
    errno = EIO;
    return -1;
}

}  // namespace

// SQLite calls these instead of the C library's, because the program's own symbols come first.
extern "C" int fsync(int file) { return sync_or_fail(SYS_fsync, file); }
extern "C" int fdatasync(int file) { return sync_or_fail(SYS_fdatasync, file); }

#define ON_SQLITE *doctest::skip(testing::runs_on_postgres())

namespace {

void make_ledger(Tx& tx) { tx.connection().execute("create table ledger (value bigint)"); }
void enter(Tx& tx, std::int64_t value) { tx.run("insert into ledger (value) values (:value)", {{"value", value}}); }
std::int64_t rows(Tx& tx) { return tx.one<std::int64_t>("select count(*) from ledger"); }

struct Repair {
    ~Repair() { disk_is_broken = false; }
};

}  // namespace

TEST_CASE("a second process is kept away and told whom it met" ON_SQLITE) {
    testing::Place place;
    auto const database = db::open(place.settings());
    try {
        db::open(place.settings());
        FAIL("the folder was opened twice");
    } catch (Conflict const& refused) {
        auto const sentence = std::string(refused.what());
        CHECK(sentence.find("Process " + std::to_string(getpid()) + " already works with the folder") == 0);
    }
    CHECK_THROWS_AS(db::connect(place.settings()), Conflict);
}

TEST_CASE("a folder that was left may be opened again" ON_SQLITE) {
    testing::Place place;
    db::open(place.settings())->write({}, make_ledger);
    db::open(place.settings())->read({}, [](Tx& tx) { CHECK(rows(tx) == 0); });
}

TEST_CASE("closing leaves one database file behind" ON_SQLITE) {
    testing::Place place;
    auto const folder = std::filesystem::path(place.settings().folder);
    {
        auto const database = db::open(place.settings());
        database->write({}, make_ledger);
        database->read({}, rows);
    }
    CHECK(std::filesystem::exists(folder / "yitai.db"));
    CHECK_FALSE(std::filesystem::exists(folder / "yitai.db-wal"));
}

TEST_CASE("a missing folder is made, for its owner only" ON_SQLITE) {
    testing::Folder const folder;
    auto const inner = folder.path / "a" / "b";
    db::open({.folder = inner});
    CHECK(std::filesystem::status(inner).permissions() == std::filesystem::perms::owner_all);
}

TEST_CASE("a folder that cannot be made is said so" ON_SQLITE) {
    testing::Folder const folder;
    std::ofstream(folder.path / "file") << "x";
    CHECK_THROWS_AS(db::open({.folder = folder.path / "file" / "inner"}), Conflict);
}

TEST_CASE("a database is written the way durability needs" ON_SQLITE) {
    testing::Place place(testing::Place::Content::nothing);
    auto const database = db::open(place.settings());
    auto const check = [](Tx& tx) {
        CHECK(tx.one<std::string>("pragma journal_mode") == "wal");
        CHECK(tx.one<std::int64_t>("pragma synchronous") == 2);
        CHECK(tx.one<std::int64_t>("pragma page_size") == 8192);
        CHECK(tx.one<std::int64_t>("pragma wal_autocheckpoint") == 0);
        CHECK(tx.one<std::int64_t>("pragma foreign_keys") == 1);
        CHECK(tx.one<std::int64_t>("pragma temp_store") == 2);
    };
    database->write({}, check);
    database->read({}, check);
}

TEST_CASE("after a failed sync nothing is acknowledged any more" ON_SQLITE) {
    Repair const repair;
    std::string last_words;
    auto const database = testing::fresh_database(
        [&](db::Settings& settings) { settings.on_sync_failure = [&](std::string_view sentence) { last_words += sentence; }; });
    database->write({}, make_ledger);
    database->write({}, [](Tx& tx) { enter(tx, 1); });

    int effects = 0;
    auto const enter_two = [&](Tx& tx) { enter(tx, 2), tx.after_commit([&] { ++effects; }); };
    disk_is_broken = true;
    CHECK_THROWS_AS(database->write({}, enter_two), Unavailable);
    disk_is_broken = false;
    CHECK_THROWS_AS(database->write({}, enter_two), Unavailable);

    CHECK(effects == 0);
    CHECK(last_words.find("Storage failed to sync") == 0);
    CHECK(database->trouble());
    database->read({}, [](Tx& tx) { CHECK(rows(tx) == 1); });
}

TEST_CASE("a failed sync ends the process with its own exit code and a last line" ON_SQLITE) {
    Repair const repair;
    testing::Place place;
    auto const said = std::filesystem::path(place.settings().folder) / "said";
    auto const child = fork();
    if (child == 0) {
        (void)!freopen(said.c_str(), "w", stderr);
        auto const database = db::open(place.settings());
        database->write({}, make_ledger);
        disk_is_broken = true;
        database->write({}, [](Tx& tx) { enter(tx, 1); });
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 74);
    std::string line;
    std::getline(std::ifstream(said), line);
    CHECK(line.find("yitai: Storage failed to sync") == 0);
    db::open(place.settings())->read({}, [](Tx& tx) { CHECK(rows(tx) <= 1); });
}

TEST_CASE("a full disk refuses writes, lets reads go on, and recovers by itself" ON_SQLITE) {
    auto const database = testing::fresh_database();
    database->write({}, make_ledger);
    auto const limit = [&](std::string const& pages) {
        database->write({}, [&](Tx& tx) { tx.connection().execute("pragma max_page_count = " + pages); });
    };
    auto const enter_much = [](Tx& tx) {
        for (std::int64_t i = 0; i < 20'000; ++i) enter(tx, i);
    };
    limit("1");  // SQLite keeps it at the present size
    try {
        database->write({}, enter_much);
        FAIL("there was room");
    } catch (Unavailable const& refused) {
        CHECK(refused.reason == Unavailable::Reason::storage_full);
    }
    database->read({}, [](Tx& tx) { CHECK(rows(tx) == 0); });
    CHECK(database->trouble());

    limit("1000000");
    database->write({}, enter_much);
    database->read({}, [](Tx& tx) { CHECK(rows(tx) == 20'000); });
    CHECK_FALSE(database->trouble());
}
