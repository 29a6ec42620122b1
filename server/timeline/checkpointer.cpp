#include "timeline/checkpointer.h"

#include "base/log.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace yitai::timeline {

namespace {

constexpr std::int64_t rows_between = 1'000;
constexpr Seconds time_between{60};
constexpr Seconds after_failure{5};

// Rows of this process; those of other nodes are covered within the minute.
struct Growth {
    std::atomic<std::int64_t> rows = 0;
    std::mutex mutex;
    std::condition_variable bell;
};

Growth& growth() {
    static Growth instance;
    return instance;
}

}  // namespace

void row_committed() {
    if (++growth().rows % rows_between != 0) return;
    std::lock_guard const lock(growth().mutex);
    growth().bell.notify_all();
}

Checkpointer::Checkpointer(db::Database& database, CheckpointFiles files) : database_(database), files_(std::move(files)) {
    written_ = begin();
    thread_ = std::thread([this] { work(); });
}

bool Checkpointer::begin() try {
    add_checkpoint(files_, Occasion::something_changed, database_);
    return true;
} catch (Unavailable const& failure) {
    if (failure.reason != Unavailable::Reason::storage_full) throw;
    log::write("audit.checkpoint_failed", {{"error", failure.what()}});
    return false;
}

Checkpointer::~Checkpointer() {
    {
        std::lock_guard const lock(growth().mutex);
        stopping_ = true;
    }
    growth().bell.notify_all();
    thread_.join();
    write();
}

void Checkpointer::work() {
    std::unique_lock lock(growth().mutex);
    for (auto block = growth().rows / rows_between;;) {
        auto const called = [&] { return stopping_ || growth().rows / rows_between != block; };
        growth().bell.wait_for(lock, written_ ? time_between : after_failure, called);
        if (stopping_) return;

        block = growth().rows / rows_between;
        lock.unlock();
        written_ = write();
        lock.lock();
    }
}

bool Checkpointer::write() try {
    add_checkpoint(files_, Occasion::something_changed, database_);
    return true;
} catch (std::bad_alloc const&) {
    return false;
} catch (std::exception const& failure) {
    log::write("audit.checkpoint_failed", {{"error", failure.what()}});
    return false;
}

}  // namespace yitai::timeline
