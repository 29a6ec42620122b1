// One SQLite session: the writer's, or one of the readers'.
#pragma once

#include "db/sqlite/statement.h"
#include "db/statement_cache.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

struct sqlite3;

namespace yitai::db {

class SqliteConnection final : public Connection {
public:
    enum class Use { write, read };
    // A statement that takes longer than statement_time is interrupted; 0: it may take as long as it likes.
    SqliteConnection(std::string const& file, Use, Milliseconds statement_time);
    ~SqliteConnection() override;

    Engine engine() const override { return Engine::sqlite; }
    Statement& prepare(std::string_view sql) override;
    void execute(std::string_view script) override;
    std::int64_t total_changes() const override;
    int lane() const override { return 1; }

    void limit_statements(Milliseconds statement_time);

    void begin();     // nothing was refused yet; the writer takes its lock at once
    void commit();
    void rollback();  // never throws; does nothing outside a transaction
    bool in_transaction() const;
    void run(std::string_view sql);  // one cached statement without parameters or rows

    std::int64_t writes() const { return writes_; }               // changing statements that went through
    std::optional<Refusal> refused() const { return refused_; }   // in this transaction, since it began or was pardoned
    void pardon() { refused_.reset(); }
    bool sync_failed() const { return sync_failed_; }  // what was written may not be on stable storage: stop

    // The log of pages that wait to be copied into the file. Both run on the writer's thread only.
    int log_pages() const { return log_pages_; }
    void copy_log();                         // as far as readers allow, without waiting
    void empty_log(Milliseconds for_readers);  // waits that long for readers

    // For statements.
    sqlite3* handle() const { return handle_.get(); }
    void start_clock();
    void wrote() { ++writes_; }
    [[noreturn]] void refuse(int code, std::string_view doing);

private:
    struct Close {
        void operator()(sqlite3*) const;
    };
    using Handle = std::unique_ptr<sqlite3, Close>;

    static Handle open(std::string const& file);
    void set_up();
    void checkpoint(int mode);

    Use const use_;
    Milliseconds statement_time_{0};
    std::chrono::steady_clock::time_point deadline_;
    std::int64_t writes_ = 0;
    std::optional<Refusal> refused_;
    bool sync_failed_ = false;
    int log_pages_ = 0;
    Handle handle_;
    StatementCache<SqliteStatement> statements_;
};

}  // namespace yitai::db
