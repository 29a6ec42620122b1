// The one thread that changes a SQLite database: all commits and all checkpoints happen here.
#pragma once

#include "db/health.h"
#include "db/queue.h"
#include "db/sqlite/group_commit.h"

#include <atomic>
#include <thread>

namespace yitai::db {

class SqliteWriter {
public:
    SqliteWriter(SqliteConnection&, Settings const&);
    ~SqliteWriter();  // finishes what was accepted

    void accept(Task);  // throws Unavailable
    bool has_room(Lane lane) const { return queue_.has_room(lane); }
    Figures figures() const;
    Health const& health() const { return health_; }

private:
    void work();
    std::vector<Task> next(std::optional<Milliseconds> patience);
    void serve(std::vector<Task>&);
    void settle(std::vector<Task>&);
    void note(std::vector<Task> const&, Steady::time_point began);
    void tend_log();
    void empty_idle_log();
    void stop_for_good(std::span<Task>);

    SqliteConnection& connection_;
    Settings const& settings_;
    GroupCommit group_;
    Health health_;
    Queue<Task> queue_;
    int copy_at_pages_;
    bool dead_ = false;  // storage failed to sync; the process is about to end
    std::atomic<std::int64_t> commits_ = 0, writes_ = 0, reruns_ = 0, wait_micros_ = 0;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace yitai::db
