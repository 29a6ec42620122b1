// A thousand random tamperings with the database, each of which somebody with the right to write it could do.
#include "testing/clock.h"
#include "testing/database.h"
#include "timeline/audit.h"
#include "timeline/chain.h"
#include "timeline/checkpoint.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

using namespace yitai;
using namespace yitai::timeline;

namespace {

constexpr int all_rows = 40, rows_between_checkpoints = 10;

// What was done, and by which words the audit must name the first bad place.
struct Tampering {
    std::string what, sql;
    std::vector<std::string> named;
    int restamp_from = 0;  // 0: the hashes stay as they are
};

std::string sql_number(auto number) { return std::to_string(number); }

// Rows have the ids and the places 1 to 40 in one lane.
class Forger {
public:
    Forger(std::uint32_t seed, std::int64_t lane) : random_(seed), lane_(lane) {}

    Tampering next() {
        switch (pick(0, 8)) {
            case 0:
                return edit();
            case 1:
                return edit_payload();
            case 2:
                return insert();
            case 3:
                return remove();
            case 4:
                return swap();
            case 5:
                return swap_payloads();
            case 6:
                return truncate();
            case 7:
                return truncate_with_head();
            default:
                return restamp();
        }
    }

private:
    int pick(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }
    std::string row(int id, int place) const {
        return "timeline row " + sql_number(id) + " (lane " + sql_number(lane_) + ", number " + sql_number(place) + "): ";
    }
    std::string row(int id) const { return row(id, id); }
    std::string lane() const { return "lane " + sql_number(lane_) + ": "; }

    std::string random_change() {
        static std::vector<std::string> const changes{
            "happened_at = happened_at - 1",
            "recorded_at = recorded_at + 60000",
            "actor_id = coalesce(actor_id, 0) + 1",
            "impersonator_id = 7",
            "via = 'web'",
            "type = type || 'x'",
            "object_kind = 'person'",
            "object_id = object_id + 1000",
            "organisation_id = 3",
            "version_before = coalesce(version_before, 0) + 1",
            "version_after = 99",
            "request_id = request_id || 'x'",
        };
        return changes[static_cast<std::size_t>(pick(0, static_cast<int>(changes.size()) - 1))];
    }

    Tampering edit() {
        int const id = pick(1, all_rows);
        auto change = pick(0, 7) == 0 ? std::string("hash = payload_hash") : random_change();
        return {"edit", "update timeline set " + change + " where id = " + sql_number(id), {row(id)}};
    }
    Tampering edit_payload() {
        int const id = pick(1, all_rows);
        static char const* const texts[] = {"payload || ' '", "replace(payload, 'Printer', 'Scanner')", "null", "'{}'"};
        return {
            "edit of a payload",
            std::string("update timeline_payload set payload = ") + texts[pick(0, 3)] + " where timeline_id = " + sql_number(id),
            {row(id)}};
    }
    Tampering insert() {
        int const place = pick(1, all_rows + 1), copied = pick(1, all_rows), id = all_rows + 1;
        std::string sql;
        for (int moved = all_rows; moved >= place; --moved)
            sql += "update timeline set lane_seq = lane_seq + 1 where id = " + sql_number(moved) + ";";
        sql +=
            "insert into timeline (id, lane, lane_seq, happened_at, recorded_at, via, type, object_kind, object_id, request_id, "
            "payload_hash, hash) select " +
            sql_number(id) + ", lane, " + sql_number(place) +
            ", happened_at, recorded_at, via, type, object_kind, object_id, request_id, payload_hash, hash from timeline where "
            "id = " +
            sql_number(copied) + ";insert into timeline_payload (timeline_id, payload) select " + sql_number(id) +
            ", payload from timeline_payload where timeline_id = " + sql_number(copied);
        return {"insert",
                sql,
                {copied == place ? row(place, place + 1) : row(id, place)}};  // a copy just before its original is like it
    }
    Tampering remove() {
        int const id = pick(1, all_rows);
        auto sql = "delete from timeline_payload where timeline_id = " + sql_number(id) +
                   ";delete from timeline where id = " + sql_number(id);
        if (id == all_rows) return {"delete of the last", sql, {lane(), "end at number " + sql_number(id - 1)}};
        return {"delete", sql, {row(id + 1), "number " + sql_number(id) + " is missing"}};
    }
    std::pair<int, int> two_rows() {
        int const first = pick(1, all_rows - 1);
        return {first, pick(first + 1, all_rows)};
    }
    Tampering swap() {
        auto const [first, second] = two_rows();
        return {"swap",
                "update timeline set lane_seq = -1 where id = " + sql_number(first) +
                    ";update timeline set lane_seq = " + sql_number(first) + " where id = " + sql_number(second) +
                    ";update timeline set lane_seq = " + sql_number(second) + " where id = " + sql_number(first),
                {row(second, first)}};
    }
    Tampering swap_payloads() {
        auto const [first, second] = two_rows();
        return {"swap of payloads",
                "update timeline_payload set timeline_id = -1 where timeline_id = " + sql_number(first) +
                    ";update timeline_payload set timeline_id = " + sql_number(first) +
                    " where timeline_id = " + sql_number(second) +
                    ";update timeline_payload set timeline_id = " + sql_number(second) + " where timeline_id = -1",
                {row(first)}};
    }
    std::string cut_after(int kept) const {
        return "delete from timeline_payload where timeline_id > " + sql_number(kept) + ";delete from timeline where id > " +
               sql_number(kept);
    }
    Tampering truncate() {
        int const kept = pick(0, all_rows - 1);
        return {"truncation", cut_after(kept), {lane(), "end at number " + sql_number(kept)}};
    }
    static int next_checkpoint(int place) {
        return (place + rows_between_checkpoints - 1) / rows_between_checkpoints * rows_between_checkpoints;
    }
    Tampering truncate_with_head() {
        int const kept = pick(0, all_rows - 1);
        auto sql = cut_after(kept) + (kept == 0 ? std::string(";delete from timeline_lane")
                                                : ";update timeline_lane set last_seq = " + sql_number(kept) +
                                                      ", head = (select hash from timeline where id = " + sql_number(kept) + ")");
        return {"truncation with the head", sql, {lane(), "its number " + sql_number(next_checkpoint(kept + 1)) + ","}};
    }
    Tampering restamp() {
        int const id = pick(1, all_rows), checkpoint = next_checkpoint(id);
        return {"restamping",
                "update timeline set " + random_change() + " where id = " + sql_number(id),
                {row(checkpoint), "rewritten after number " + sql_number(checkpoint - rows_between_checkpoints)},
                id};
    }

    std::mt19937 random_;
    std::int64_t lane_;
};

// All hashes and the head as they would be had the row always been so.
void restamp(Tx& tx, int from) {
    Hasher hasher;
    auto before = before_the_first;
    for (auto const& row : tx.select<Row>("select * from timeline order by lane_seq")) {
        before = row.lane_seq < from ? hash_from(row.hash.bytes) : hasher.next(before, columns_of(row));
        tx.run("update timeline set hash = :hash where id = :id",
               {{"hash", db::Blob{std::string(bytes_of(before))}}, {"id", row.id}});
    }
    tx.run("update timeline_lane set head = :head", {{"head", db::Blob{std::string(bytes_of(before))}}});
}

struct RolledBack {};

// Forty rows in one lane, with a signed checkpoint after every ten.
struct Desk {
    std::unique_ptr<db::Database> database = testing::fresh_database();
    std::unique_ptr<testing::Folder> folder = testing::folder();
    KeptCheckpoints kept;
    std::int64_t lane = 0;

    Desk() {
        CheckpointFiles const files{folder->path / "audit.key", folder->path / "checkpoints"};
        database->write({.actor = the_desk()}, [&](Tx& tx) {
            lane = tx.connection().lane();
            for (int i = 1; i <= all_rows; ++i) {
                record(tx, {.type = "incident.noted",
                            .object_kind = "ticket",
                            .object_id = i,
                            .changes = {{"subject", nullptr, "Printer " + std::to_string(i)}}});
                if (i % rows_between_checkpoints == 0) add_checkpoint(files, Occasion::any, [&] { return lane_heads(tx); });
            }
        });
        kept = kept_checkpoints(files);
    }

    // What the audit says to it; everything is as before afterwards.
    std::string audit_after(Tampering const& tampering) {
        std::string said;
        try {
            database->write({.actor = the_desk()}, [&](Tx& tx) {
                tx.connection().execute(database->engine() == db::Engine::sqlite
                                            ? "pragma defer_foreign_keys = on"
                                            : "set local session_replication_role = replica");
                tx.connection().execute(tampering.sql);
                if (tampering.restamp_from > 0) restamp(tx, tampering.restamp_from);
                said = audit(tx);
                throw RolledBack();
            });
        } catch (RolledBack const&) {
        }
        return said;
    }
    std::string audit(Tx& tx) {
        auto const chains = verify(tx).first_bad;
        return chains ? *chains : compare(tx, kept).first_bad.value_or("nothing");
    }
};

std::uint32_t seed_of_this_run() {
    auto const* seed = std::getenv("YITAI_TEST_SEED");
    return seed ? static_cast<std::uint32_t>(std::atoi(seed)) : 1;
}

}  // namespace

TEST_CASE("A thousand random tamperings are all detected, and the first bad row is named") {
    auto const seed = seed_of_this_run();
    MESSAGE("seed ", seed);
    CAPTURE(seed);
    Desk desk;
    REQUIRE(desk.kept.lines.size() == all_rows / rows_between_checkpoints);
    Forger forger(seed, desk.lane);
    for (int i = 0; i < 1000; ++i) {
        auto const tampering = forger.next();
        auto const said = desk.audit_after(tampering);
        CAPTURE(i);
        CAPTURE(tampering.what);
        CAPTURE(tampering.sql);
        CAPTURE(said);
        for (auto const& words : tampering.named) REQUIRE(said.find(words) != said.npos);
    }
    CHECK(desk.database->read({.actor = the_desk()}, [&](Tx& tx) { return desk.audit(tx); }) == "nothing");
}
