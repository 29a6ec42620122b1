// Writes a checkpoint at start, every 1,000 rows, a minute after anything changed, and at the end.
#pragma once

#include "timeline/checkpoint.h"

#include <thread>

namespace yitai::timeline {

class Checkpointer {
public:
    // Throws Unavailable, so that a desk without its key does not start; one whose disk is full does, and tries again.
    Checkpointer(db::Database&, CheckpointFiles);
    ~Checkpointer();

private:
    bool begin();
    void work();
    bool write();

    db::Database& database_;
    CheckpointFiles const files_;
    bool written_ = true;  // the last time it was tried
    bool stopping_ = false;
    std::thread thread_;  // last: it uses all of the above
};

// Told by every row that was committed.
void row_committed();

}  // namespace yitai::timeline
