#include "db/postgres/database.h"

#include "base/failure.h"
#include "db/migrate.h"

#include <algorithm>

namespace yitai::db {

std::unique_ptr<Connection> connect_postgres(Settings const& settings) {
    try {
        return std::make_unique<PostgresConnection>(settings.url, Milliseconds(0));
    } catch (Error const& error) {
        throw Unavailable(
            {"The database server cannot be reached: {{reason}}", {{"reason", std::string(trimmed(error.what()))}}});
    }
}

PostgresDatabase::PostgresDatabase(Settings settings) : pool_(std::move(settings)) {
    migrate(*connect_postgres(pool_.settings), embedded::migrations());
    for (int i = 0; i < std::max(pool_.settings.pool, 1); ++i) workers_.push_back(std::make_unique<PostgresWorker>(pool_));
}

PostgresDatabase::~PostgresDatabase() {
    pool_.queue.close();
    workers_.clear();
}

void PostgresDatabase::write_later(Context context, Work work, Done done) {
    Task task{std::move(context), std::move(work), std::move(done)};
    switch (pool_.queue.put(task)) {
        case Queue<Task>::Put::done:
            return;
        case Queue<Task>::Put::full:
            throw too_many_waiting();
        case Queue<Task>::Put::closed:
            throw stopping();
    }
}

void PostgresDatabase::read_later(Context context, Work work, Done done) {
    Task task{std::move(context), std::move(work), std::move(done), true};
    switch (pool_.queue.put(task)) {
        case Queue<Task>::Put::done:
            return;
        case Queue<Task>::Put::full:
            // The queue takes the task only when there is room.
            task.failure = std::make_exception_ptr(too_many_waiting());  // NOLINT(bugprone-use-after-move)
            break;
        case Queue<Task>::Put::closed:
            task.failure = std::make_exception_ptr(stopping());
            break;
    }
    answer(task, pool_.settings);
}

Figures PostgresDatabase::figures() const {
    return {pool_.commits, pool_.writes, 0, pool_.retries, pool_.queue.size(), pool_.wait_micros};
}

}  // namespace yitai::db
