// A bounded queue between threads: putting never waits, taking does.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <mutex>
#include <optional>
#include <vector>

namespace yitai::db {

template <class T>
class Queue {
public:
    explicit Queue(std::size_t most) : most_(most) {}

    enum class Put { done, full, closed };
    // Takes the item only when the answer is done; otherwise it stays as it was.
    Put put(T& item) {
        {
            std::lock_guard const lock(mutex_);
            if (closed_) return Put::closed;
            if (items_.size() >= most_) return Put::full;
            items_.push_back(std::move(item));
        }
        filled_.notify_one();
        return Put::done;
    }

    // Waits for something to be there; nothing: the queue is closed and drained, or the patience is over.
    std::vector<T> take(std::size_t most, std::optional<std::chrono::milliseconds> patience = {}) {
        std::unique_lock lock(mutex_);
        auto const ready = [&] { return closed_ || !items_.empty(); };
        if (patience) filled_.wait_for(lock, *patience, ready);
        else filled_.wait(lock, ready);

        auto const end = items_.begin() + static_cast<std::ptrdiff_t>(std::min(most, items_.size()));
        std::vector<T> taken(std::move_iterator(items_.begin()), std::move_iterator(end));
        items_.erase(items_.begin(), end);
        return taken;
    }

    void close() {
        {
            std::lock_guard const lock(mutex_);
            closed_ = true;
        }
        filled_.notify_all();
    }

    bool is_closed() const {
        std::lock_guard const lock(mutex_);
        return closed_;
    }

    std::size_t size() const {
        std::lock_guard const lock(mutex_);
        return items_.size();
    }

private:
    std::size_t const most_;
    mutable std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<T> items_;
    bool closed_ = false;
};

}  // namespace yitai::db
