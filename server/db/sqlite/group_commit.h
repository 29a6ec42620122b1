// Many writes in one transaction. On the happy path there are no savepoints. A write that fails before it changed anything
// harms nobody; when one fails after that, everything is rolled back and done again with a savepoint around each. What
// refuses the whole (a deferred constraint, a full disk) is found by running each write alone.
#pragma once

#include "db/sqlite/connection.h"
#include "db/task.h"

#include <span>

namespace yitai::db {

class GroupCommit {
public:
    explicit GroupCommit(SqliteConnection& connection) : connection_(connection) {}

    // Afterwards each task without a failure is committed, unless the connection says sync_failed().
    void run(std::span<Task>);

    std::int64_t commits() const { return commits_; }
    std::int64_t reruns() const { return reruns_; }

private:
    void commit_all(std::span<Task>);
    bool run_plainly(std::span<Task>);  // false: somebody wrote and failed
    void run_guarded(std::span<Task>);
    void run_one(Task&);
    void run_each_alone(std::span<Task>);

    SqliteConnection& connection_;
    std::int64_t commits_ = 0, reruns_ = 0;
};

}  // namespace yitai::db
