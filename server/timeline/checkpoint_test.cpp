#include "timeline/checkpoint.h"

#include "testing/clock.h"
#include "testing/database.h"
#include "testing/raw_client.h"
#include "timeline/checkpointer.h"
#include "timeline/stable_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

using namespace yitai;
using namespace yitai::timeline;

namespace {

std::string to_text(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines) (text += line) += '\n';
    return text;
}

// A desk where things happen, and the two files beside it.
struct Desk {
    std::unique_ptr<db::Database> database = testing::fresh_database();
    std::unique_ptr<testing::Folder> folder = testing::folder();
    CheckpointFiles files{folder->path / "audit.key", folder->path / "checkpoints"};

    void happen(int count) {
        database->write({.actor = the_desk()}, [&](Tx& tx) {
            for (int i = 0; i < count; ++i) record(tx, {.type = "incident.noted", .object_kind = "ticket", .object_id = i});
        });
    }
    bool seal(Occasion occasion = Occasion::something_changed) { return add_checkpoint(files, occasion, *database); }
    CheckpointAudit look() {
        auto const kept = kept_checkpoints(files);
        return database->read({.actor = the_desk()}, [&](Tx& tx) { return compare(tx, kept); });
    }
    std::string fault() { return look().first_bad.value_or("none"); }

    std::vector<std::string> lines() const { return lines_of(files.checkpoints); }
    void put(std::vector<std::string> const& lines) { std::ofstream(files.checkpoints) << to_text(lines); }
    void tamper(std::string const& sql) {
        database->write({.actor = the_desk()}, [&](Tx& tx) { tx.connection().execute(sql); });
    }
};

Desk with_three_checkpoints() {
    Desk desk;
    for (int i = 0; i < 3; ++i) {
        desk.happen(5);
        desk.seal();
    }
    return desk;
}

void replace_in(std::string& text, std::string const& what, std::string const& by) {
    text.replace(text.find(what), what.size(), by);
}

}  // namespace

TEST_CASE("Checkpoints fit the chain they were taken of") {
    auto desk = with_three_checkpoints();
    auto const audit = desk.look();
    CHECK(audit.checkpoints == 3);
    CHECK(audit.rows == 15);
    CHECK(audit.first_bad == std::nullopt);
}

TEST_CASE("A desk without checkpoints has nothing to compare") {
    Desk desk;
    desk.happen(5);
    CHECK(desk.look().checkpoints == 0);
    CHECK(desk.fault() == "none");
}

TEST_CASE("Where nothing changed no checkpoint is added unless it is asked for") {
    Desk desk;
    CHECK(desk.seal());
    CHECK_FALSE(desk.seal());
    desk.happen(1);
    CHECK(desk.seal());
    CHECK_FALSE(desk.seal());
    CHECK(desk.seal(Occasion::any));
    CHECK(desk.lines().size() == 3);
    CHECK(desk.fault() == "none");
}

TEST_CASE("The key is its owner's alone") {
    Desk desk;
    desk.seal();
    struct stat found{};
    REQUIRE(::stat(desk.files.key.c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);
}

TEST_CASE("A checkpoint that was edited is found") {
    auto desk = with_three_checkpoints();
    auto lines = desk.lines();
    replace_in(lines[1], "\"rows\":10", "\"rows\":11");
    desk.put(lines);
    CHECK(desk.fault() == "checkpoint 2: its signature is not genuine");
}

TEST_CASE("A checkpoint that was taken away is missed") {
    auto desk = with_three_checkpoints();
    auto const lines = desk.lines();
    desk.put({lines[0], lines[2]});
    CHECK(desk.fault() == "checkpoint 2: it says that it is number 3");
    desk.put({lines[1], lines[2]});
    CHECK(desk.fault() == "checkpoint 1: it says that it is number 2");
}

TEST_CASE("A genuine checkpoint in the place of another does not follow") {
    auto desk = with_three_checkpoints();
    auto const old = desk.lines();
    desk.put({old[0]});
    desk.happen(1);
    desk.seal();
    desk.put({old[0], desk.lines()[1], old[2]});
    CHECK(desk.fault() == "checkpoint 3: it does not follow from the one before it");
}

TEST_CASE("Checkpoints of another key are not this desk's") {
    auto desk = with_three_checkpoints(), other = with_three_checkpoints();
    desk.put(other.lines());
    CHECK(desk.fault() == "checkpoint 1: it was signed with another key");
}

TEST_CASE("What is no checkpoint is found, and what a crash cut off is left out") {
    auto desk = with_three_checkpoints();
    auto lines = desk.lines();
    auto const whole = lines;
    lines[2] = "{}";
    desk.put(lines);
    CHECK(desk.fault() == "checkpoint 3: it can't be read");
    CHECK_THROWS_AS(desk.seal(Occasion::any), Unavailable);

    std::ofstream(desk.files.checkpoints) << to_text(whole) << whole[2].substr(0, 40);
    CHECK(desk.fault() == "none");
    CHECK(desk.seal(Occasion::any));
    CHECK(desk.lines().size() == 4);
    CHECK(desk.fault() == "none");
}

TEST_CASE("A missing file is told from a new desk") {
    auto desk = with_three_checkpoints();
    auto const key = desk.files.key;
    desk.files.key += ".gone";
    CHECK(desk.fault() == "checkpoints: the key that signed them is missing");
    CHECK_THROWS_AS(desk.seal(), Unavailable);
    CHECK_FALSE(exists(desk.files.key));

    desk.files.key = key;
    desk.put({});
    CHECK(desk.fault() == "checkpoints: there are none, though the key that signs them is there");
}

TEST_CASE("Rows cut off with their head are missed") {
    auto desk = with_three_checkpoints();
    desk.tamper("delete from timeline_payload; delete from timeline; delete from timeline_lane");
    auto const fault = desk.fault();
    CHECK(fault.starts_with("lane "));
    CHECK(fault.find(", signed by checkpoint 1 of ") != fault.npos);
}

TEST_CASE("The last line is found however long the lines are") {
    auto const folder = testing::folder();
    std::string const file = folder->path / "lines";
    for (std::size_t length : {0UL, 1UL, 4095UL, 4096UL, 100'000UL, 3UL}) {
        std::string const line(length, 'x');
        LineFile(file).append(line);
        CHECK(LineFile(file).last_line() == line);
    }
    CHECK(lines_of(file).size() == 6);
}

TEST_CASE("The checkpointer seals at start, every thousand rows, and at the end") {
    Desk desk;
    {
        Checkpointer const checkpointer(*desk.database, desk.files);
        CHECK(desk.lines().size() == 1);
        desk.happen(1000);
        CHECK(testing::becomes_true([&] { return desk.look().rows == 1000; }));
        desk.happen(7);
    }
    CHECK(desk.look().rows == 1007);
    CHECK(desk.fault() == "none");
}
