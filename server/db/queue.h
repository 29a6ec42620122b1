// What waits for the database, in lanes, between threads. Putting never waits: who would have to wait too long is refused at
// once. The desk's own work (jobs, commands) goes first, there is little of it; agents and everybody else share what is left
// in halves, and either may use what the other leaves.
#pragma once

#include "db/pace.h"
#include "db/transaction.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace yitai::db {

template <class T>  // has a context, which names its lane
class Queue {
public:
    // A lane holds what is taken in a quarter of a second, and `least` in any case; all of them hold `most`.
    Queue(std::size_t most, std::size_t least) : most_(most), least_(least) {}

    enum class Put { done, full, closed };
    // Takes the item only when the answer is done; otherwise it stays as it was.
    Put put(T& item) {
        {
            std::lock_guard const lock(mutex_);
            if (closed_) return Put::closed;
            if (!fits(item.context.lane)) return Put::full;
            of(item.context.lane).push_back(std::move(item));
        }
        filled_.notify_one();
        return Put::done;
    }

    bool has_room(Lane lane) const {
        std::lock_guard const lock(mutex_);
        return fits(lane);
    }

    // Waits for something to be there; nothing: the queue is closed and drained, or the patience is over.
    void take(std::vector<T>& taken, std::size_t most, std::optional<std::chrono::milliseconds> patience = {}) {
        std::unique_lock lock(mutex_);
        auto const ready = [&] { return closed_ || count() > 0; };
        if (patience) filled_.wait_for(lock, *patience, ready);
        else filled_.wait(lock, ready);

        move(Lane::desk, most, taken);
        auto const first = std::exchange(next_first_, next_first_ == Lane::agents ? Lane::others : Lane::agents);
        move(first, taken.size() + (most - taken.size() + 1) / 2, taken);
        move(next_first_, most, taken);
        move(first, most, taken);
        pace_.took(taken.size(), count() > 0);
    }

    std::vector<T> take(std::size_t most, std::optional<std::chrono::milliseconds> patience = {}) {
        std::vector<T> taken;
        take(taken, most, patience);
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
        return count();
    }

private:
    static constexpr std::chrono::milliseconds bearable_wait{250};
    static constexpr double first_guess = 4000;  // a second

    std::deque<T>& of(Lane lane) { return lanes_[static_cast<std::size_t>(lane)]; }
    std::deque<T> const& of(Lane lane) const { return lanes_[static_cast<std::size_t>(lane)]; }
    std::size_t count() const { return lanes_[0].size() + lanes_[1].size() + lanes_[2].size(); }

    bool fits(Lane lane) const {
        if (count() >= (lane == Lane::others ? most_ - most_ / 3 : most_)) return false;  // a third is not for everybody
        return lane == Lane::desk || of(lane).size() < std::max(least_, pace_.in(bearable_wait));
    }

    void move(Lane lane, std::size_t until, std::vector<T>& taken) {
        for (auto& from = of(lane); taken.size() < until && !from.empty(); from.pop_front())
            taken.push_back(std::move(from.front()));
    }

    std::size_t const most_, least_;
    mutable std::mutex mutex_;
    std::condition_variable filled_;
    std::array<std::deque<T>, 3> lanes_;
    Lane next_first_ = Lane::agents;
    Pace pace_{first_guess};
    bool closed_ = false;
};

}  // namespace yitai::db
