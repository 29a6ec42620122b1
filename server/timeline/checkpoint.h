// A checkpoint is what the heads of all lanes were at a moment, signed by the desk's key and kept outside the database. Who
// can write the database can restamp a whole chain or cut off its end; but not so that it still fits its checkpoints.
// They stand one a line, as JSON, in a file that only grows; each names the hash of the line before it:
//   {"number","at","rows","lanes":[{"lane","last_seq","head"}],"before","key","signature"}
// The signature is Ed25519 over the line without that member; hashes are SHA-256; bytes are hex; 64 zeros before the first.
#pragma once

#include "db/database.h"
#include "timeline/timeline.h"

namespace yitai::timeline {

struct LaneHead {
    std::int64_t lane = 0, last_seq = 0;
    std::string head;
    bool operator==(LaneHead const&) const = default;
};
YITAI_DESCRIBE(LaneHead, lane, last_seq, head)

struct Checkpoint {
    std::int64_t number = 0;
    Instant at;
    std::int64_t rows = 0;
    std::vector<LaneHead> lanes;
    std::string before;
    std::string key;  // the public one
};
YITAI_DESCRIBE(Checkpoint, number, at, rows, lanes, before, key)

struct CheckpointFiles {
    std::string key, checkpoints;
};

// What has been committed, lane by lane.
std::vector<LaneHead> lane_heads(Tx&);

// One more checkpoint, on stable storage; the key is made with the first. `heads` is asked while no other writer is at it.
// Answers whether one was written. Throws Unavailable: a file can't be written, or the key of earlier ones is gone.
enum class Occasion { any, something_changed };
bool add_checkpoint(CheckpointFiles const&, Occasion, std::function<std::vector<LaneHead>()> const& heads);
bool add_checkpoint(CheckpointFiles const&, Occasion, db::Database&);

// What the files hold. To be read before the transaction begins that compares it: later ones are not in its view.
struct KeptCheckpoints {
    std::optional<std::string> key;  // the public half of the one on file
    std::vector<std::string> lines;
};
KeptCheckpoints kept_checkpoints(CheckpointFiles const&);

struct CheckpointAudit {
    std::int64_t checkpoints = 0;
    std::int64_t rows = 0;                 // that the newest of them covers
    std::optional<std::string> first_bad;  // "checkpoint 3: its signature is not genuine"
};
// The checkpoints themselves, and that each lane still has the rows they signed. The chains between are for verify().
CheckpointAudit compare(Tx&, KeptCheckpoints const&);

}  // namespace yitai::timeline
