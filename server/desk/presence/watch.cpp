#include "presence/watch.h"

#include "base/log.h"

namespace yitai::presence {

Watch::Watch(Board& board, Milliseconds between) : board_(board), between_(between), thread_([this] { work(); }) {}

Watch::~Watch() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    wakes_.notify_all();
    thread_.join();
}

void Watch::work() {
    std::unique_lock lock(mutex_);
    while (!wakes_.wait_for(lock, between_, [this] { return stopping_; })) {
        try {
            board_.end_overdue(now());
        } catch (std::exception const& error) {
            log::write("presence.failed", {{"error", error.what()}});
        }
    }
}

}  // namespace yitai::presence
