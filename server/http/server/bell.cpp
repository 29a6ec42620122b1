#include "http/server/bell.h"

#include <boost/asio/post.hpp>

namespace yitai::http {

void Bell::ring() {
    // Posting under the lock keeps the io_context alive meanwhile: silence() comes before its end.
    std::lock_guard const lock(mutex_);
    if (!sleep_ || posted_) return;
    posted_ = true;
    try {
        asio::post(executor_, [self = shared_from_this()] {
            {
                std::lock_guard const own_lock(self->mutex_);
                self->posted_ = false;
            }
            self->ring_here();
        });
    } catch (std::bad_alloc const&) {
        posted_ = false;
        missed_ = true;
    }
}

void Bell::ring_missed() {
    if (missed_.exchange(false)) ring_here();
}

void Bell::ring_here() {
    rung_ = true;
    if (sleep_) sleep_->cancel();
}

void Bell::silence() {
    std::lock_guard const lock(mutex_);
    sleep_ = nullptr;
}

Task<void> Bell::wait() {
    while (!rung_) {
        sleep_->expires_at(Timer::time_point::max());
        co_await sleep_->async_wait(as_task);
    }
    rung_ = false;
}

}  // namespace yitai::http
