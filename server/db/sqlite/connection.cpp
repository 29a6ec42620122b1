#include "db/sqlite/connection.h"

#include "db/sqlite/errors.h"

#include <sqlite3.h>

namespace yitai::db {
namespace {

// Readers map the file, as much of it as the library will (2 GB), and need little cache of their own.
constexpr char const* common_settings = R"(
    pragma page_size = 8192;
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma wal_autocheckpoint = 0;
    pragma foreign_keys = on;
    pragma secure_delete = off;
    pragma temp_store = memory;
    pragma mmap_size = 2147418112)";
constexpr char const* writer_settings = "pragma cache_size = -65536";
constexpr char const* reader_settings = "pragma cache_size = -16384; pragma query_only = on";

constexpr Milliseconds lock_wait{2000};
constexpr int instructions_between_looks = 2000;

// The library would count what it allocates under one lock for all connections. Nobody asks for the sum.
void use_library() {
    static int const done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (done != SQLITE_OK) throw Error(Refusal::other, std::string("cannot set SQLite up: ") + sqlite3_errstr(done));
}

}  // namespace

void SqliteConnection::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

SqliteConnection::Handle SqliteConnection::open(std::string const& file) {
    use_library();
    sqlite3* opened = nullptr;
    int const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int const code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
    Handle handle(opened);
    if (code != SQLITE_OK) throw Error(refusal_of(code, 0), "cannot open " + file + ": " + sqlite3_errstr(code));
    return handle;
}

SqliteConnection::SqliteConnection(std::string const& file, Use use, Milliseconds statement_time)
    : use_(use), handle_(open(file)) {
    set_up();
    limit_statements(statement_time);
}

SqliteConnection::~SqliteConnection() = default;

void SqliteConnection::set_up() {
    sqlite3_busy_timeout(handle(), static_cast<int>(lock_wait.count()));
    if (use_ == Use::read) sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    execute(common_settings);
    execute(use_ == Use::write ? writer_settings : reader_settings);
    // Set after wal_autocheckpoint, which uses the same hook.
    auto const note = [](void* self, sqlite3*, char const*, int pages) {
        static_cast<SqliteConnection*>(self)->log_pages_ = pages;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(handle(), note, this);
}

void SqliteConnection::limit_statements(Milliseconds statement_time) {
    statement_time_ = statement_time;
    if (statement_time_ == Milliseconds(0)) return;
    auto const is_over = [](void* self) -> int {
        return std::chrono::steady_clock::now() > static_cast<SqliteConnection*>(self)->deadline_;
    };
    start_clock();
    sqlite3_progress_handler(handle(), instructions_between_looks, is_over, this);
}

void SqliteConnection::start_clock() {
    if (statement_time_ != Milliseconds(0)) deadline_ = std::chrono::steady_clock::now() + statement_time_;
}

Statement& SqliteConnection::prepare(std::string_view sql) {
    if (auto* known = statements_.find(sql)) return *known;
    if (statements_.is_full()) statements_.take_oldest();
    return statements_.keep(sql, std::make_unique<SqliteStatement>(*this, sql));
}

void SqliteConnection::execute(std::string_view script) {
    start_clock();
    int const code = sqlite3_exec(handle(), std::string(script).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) refuse(code, script);
    wrote();
}

void SqliteConnection::run(std::string_view sql) {
    Run run(prepare(sql));
    run->step();
}

std::int64_t SqliteConnection::total_changes() const { return sqlite3_total_changes64(handle()); }

void SqliteConnection::begin() {
    pardon();
    run(use_ == Use::write ? "begin immediate" : "begin");
}

// Not limited: when a slow disk has stored it at last, it must not be said to have failed.
void SqliteConnection::commit() {
    auto const usual = std::exchange(statement_time_, Milliseconds(0));
    deadline_ = std::chrono::steady_clock::time_point::max();
    try {
        run("commit");
    } catch (...) {
        statement_time_ = usual;
        throw;
    }
    statement_time_ = usual;
}

void SqliteConnection::rollback() {
    if (!in_transaction()) return;
    try {
        run("rollback");
    } catch (...) {
        // Whoever asks in_transaction() afterwards sees it.
    }
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }

void SqliteConnection::copy_log() { checkpoint(SQLITE_CHECKPOINT_PASSIVE); }

void SqliteConnection::empty_log(Milliseconds for_readers) {
    sqlite3_busy_timeout(handle(), static_cast<int>(for_readers.count()));
    checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
    sqlite3_busy_timeout(handle(), static_cast<int>(lock_wait.count()));
}

// A reader in the way or a full disk only puts it off.
void SqliteConnection::checkpoint(int mode) {
    int const code = sqlite3_wal_checkpoint_v2(handle(), nullptr, mode, nullptr, nullptr);
    if (code == SQLITE_OK && mode == SQLITE_CHECKPOINT_TRUNCATE) log_pages_ = 0;
    if (is_sync_failure(code, sqlite3_system_errno(handle()))) sync_failed_ = true;
}

void SqliteConnection::refuse(int code, std::string_view doing) {
    int const system_error = (code & 0xff) == SQLITE_IOERR ? sqlite3_system_errno(handle()) : 0;
    refused_ = refusal_of(code, system_error);
    if (is_sync_failure(code, system_error)) sync_failed_ = true;
    throw Error(*refused_, std::string(sqlite3_errmsg(handle())) + " (" + std::to_string(code) + ") in: " + std::string(doing));
}

}  // namespace yitai::db
