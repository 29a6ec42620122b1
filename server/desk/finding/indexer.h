// The indexer takes what has changed from its queue into the full-text index, within a second, and makes the index anew by itself
// when it was made in another way, or when it does not hold what the desk holds.
#pragma once

#include "db/database.h"
#include "search/index.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace yitai::finding {

// Each is a portion of the work, in one short transaction; true: there is more.
bool index_waiting(Tx&);
bool rebuild(Tx&);

// Kinds whose index holds another number of things than there are, or can't be read, are to be made anew.
void check_index(Tx&);

void index_everything(db::Database&);  // all that waits, for tests and commands
void queue_everything(Tx&);  // each thing once: after much has happened that nobody queued

class Indexer {
public:
    explicit Indexer(db::Database&);
    ~Indexer();

private:
    void work();
    bool step();  // true: there is more
    void check_now_and_then();
    void start_anew();

    db::Database& database_;
    std::mutex mutex_;
    std::condition_variable bell_;
    bool stopping_ = false;
    std::chrono::steady_clock::time_point next_check_{};
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace yitai::finding
