#include "db/postgres/worker.h"

#include "base/failure.h"

#include <algorithm>

namespace yitai::db {
namespace {

constexpr int most_attempts = 12;
constexpr Milliseconds longest_absence{5000};  // of the server, before a waiting task is given up
constexpr Milliseconds shortest_pause{50}, longest_pause{1000};

}  // namespace

PostgresWorker::PostgresWorker(PostgresPool& pool) : pool_(pool), thread_([this] { work(); }) {}

PostgresWorker::~PostgresWorker() { thread_.join(); }

void PostgresWorker::work() {
    mark_database_thread();
    for (;;) {
        auto tasks = next();
        if (!tasks.empty()) serve(tasks.front());
        else if (pool_.queue.is_closed() && pool_.queue.size() == 0) return;
    }
}

std::vector<Task> PostgresWorker::next() try { return pool_.queue.take(1); } catch (std::bad_alloc const&) {
    std::this_thread::sleep_for(without_memory);
    return {};
}

void PostgresWorker::serve(Task& task) {
    pool_.wait_micros = std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - task.asked).count();
    for (int count = 1;; ++count) {
        auto const outcome = try_once(task);
        if (outcome == Outcome::answered) break;
        if (outcome == Outcome::again && count >= most_attempts) break;
        if (outcome == Outcome::again_when_connected && is_too_old(task)) break;
        ++pool_.retries;
        back_off(count);
    }
    finish(task);
}

PostgresWorker::Outcome PostgresWorker::try_once(Task& task) {
    bool committing = false;
    try {
        connect(task);
        connection_->begin(task.reads);
        attempt(task, *connection_);
        if (!task.failure && connection_->refused()) task.failure = passed_over();
        if (!task.failure) {
            committing = true;
            connection_->commit();
            return Outcome::answered;
        }
    } catch (...) {  // the database's refusal, or there was no memory
        task.failure = std::current_exception();
    }
    return committing && !task.reads && connection_->is_lost() ? say_unknown(task) : judge();
}

PostgresWorker::Outcome PostgresWorker::say_unknown(Task& task) {
    connection_.reset();
    task.failure = refused([] {
        return Unavailable(
            "The connection broke while the change was being stored: look whether it was made before trying again");
    });
    return Outcome::answered;
}

// Goes by what the session refused, not by what was thrown: a rule may have turned the refusal into a failure of its own.
PostgresWorker::Outcome PostgresWorker::judge() {
    if (!connection_) return Outcome::again_when_connected;

    connection_->rollback();
    auto const refused = connection_->refused();
    if (connection_->is_lost()) connection_.reset();

    if (refused == Refusal::serialisation) return Outcome::again;
    return refused == Refusal::connection_lost ? Outcome::again_when_connected : Outcome::answered;
}

void PostgresWorker::connect(Task const& task) {
    if (connection_) return;
    while (Steady::now() < connect_at_) {
        if (is_too_old(task)) throw Error(Refusal::connection_lost, "the server is away");
        std::this_thread::sleep_for(std::min(shortest_pause, std::chrono::ceil<Milliseconds>(connect_at_ - Steady::now())));
    }
    try {
        auto fresh = std::make_unique<PostgresConnection>(pool_.settings.url, pool_.settings.statement_time);
        fresh->take_lane();
        fresh->share(pool_.memory);
        connection_ = std::move(fresh);
        if (std::exchange(connect_pause_, {}) != Milliseconds(0))
            pool_.settings.log("database.reconnected", "The server is back");
    } catch (Error const& error) {
        if (connect_pause_ == Milliseconds(0)) pool_.settings.log("database.connection_lost", error.what());
        connect_pause_ = std::clamp(2 * connect_pause_, shortest_pause, longest_pause);
        connect_at_ = Steady::now() + connect_pause_;
        throw;
    }
}

bool PostgresWorker::is_too_old(Task const& task) const { return Steady::now() - task.asked > longest_absence; }

// 1, 2, 4, … 64 ms, less up to half by chance, so that two who met do not meet again.
void PostgresWorker::back_off(int count) {
    int const most_micros = 1000 << std::min(count, 6);
    std::uniform_int_distribution<int> micros(most_micros / 2, most_micros);
    std::this_thread::sleep_for(std::chrono::microseconds(micros(jitter_)));
}

void PostgresWorker::finish(Task& task) {
    if (!task.failure) {
        std::lock_guard const turn(pool_.effects_turn);
        run_effects(task, pool_.settings);
    }
    if (!task.reads) {
        ++pool_.writes;
        auto const refusal = refusal_in(task.failure);
        if (!task.failure) ++pool_.commits, pool_.health.succeeded();
        else if (refusal == Refusal::storage_full || refusal == Refusal::connection_lost) pool_.health.failed();
    }
    task.failure = for_people(task.failure);
    answer(task, pool_.settings);
}

}  // namespace yitai::db
