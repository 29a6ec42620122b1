#include "timeline/audit.h"

#include "testing/clock.h"
#include "testing/database.h"

#include <doctest/doctest.h>

using namespace yitai;

namespace {

// Six rows in one lane, written in one transaction, with the ids 1 to 6.
struct Desk {
    std::unique_ptr<db::Database> database = testing::fresh_database();
    std::int64_t lane = 0;

    auto write(auto work) { return database->write({.actor = the_desk()}, work); }

    Desk() {
        write([&](Tx& tx) {
            lane = tx.connection().lane();
            for (int i = 1; i <= 6; ++i)
                timeline::record(tx, {.type = "incident.noted",
                                      .object_kind = "ticket",
                                      .object_id = i,
                                      .changes = {{"subject", nullptr, "Printer " + std::to_string(i)}}});
        });
    }

    // As somebody would who has the database, but not the desk: no constraint stops him.
    void tamper(std::string const& sql) {
        auto const sqlite = database->engine() == db::Engine::sqlite;
        write([&](Tx& tx) {
            tx.connection().execute(sqlite ? "pragma defer_foreign_keys = on" : "set local session_replication_role = replica");
            tx.connection().execute(sql);
        });
    }
    timeline::Audit verify() {
        return database->read({.actor = the_desk()}, [](Tx& tx) { return timeline::verify(tx); });
    }
    std::string row(int number) const {
        return "timeline row " + std::to_string(number) + " (lane " + std::to_string(lane) + ", number " +
               std::to_string(number) + "): ";
    }
    std::string lane_name() const { return "lane " + std::to_string(lane) + ": "; }
};

std::string const does_not_follow = "its hash does not follow from its content and the row before it";

}  // namespace

TEST_CASE("An untouched chain verifies") {
    Desk desk;
    auto const audit = desk.verify();
    CHECK(audit.rows == 6);
    CHECK(audit.lanes == 1);
    CHECK(audit.first_bad == std::nullopt);
}

TEST_CASE("A desk where nothing has happened verifies") {
    auto const database = testing::fresh_database();
    auto const audit = database->read({.actor = the_desk()}, [](Tx& tx) { return timeline::verify(tx); });
    CHECK(audit.rows == 0);
    CHECK_FALSE(audit.first_bad);
}

TEST_CASE("An edit of any column is found in its row") {
    for (std::string const edit : {"lane = lane + 1", "happened_at = happened_at - 1", "recorded_at = recorded_at + 1",
                                   "actor_id = 5", "impersonator_id = 5", "via = 'web'", "type = 'incident.closed'",
                                   "object_kind = 'person'", "object_id = 99", "organisation_id = 1", "version_before = 1",
                                   "version_after = 1", "request_id = 'x'", "payload_hash = hash", "hash = payload_hash"}) {
        CAPTURE(edit);
        Desk desk;
        desk.tamper("update timeline set " + edit + " where id = 6");
        auto const bad = desk.verify().first_bad;
        REQUIRE(bad);
        if (edit.starts_with("lane")) CHECK(*bad == desk.lane_name() + "its rows end at number 5, but its head is number 6");
        else CHECK(*bad == desk.row(6) + does_not_follow);
    }
}

TEST_CASE("A row that is edited together with its own hash is betrayed by the next one") {
    Desk desk;
    desk.tamper("update timeline set object_id = 99, hash = payload_hash where id = 3");
    CHECK(desk.verify().first_bad == desk.row(3) + does_not_follow);
}

TEST_CASE("A deleted row is missed") {
    Desk desk;
    desk.tamper("delete from timeline_payload where timeline_id = 3; delete from timeline where id = 3");
    CHECK(desk.verify().first_bad == desk.row(4) + "number 3 is missing before it");
}

TEST_CASE("The first row is missed, too") {
    Desk desk;
    desk.tamper("delete from timeline_payload where timeline_id = 1; delete from timeline where id = 1");
    CHECK(desk.verify().first_bad == desk.row(2) + "number 1 is missing before it");
}

TEST_CASE("Rows cut off at the end are missed, and so are all of them") {
    Desk desk;
    desk.tamper("delete from timeline_payload where timeline_id > 4; delete from timeline where id > 4");
    CHECK(desk.verify().first_bad == desk.lane_name() + "its rows end at number 4, but its head is number 6");
    desk.tamper("delete from timeline_payload; delete from timeline");
    CHECK(desk.verify().first_bad == desk.lane_name() + "its rows end at number 0, but its head is number 6");
}

TEST_CASE("A row that was slipped in is found") {
    Desk desk;
    desk.tamper(R"(
        insert into timeline (id, lane, lane_seq, happened_at, recorded_at, via, type, object_kind, object_id, request_id, payload_hash, hash)
        select 7, lane, 7, happened_at, recorded_at, via, type, object_kind, object_id, request_id, payload_hash, hash
          from timeline where id = 6;
        insert into timeline_payload (timeline_id, payload) select 7, payload from timeline_payload where timeline_id = 6)");
    CHECK(desk.verify().first_bad == desk.row(7) + does_not_follow);
}

TEST_CASE("Two rows that changed places are found") {
    Desk desk;
    desk.tamper(R"(
        update timeline set lane_seq = -3 where id = 3;
        update timeline set lane_seq = 3 where id = 4;
        update timeline set lane_seq = 4 where id = 3)");
    CHECK(desk.verify().first_bad == "timeline row 4 (lane " + std::to_string(desk.lane) + ", number 3): " + does_not_follow);
}

TEST_CASE("A payload that was rewritten, swapped, emptied or taken away is found in its row") {
    struct {
        std::string tampering;
        std::string fault;
    } const cases[] = {
        {"update timeline_payload set payload = replace(payload, 'Printer', 'Scanner') where timeline_id = 2",
         "its payload is not the one it was recorded with"},
        {R"(update timeline_payload set timeline_id = -2 where timeline_id = 2;
            update timeline_payload set timeline_id = 2 where timeline_id = 5;
            update timeline_payload set timeline_id = 5 where timeline_id = -2)",
         "its payload is not the one it was recorded with"},
        {"update timeline_payload set payload = null where timeline_id = 2", "its payload is empty, though nobody erased it"},
        {"delete from timeline_payload where timeline_id = 2", "its payload is missing"},
    };
    for (auto const& one : cases) {
        Desk desk;
        desk.tamper(one.tampering);
        CHECK(desk.verify().first_bad == desk.row(2) + one.fault);
    }
}

TEST_CASE("An erased payload still verifies") {
    Desk desk;
    desk.tamper("update timeline_payload set payload = null, erased_at = 1767574800000 where timeline_id = 2");
    CHECK_FALSE(desk.verify().first_bad);
}

TEST_CASE("The recorded head must be the last row") {
    Desk desk;
    desk.tamper("update timeline_lane set last_seq = 5");
    CHECK(desk.verify().first_bad == desk.lane_name() + "its rows end at number 6, but its head is number 5");
    desk.tamper("update timeline_lane set last_seq = 6, head = (select hash from timeline where id = 5)");
    CHECK(desk.verify().first_bad == desk.lane_name() + "its head is not the hash of its last row, number 6");
    desk.tamper("delete from timeline_lane");
    CHECK(desk.verify().first_bad == desk.lane_name() + "its head is not recorded");
}

TEST_CASE("A payload without a row is found") {
    Desk desk;
    desk.tamper(R"(
        create table unbound as select * from timeline_payload;
        drop table timeline_payload;
        alter table unbound rename to timeline_payload;
        insert into timeline_payload (timeline_id, payload) values (99, '{}'))");
    CHECK(desk.verify().first_bad == "payload 99: its timeline row is missing");
}

TEST_CASE("Lanes are walked one after the other") {
    Desk desk;
    desk.tamper(R"(
        insert into timeline_lane (lane, last_seq, head) select lane + 1000, 1, head from timeline_lane)");
    CHECK(desk.verify().first_bad ==
          "lane " + std::to_string(desk.lane + 1000) + ": its rows end at number 0, but its head is number 1");
    CHECK(desk.verify().lanes == 2);
    CHECK(desk.verify().rows == 6);
}

TEST_CASE("Progress is told while many rows are walked, page after page") {
    auto const database = testing::fresh_database();
    database->write({.actor = the_desk()}, [](Tx& tx) {
        for (int i = 0; i < 10'001; ++i)
            timeline::record(tx, {.type = "incident.noted", .object_kind = "ticket", .object_id = i});
    });
    auto const audit = database->read({.actor = the_desk()}, [](Tx& tx) { return timeline::verify(tx); });
    CHECK(audit.rows == 10'001);
    CHECK_FALSE(audit.first_bad);
}
