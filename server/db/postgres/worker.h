// A thread with a PostgreSQL session of its own: runs transactions, runs them again when another got in between, and
// connects again when the server went away.
#pragma once

#include "db/health.h"
#include "db/postgres/connection.h"
#include "db/queue.h"
#include "db/task.h"

#include <atomic>
#include <mutex>
#include <random>
#include <thread>

namespace yitai::db {

constexpr std::size_t least_queue = 64;

// What the workers of one database share.
struct PostgresPool {
    explicit PostgresPool(Settings chosen) : settings(std::move(chosen)), queue(settings.write_queue, least_queue) {}

    Settings const settings;
    std::shared_ptr<Memory> const memory = std::make_shared<Memory>();
    Queue<Task> queue;
    Health health;
    std::mutex effects_turn;  // effects never run side by side
    std::atomic<std::int64_t> commits = 0, writes = 0, retries = 0, wait_micros = 0;
};

class PostgresWorker {
public:
    explicit PostgresWorker(PostgresPool&);
    ~PostgresWorker();  // once the pool's queue is closed and drained

private:
    enum class Outcome { answered, again, again_when_connected };

    void work();
    std::vector<Task> next();
    void serve(Task&);
    Outcome try_once(Task&);
    Outcome say_unknown(Task&);
    Outcome judge();
    void connect(Task const&);
    bool is_too_old(Task const&) const;
    void back_off(int count);
    void finish(Task&);

    PostgresPool& pool_;
    std::unique_ptr<PostgresConnection> connection_;
    Steady::time_point connect_at_{};  // not before
    Milliseconds connect_pause_{};
    std::minstd_rand jitter_{std::random_device{}()};
    std::thread thread_;
};

}  // namespace yitai::db
