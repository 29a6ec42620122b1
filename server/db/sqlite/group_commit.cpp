#include "db/sqlite/group_commit.h"

namespace yitai::db {

void GroupCommit::run(std::span<Task> tasks) {
    try {
        commit_all(tasks);
    } catch (...) {  // the database's refusal, or there was no memory
        auto const refusal = std::current_exception();
        connection_.rollback();
        if (connection_.sync_failed()) return;
        if (tasks.size() > 1) return run_each_alone(tasks);
        tasks[0].failure = refusal;
        tasks[0].effects.clear();
    }
}

void GroupCommit::commit_all(std::span<Task> tasks) {
    connection_.begin();
    if (!run_plainly(tasks)) {
        ++reruns_;
        connection_.rollback();
        connection_.begin();
        run_guarded(tasks);
    }
    connection_.commit();
    ++commits_;
}

bool GroupCommit::run_plainly(std::span<Task> tasks) {
    for (auto& task : tasks) {
        auto const writes_before = connection_.writes();
        run_one(task);
        if (task.failure && connection_.writes() != writes_before) return false;
    }
    return true;
}

void GroupCommit::run_guarded(std::span<Task> tasks) {
    for (auto& task : tasks) {
        connection_.run("savepoint one");
        run_one(task);
        if (task.failure) connection_.run("rollback to one");
        connection_.run("release one");
    }
}

void GroupCommit::run_one(Task& task) {
    connection_.pardon();
    attempt(task, connection_);

    auto const refused = connection_.refused();
    if (!connection_.in_transaction() || refused == Refusal::storage_full || connection_.sync_failed())
        throw Error(refused.value_or(Refusal::other), "the transaction could not go on");
    if (!task.failure && refused) task.failure = passed_over();
}

void GroupCommit::run_each_alone(std::span<Task> tasks) {
    for (auto& task : tasks) {
        run({&task, 1});
        if (connection_.sync_failed()) return;
    }
}

}  // namespace yitai::db
