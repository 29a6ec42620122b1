// One PostgreSQL session. Nothing here waits for ever: connecting, statements and a silent network all have an end.
#pragma once

#include "db/postgres/statement.h"
#include "db/statement_cache.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

struct pg_conn;

namespace yitai::db {

class PostgresConnection final : public Connection {
public:
    // A statement that runs for longer than statement_time is cancelled; 0: it may take as long as it likes.
    PostgresConnection(std::string const& url, Milliseconds statement_time);
    ~PostgresConnection() override;

    Engine engine() const override { return Engine::postgres; }
    Statement& prepare(std::string_view sql) override;
    void execute(std::string_view script) override;
    std::int64_t total_changes() const override { return changes_; }
    int lane() const override { return lane_; }

    // An audit chain that no other session of any node appends to, for as long as this session lives.
    void take_lane();

    void begin(bool reads);
    void commit();
    void rollback();  // never throws
    std::optional<Refusal> refused() const { return refused_; }  // in this transaction
    bool is_lost() const;                                        // of no use any more

    // For statements: sends by `start`, waits for the outcome, throws Error unless it is good.
    Result send(std::string_view doing, std::function<int(pg_conn*)> const& start);
    void changed(std::int64_t rows) { changes_ += rows; }

private:
    struct Finish {
        void operator()(pg_conn*) const;
    };
    using Handle = std::unique_ptr<pg_conn, Finish>;
    using Deadline = std::optional<std::chrono::steady_clock::time_point>;

    static Handle open(std::string const& url);
    Result query(std::string const& sql);
    Result send_with_opening(std::string_view doing, std::function<int(pg_conn*)> const& start);
    Deadline deadline() const;
    Result next_result(Deadline, std::string_view doing);
    Result next_outcome(Deadline, std::string_view doing);
    Result checked(Result, std::string_view doing);  // throws Error unless it is good
    void wait_readable(Deadline, std::string_view doing);
    [[noreturn]] void refuse(pg_result const*, std::string_view doing);
    Refusal meaning_of(pg_result const*);
    [[noreturn]] void lose(std::string_view doing);
    void forget_statements();

    Milliseconds const statement_time_;
    Handle handle_;
    std::int64_t changes_ = 0;
    std::int64_t prepared_ = 0;
    int lane_ = 0;
    bool reads_ = false;
    char const* opening_ = nullptr;  // the statement that begins the transaction, until there is something to send it with
    bool lost_ = false;
    bool plans_are_stale_ = false;  // another node has migrated the schema
    std::optional<Refusal> refused_;
    StatementCache<PostgresStatement> statements_;
};

}  // namespace yitai::db
