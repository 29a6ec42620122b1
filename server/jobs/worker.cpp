#include "jobs/worker.h"

#include "base/log.h"
#include "jobs/bell.h"
#include "jobs/runner.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <thread>

namespace yitai::jobs {

namespace {

constexpr Milliseconds after_trouble{1000};
constexpr Milliseconds while_others_hold{200};

// Other nodes on the same PostgreSQL leave jobs without ringing here.
Milliseconds longest_sleep(db::Engine engine) { return engine == db::Engine::postgres ? Seconds(1) : Seconds(60); }

constexpr std::array both_lanes{Lane::inside, Lane::outside};
using Lanes = std::span<Lane const>;

void say_trouble(std::exception_ptr const& trouble) noexcept try {
    log::write("job.trouble", {{"error", sentence_of(trouble)}});
} catch (std::bad_alloc const&) {
    // It will be said when it happens again with more memory.
}

}  // namespace

struct Worker::Parts {
    Parts(db::Database& database, std::vector<Handler> handlers, std::vector<Scheduled> schedule, int threads_wanted)
        : on_sqlite(database.engine() == db::Engine::sqlite),
          thread_count(std::max(threads_wanted, 1)),
          patience(longest_sleep(database.engine())),
          runner(database, std::move(handlers), std::move(schedule)),
          listener([this](Instant run_at) {
              if (run_at <= now() + patience) ring();
          }) {}

    void ring();
    void loop(Lanes);
    Milliseconds look(Lanes);

    bool const on_sqlite;
    int const thread_count;
    Milliseconds const patience;
    Runner runner;
    std::mutex mutex;
    std::condition_variable bell;
    std::uint64_t rings = 0;
    bool stopping = false;
    std::vector<std::thread> threads;
    Listener listener;  // last: it rings the parts above
};

Worker::Worker(db::Database& database, std::vector<Handler> handlers, std::vector<Scheduled> schedule, int threads)
    : parts_(std::make_unique<Parts>(database, std::move(handlers), std::move(schedule), threads)) {}

Worker::~Worker() { stop(); }

// On SQLite there is no other process, so whoever held a lease is gone.
void Worker::start() {
    if (parts_->on_sqlite) parts_->runner.take_back(from_epoch_ms(std::numeric_limits<std::int64_t>::max()));

    for (int i = 0; i < parts_->thread_count; ++i) {
        auto const lanes = parts_->thread_count == 1 ? Lanes(both_lanes) : Lanes(both_lanes).subspan(i == 0 ? 0 : 1, 1);
        parts_->threads.emplace_back([this, lanes] { parts_->loop(lanes); });
    }
}

void Worker::stop() {
    parts_->runner.leave_off();
    {
        std::lock_guard lock(parts_->mutex);
        parts_->stopping = true;
    }
    parts_->bell.notify_all();
    for (auto& thread : parts_->threads) thread.join();
    parts_->threads.clear();
}

void Worker::wake() { parts_->ring(); }

int Worker::run_due() {
    int all = 0;
    for (int ran = 1; ran > 0; all += ran) {
        ran = 0;
        for (auto const lane : both_lanes) ran += parts_->runner.round(lane).ran;
    }
    return all;
}

WorkerFigures Worker::figures() const { return parts_->runner.figures(); }

void Worker::Parts::ring() {
    {
        std::lock_guard lock(mutex);
        ++rings;
    }
    bell.notify_all();
}

void Worker::Parts::loop(Lanes lanes) {
    std::unique_lock lock(mutex);
    while (!stopping) {
        auto const heard = rings;  // one that comes while we look must not be slept through
        lock.unlock();
        auto const pause = look(lanes);
        lock.lock();
        bell.wait_for(lock, pause, [&] { return stopping || rings != heard; });
    }
}

Milliseconds Worker::Parts::look(Lanes lanes) try {
    auto pause = patience;
    for (auto const lane : lanes) {
        auto const round = runner.round(lane);
        if (round.ran > 0) pause = Milliseconds(0);
        else if (round.next) pause = std::min(pause, *round.next > now() ? *round.next - now() : while_others_hold);
    }
    return pause;
} catch (...) {
    say_trouble(std::current_exception());
    return after_trouble;
}

}  // namespace yitai::jobs
