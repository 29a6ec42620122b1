#include "timeline/checkpoint.h"

#include "timeline/chain.h"
#include "timeline/signing_key.h"
#include "timeline/stable_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace yitai::timeline {

namespace {

struct Signed : Checkpoint {
    std::string signature;
};
YITAI_DESCRIBE_DERIVED(Signed, Checkpoint, signature)

using Fault = std::optional<std::string>;

Signed read_line(std::string_view line) { return json::from<Signed>(json::parse(line, kept_limits)); }

std::string signed_text(Checkpoint const& checkpoint) { return json::text_of(checkpoint); }

std::string hex_hash(std::string_view text) { return to_hex(bytes_of(hash_of(text))); }

// Of the line that follows this one.
std::string before_of(std::string const& line) { return line.empty() ? to_hex(bytes_of(before_the_first)) : hex_hash(line); }

SigningKey key_for(CheckpointFiles const&, std::string const& last_line);
std::optional<Signed> last_checkpoint(CheckpointFiles const&, std::string const& last_line);

struct LaneRow {
    std::int64_t lane = 0, last_seq = 0;
    db::Blob head;
};
YITAI_DESCRIBE(LaneRow, lane, last_seq, head)

}  // namespace

std::vector<LaneHead> lane_heads(Tx& tx) {
    std::vector<LaneHead> heads;
    for (auto const& row : tx.select<LaneRow>("select lane, last_seq, head from timeline_lane order by lane"))
        heads.push_back({row.lane, row.last_seq, to_hex(row.head.bytes)});
    return heads;
}

bool add_checkpoint(CheckpointFiles const& where, Occasion occasion, std::function<std::vector<LaneHead>()> const& heads) {
    LineFile file(where.checkpoints);
    auto const key = key_for(where, file.last_line());
    auto const last = last_checkpoint(where, file.last_line());
    Signed checkpoint;
    checkpoint.lanes = heads();
    if (last && last->lanes == checkpoint.lanes && occasion == Occasion::something_changed) return false;

    checkpoint.number = last ? last->number + 1 : 1;
    checkpoint.at = now();
    for (auto const& lane : checkpoint.lanes) checkpoint.rows += lane.last_seq;
    checkpoint.before = before_of(file.last_line());
    checkpoint.key = key.public_key();
    checkpoint.signature = key.sign(signed_text(checkpoint));
    file.append(json::text_of(checkpoint));
    return true;
}

bool add_checkpoint(CheckpointFiles const& where, Occasion occasion, db::Database& database) {
    return add_checkpoint(where, occasion, [&] { return database.read({.actor = the_desk(Via::job)}, lane_heads); });
}

namespace {

// A new key beside old checkpoints would make all of them look forged.
SigningKey key_for(CheckpointFiles const& where, std::string const& last_line) {
    if (auto key = SigningKey::read(where.key)) return *key;
    if (last_line.empty()) return SigningKey::make(where.key);
    throw Unavailable({"The key {{key}} is missing, but {{checkpoints}} was signed with it; put it back, or move that file away",
                       {{"key", where.key}, {"checkpoints", where.checkpoints}}});
}

std::optional<Signed> last_checkpoint(CheckpointFiles const& where, std::string const& last_line) try {
    return last_line.empty() ? std::nullopt : std::optional(read_line(last_line));
} catch (Invalid const&) {
    throw Unavailable({"The last line of {{file}} is no checkpoint; move that file away", {{"file", where.checkpoints}}});
}

}  // namespace

// ---- comparing ----

KeptCheckpoints kept_checkpoints(CheckpointFiles const& where) {
    auto const key = SigningKey::read(where.key);
    return {key ? std::optional(key->public_key()) : std::nullopt, lines_of(where.checkpoints)};
}

namespace {

struct Comparison {
    Tx& tx;
    std::string const& key;
    std::int64_t number = 0;
    std::string line = {};
    std::vector<LaneHead> lanes = {};  // of the checkpoint before
    std::int64_t rows = 0;
};

Fault compare_line(Comparison&, std::string const& line);
Fault compare_lane(Comparison const&, Checkpoint const&, LaneHead const&);

}  // namespace

CheckpointAudit compare(Tx& tx, KeptCheckpoints const& kept) {
    CheckpointAudit audit;
    if (kept.lines.empty() && kept.key) audit.first_bad = "checkpoints: there are none, though the key that signs them is there";
    if (!kept.lines.empty() && !kept.key) audit.first_bad = "checkpoints: the key that signed them is missing";
    if (!kept.key) return audit;

    Comparison comparison{tx, *kept.key};
    for (auto const& line : kept.lines) {
        audit.first_bad = compare_line(comparison, line);
        if (audit.first_bad) break;
        ++audit.checkpoints;
        audit.rows = comparison.rows;
    }
    return audit;
}

namespace {

Fault own_fault(Comparison const& comparison, Signed const& checkpoint) {
    if (checkpoint.number != comparison.number) return fmt::format("it says that it is number {}", checkpoint.number);
    if (checkpoint.key != comparison.key) return "it was signed with another key";
    if (!is_signature(checkpoint.signature, signed_text(checkpoint), comparison.key)) return "its signature is not genuine";
    if (checkpoint.before != before_of(comparison.line)) return "it does not follow from the one before it";
    return std::nullopt;
}

Fault compare_line(Comparison& comparison, std::string const& line) try {
    ++comparison.number;
    auto const checkpoint = read_line(line);
    if (auto fault = own_fault(comparison, checkpoint)) return fmt::format("checkpoint {}: {}", comparison.number, *fault);

    for (auto const& lane : checkpoint.lanes)
        if (auto fault = compare_lane(comparison, checkpoint, lane)) return fault;
    comparison.line = line;
    comparison.lanes = checkpoint.lanes;
    comparison.rows = checkpoint.rows;
    return std::nullopt;
} catch (Invalid const&) {
    return fmt::format("checkpoint {}: it can't be read", comparison.number);
}

struct SignedRow {
    std::int64_t id = 0;
    db::Blob hash;
};
YITAI_DESCRIBE(SignedRow, id, hash)

std::int64_t last_seq_of(std::vector<LaneHead> const& lanes, std::int64_t lane) {
    auto const found = std::find_if(lanes.begin(), lanes.end(), [&](LaneHead const& head) { return head.lane == lane; });
    return found == lanes.end() ? 0 : found->last_seq;
}

Fault compare_lane(Comparison const& comparison, Checkpoint const& checkpoint, LaneHead const& signed_head) {
    if (std::find(comparison.lanes.begin(), comparison.lanes.end(), signed_head) != comparison.lanes.end()) return std::nullopt;

    auto const [lane, seq, head] = signed_head;
    auto const row = comparison.tx.find<SignedRow>("select id, hash from timeline where lane = :lane and lane_seq = :seq",
                                                   {{"lane", lane}, {"seq", seq}});
    if (!row)
        return fmt::format("lane {}: its number {}, signed by checkpoint {} of {}, is missing", lane, seq, checkpoint.number,
                           to_rfc3339(checkpoint.at));
    if (to_hex(row->hash.bytes) != head)
        return fmt::format(
            "timeline row {} (lane {}, number {}): it is not the row signed by checkpoint {} of {}; the lane was "
            "rewritten after number {}",
            row->id, lane, seq, checkpoint.number, to_rfc3339(checkpoint.at), last_seq_of(comparison.lanes, lane));
    return std::nullopt;
}

}  // namespace

}  // namespace yitai::timeline
