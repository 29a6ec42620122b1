#include "timeline/audit.h"

#include "timeline/chain.h"

#include <fmt/format.h>

#include <limits>

namespace yitai::timeline {

namespace {

constexpr int page_rows = 5'000;
constexpr std::int64_t rows_a_second = 100'000;

using Fault = std::optional<std::string>;

// One lane as far as it has been walked.
struct Lane {
    std::int64_t number;
    std::int64_t seq = 0;
    Hash hash = before_the_first;
};

struct Walk {
    Tx& tx;
    Audit& audit;
    std::function<void(std::int64_t)> const& progress;
    Hasher hasher = {};
};

std::optional<std::int64_t> lane_after(Tx&, std::int64_t);
Fault check_lane(Walk&, Lane);
Fault check_page(Walk&, Lane&);
Fault check_row(Walk&, Lane&, db::Statement const&);
Fault check_payload(db::Statement const&, std::string_view expected_hash);
Fault check_head(Tx&, Lane const&);
Fault stray_payload(Walk&);

}  // namespace

Audit verify(Tx& tx, std::function<void(std::int64_t rows)> progress) {
    Audit audit;
    Walk walk{tx, audit, progress};
    auto lane = lane_after(tx, std::numeric_limits<std::int64_t>::min());
    for (; lane && !audit.first_bad; lane = lane_after(tx, *lane)) {
        ++audit.lanes;
        audit.first_bad = check_lane(walk, {*lane});
    }
    if (!audit.first_bad) audit.first_bad = stray_payload(walk);
    return audit;
}

namespace {

// A lane whose rows are all gone still has its head.
std::optional<std::int64_t> lane_after(Tx& tx, std::int64_t lane) {
    auto const of_rows =
        tx.find<std::int64_t>("select lane from timeline where lane > :lane order by lane limit 1", {{"lane", lane}});
    auto const of_heads =
        tx.find<std::int64_t>("select lane from timeline_lane where lane > :lane order by lane limit 1", {{"lane", lane}});
    if (of_rows && of_heads) return std::min(*of_rows, *of_heads);
    return of_rows ? of_rows : of_heads;
}

// While the desk works on, rows may be added between the last page and the look at the head; they are walked as well.
Fault check_lane(Walk& walk, Lane lane) {
    for (;;) {
        auto const walked = lane.seq;
        if (auto fault = check_page(walk, lane)) return fault;
        if (lane.seq != walked) continue;

        auto fault = check_head(walk.tx, lane);
        if (!fault) return std::nullopt;
        if (auto later = check_page(walk, lane)) return later;
        if (lane.seq == walked) return fault;
    }
}

enum Column {
    id,
    lane_seq,
    happened_at,
    recorded_at,
    actor_id,
    impersonator_id,
    via,
    type,
    object_kind,
    object_id,
    organisation_id,
    version_before,
    version_after,
    request_id,
    payload_hash,
    hash,
    payload_id,
    payload,
    erased_at
};

constexpr std::string_view page_sql = R"(
    select t.id, t.lane_seq, t.happened_at, t.recorded_at, t.actor_id, t.impersonator_id, t.via, t.type, t.object_kind, t.object_id,
           t.organisation_id, t.version_before, t.version_after, t.request_id, t.payload_hash, t.hash, p.timeline_id, p.payload,
           p.erased_at
      from timeline t
      left join timeline_payload p on p.timeline_id = t.id
     where t.lane = :lane and t.lane_seq > :seq
     order by t.lane_seq
     limit :rows)";

Fault check_page(Walk& walk, Lane& lane) {
    db::Run run(walk.tx.connection().prepare(page_sql));
    run->bind(run->parameter("lane"), lane.number);
    run->bind(run->parameter("seq"), lane.seq);
    run->bind(run->parameter("rows"), std::int64_t{page_rows});

    while (run->step()) {
        if (auto fault = check_row(walk, lane, *run))
            return fmt::format("timeline row {} (lane {}, number {}): {}", run->integer(id), lane.number, run->integer(lane_seq),
                               *fault);
        if (++walk.audit.rows % rows_a_second == 0 && walk.progress) walk.progress(walk.audit.rows);
    }
    return std::nullopt;
}

std::optional<std::int64_t> number(db::Statement const& row, Column column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

Fault check_row(Walk& walk, Lane& lane, db::Statement const& row) {
    if (row.integer(lane_seq) != lane.seq + 1) return fmt::format("number {} is missing before it", lane.seq + 1);

    auto const stored_payload_hash = row.blob(payload_hash);
    lane.hash = walk.hasher.next(lane.hash, {.lane = lane.number,
                                             .lane_seq = row.integer(lane_seq),
                                             .happened_at = row.integer(happened_at),
                                             .recorded_at = row.integer(recorded_at),
                                             .actor_id = number(row, actor_id),
                                             .impersonator_id = number(row, impersonator_id),
                                             .via = row.text(via),
                                             .type = row.text(type),
                                             .object_kind = row.text(object_kind),
                                             .object_id = row.integer(object_id),
                                             .organisation_id = number(row, organisation_id),
                                             .version_before = number(row, version_before),
                                             .version_after = number(row, version_after),
                                             .request_id = row.text(request_id),
                                             .payload_hash = stored_payload_hash});
    if (row.blob(hash) != bytes_of(lane.hash)) return "its hash does not follow from its content and the row before it";

    ++lane.seq;
    return check_payload(row, stored_payload_hash);
}

Fault check_payload(db::Statement const& row, std::string_view expected_hash) {
    if (row.is_null(payload_id)) return "its payload is missing";
    if (!row.is_null(payload)) {
        if (bytes_of(hash_of(row.text(payload))) != expected_hash) return "its payload is not the one it was recorded with";
    } else if (row.is_null(erased_at)) {
        return "its payload is empty, though nobody erased it";
    }
    return std::nullopt;
}

Fault check_head(Tx& tx, Lane const& lane) {
    db::Run run(tx.connection().prepare("select last_seq, head from timeline_lane where lane = :lane"));
    run->bind(run->parameter("lane"), lane.number);
    if (!run->step()) return fmt::format("lane {}: its head is not recorded", lane.number);

    if (auto const last_seq = run->integer(0); last_seq != lane.seq)
        return fmt::format("lane {}: its rows end at number {}, but its head is number {}", lane.number, lane.seq, last_seq);
    if (run->blob(1) != bytes_of(lane.hash))
        return fmt::format("lane {}: its head is not the hash of its last row, number {}", lane.number, lane.seq);
    return std::nullopt;
}

// Every row that was walked has its payload, so a stray one makes them more than the rows.
Fault stray_payload(Walk& walk) {
    auto& tx = walk.tx;
    if (tx.one<std::int64_t>("select count(*) from timeline_payload") <= walk.audit.rows) return std::nullopt;

    std::int64_t after = std::numeric_limits<std::int64_t>::min();
    for (int rows = page_rows; rows == page_rows;) {
        db::Run run(tx.connection().prepare(R"(
            select p.timeline_id, t.id
              from timeline_payload p
              left join timeline t on t.id = p.timeline_id
             where p.timeline_id > :after
             order by p.timeline_id
             limit :rows)"));
        run->bind(run->parameter("after"), after);
        run->bind(run->parameter("rows"), std::int64_t{page_rows});
        for (rows = 0; run->step(); ++rows) {
            after = run->integer(0);
            if (run->is_null(1)) return fmt::format("payload {}: its timeline row is missing", after);
        }
    }
    return std::nullopt;
}

}  // namespace

}  // namespace yitai::timeline
