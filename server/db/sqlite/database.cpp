#include "db/sqlite/database.h"

#include "base/failure.h"
#include "db/migrate.h"

#include <fcntl.h>
#include <unistd.h>

namespace yitai::db {
namespace {

void sync_folder(std::filesystem::path const& folder) {
    int const handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;
    fsync(handle);
    ::close(handle);
}

// The folder holds everything the desk knows, so it opens to its owner only.
std::filesystem::path ready_folder(std::string const& name) {
    std::filesystem::path const folder = std::filesystem::absolute(name).lexically_normal();
    std::error_code problem;
    if (std::filesystem::create_directories(folder, problem)) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, problem);
        sync_folder(folder.parent_path());
    }
    if (problem)
        throw Conflict(
            {"The folder {{folder}} cannot be used: {{reason}}", {{"folder", folder.string()}, {"reason", problem.message()}}});
    return folder;
}

std::string file_in(std::string const& folder) {
    return (std::filesystem::absolute(folder).lexically_normal() / "yitai.db").string();
}

struct LockedConnection final : Connection {
    LockFile lock;
    SqliteConnection held;

    explicit LockedConnection(Settings const& settings)
        : lock(ready_folder(settings.folder)), held(file_in(settings.folder), SqliteConnection::Use::write, Milliseconds(0)) {}

    Engine engine() const override { return held.engine(); }
    Statement& prepare(std::string_view sql) override { return held.prepare(sql); }
    void execute(std::string_view script) override { held.execute(script); }
    std::int64_t total_changes() const override { return held.total_changes(); }
    int lane() const override { return held.lane(); }
};

// Migrations may take their time.
SqliteConnection& ready(SqliteConnection& connection, Milliseconds statement_time, std::shared_ptr<Memory> const& memory) {
    connection.share(memory);
    migrate(connection, embedded::migrations());
    connection.limit_statements(statement_time);
    return connection;
}

}  // namespace

SqliteDatabase::SqliteDatabase(Settings settings)
    : settings_(std::move(settings)),
      lock_(ready_folder(settings_.folder)),
      connection_(file_in(settings_.folder), SqliteConnection::Use::write, Milliseconds(0)),
      readers_(file_in(settings_.folder), settings_.readers, settings_.statement_time, memory_),
      writer_(ready(connection_, settings_.statement_time, memory_), settings_) {}

void SqliteDatabase::write_later(Context context, Work work, Done done) {
    writer_.accept({std::move(context), std::move(work), std::move(done)});
}

void SqliteDatabase::read_later(Context context, Work work, Done done) {
    Task task{std::move(context), std::move(work), std::move(done), true};
    try {
        readers_.with_one([&](Connection& connection) { attempt(task, connection); });
    } catch (...) {  // the database's refusal, or there was no memory
        task.failure = std::current_exception();
    }
    if (!task.failure) run_effects(task, settings_);
    task.failure = for_people(task.failure);
    answer(task, settings_);
}

std::optional<std::string> SqliteDatabase::trouble() {
    if (auto const lacking = lack_of_room(settings_.folder)) return lacking;
    return trouble_of(*this, writer_.health());
}

std::unique_ptr<Connection> connect_sqlite(Settings const& settings) { return std::make_unique<LockedConnection>(settings); }

}  // namespace yitai::db
