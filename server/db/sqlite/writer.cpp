#include "db/sqlite/writer.h"

#include "base/failure.h"

namespace yitai::db {
namespace {

constexpr std::size_t most_together = 256;
constexpr Milliseconds idle{1000};
// A page is 8 KB: copied into the file at every 16 MB, emptied at 256 MB even if readers have to be waited for a little.
constexpr int copy_every_pages = 2'000;
constexpr int too_many_pages = 32'000;
constexpr Milliseconds wait_for_readers{100};

constexpr char const* sync_sentence =
    "Storage failed to sync: nothing more is acknowledged, and the process ends. Check the disk, then start again.";

Unavailable storage_failed() { return Unavailable("Storage failed; the server is stopping", Unavailable::Reason::stopping); }

}  // namespace

SqliteWriter::SqliteWriter(SqliteConnection& connection, Settings const& settings)
    : connection_(connection),
      settings_(settings),
      group_(connection),
      queue_(settings.write_queue, most_together),
      copy_at_pages_(copy_every_pages),
      thread_([this] { work(); }) {}

SqliteWriter::~SqliteWriter() {
    queue_.close();
    thread_.join();
}

void SqliteWriter::accept(Task task) {
    switch (queue_.put(task)) {
        case Queue<Task>::Put::done:
            return;
        case Queue<Task>::Put::full:
            throw too_many_waiting();
        case Queue<Task>::Put::closed:
            throw stopping();
    }
}

void SqliteWriter::work() {
    mark_database_thread();
    for (;;) {
        auto const log_waits = connection_.log_pages() > 0;
        auto tasks = next(log_waits ? std::optional(idle) : std::nullopt);
        if (!tasks.empty()) serve(tasks);
        else if (queue_.is_closed() && queue_.size() == 0) return;
        else empty_idle_log();
    }
}

std::vector<Task> SqliteWriter::next(std::optional<Milliseconds> patience) try {
    return queue_.take(most_together, patience);
} catch (std::bad_alloc const&) {
    std::this_thread::sleep_for(without_memory);
    return {};
}

void SqliteWriter::serve(std::vector<Task>& tasks) {
    auto const began = Steady::now();
    if (!dead_) group_.run(tasks);
    if (connection_.sync_failed()) return stop_for_good(tasks);

    note(tasks, began);
    settle(tasks);
    tend_log();
}

void SqliteWriter::settle(std::vector<Task>& tasks) {
    for (auto& task : tasks)
        if (!task.failure) run_effects(task, settings_);
    for (auto& task : tasks) {
        task.failure = for_people(task.failure);
        answer(task, settings_);
    }
}

void SqliteWriter::note(std::vector<Task> const& tasks, Steady::time_point began) {
    bool is_full = false, went_through = false;
    for (auto const& task : tasks) {
        is_full |= refusal_in(task.failure) == Refusal::storage_full;
        went_through |= !task.failure;
    }
    if (is_full) health_.failed();
    else if (went_through) health_.succeeded();

    commits_ = group_.commits();
    reruns_ = group_.reruns();
    writes_ += static_cast<std::int64_t>(tasks.size());
    wait_micros_ = std::chrono::duration_cast<std::chrono::microseconds>(began - tasks.front().asked).count();
}

void SqliteWriter::tend_log() {
    auto const pages = connection_.log_pages();
    if (pages < copy_at_pages_ - copy_every_pages) copy_at_pages_ = copy_every_pages;  // it has started from the front again
    if (pages < copy_at_pages_) return;

    if (pages > too_many_pages) connection_.empty_log(wait_for_readers);
    else connection_.copy_log();
    copy_at_pages_ = connection_.log_pages() + copy_every_pages;
    if (connection_.sync_failed()) stop_for_good({});
}

void SqliteWriter::empty_idle_log() {
    if (dead_) return;
    connection_.empty_log(Milliseconds(0));
    if (connection_.sync_failed()) stop_for_good({});
}

void SqliteWriter::stop_for_good(std::span<Task> tasks) {
    if (!std::exchange(dead_, true)) {
        health_.failed();
        settings_.on_sync_failure(sync_sentence);
    }
    for (auto& task : tasks) {
        task.failure = refused(storage_failed);
        answer(task, settings_);
    }
}

Figures SqliteWriter::figures() const { return {commits_, writes_, reruns_, 0, queue_.size(), wait_micros_}; }

}  // namespace yitai::db
