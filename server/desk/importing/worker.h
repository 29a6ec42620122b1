// The worker runs the imports that were asked for over HTTP, one after the other, takes back what is to be undone, and what a
// process that ended has left half done.
#pragma once

#include "importing/run.h"

#include <atomic>
#include <thread>

namespace yitai::importing {

class Worker {
public:
    explicit Worker(db::Database&);
    ~Worker();  // leaves what is at work; it is taken back at the next start

private:
    void work();

    db::Database& database_;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;  // last: it uses all of the above
};

// A commit left something to do.
void call_worker();

// One round of it, on the caller's thread: for the worker and for tests.
void do_what_waits(db::Database&, Told const& = nobody_is_told);

}  // namespace yitai::importing
