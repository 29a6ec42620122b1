#include "db/database.h"

#include "base/failure.h"
#include "db/postgres/database.h"
#include "db/sqlite/database.h"

#include <unistd.h>

#include <cstdio>
#include <future>

namespace yitai::db {
namespace {

constexpr int input_output_error = 74;  // EX_IOERR of sysexits.h

thread_local bool is_database_thread = false;

// Nothing else may run: a destructor could still answer somebody.
void end_process(std::string_view sentence) {
    auto const line = "yitai: " + std::string(sentence) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
    _exit(input_output_error);
}

}  // namespace

void mark_database_thread() { is_database_thread = true; }

void Database::run(bool reads, Context const& context, Work const& work) {
    bool const runs_here = reads && engine() == Engine::sqlite;
    if (is_database_thread && !runs_here) throw std::logic_error("a thread of the database would wait for itself");

    auto const answered = std::make_shared<std::promise<void>>();
    auto const done = [answered](std::exception_ptr failure) {
        if (failure) answered->set_exception(failure);
        else answered->set_value();
    };
    if (reads) read_later(context, work, done);
    else write_later(context, work, done);
    answered->get_future().get();
}

std::unique_ptr<Database> open(Settings settings) try {
    if (!settings.on_sync_failure) settings.on_sync_failure = end_process;
    if (settings.url.empty()) return std::make_unique<SqliteDatabase>(std::move(settings));
    return std::make_unique<PostgresDatabase>(std::move(settings));
} catch (Error const& error) {
    throw Unavailable({"The database cannot be opened: {{reason}}", {{"reason", error.what()}}});
}

std::unique_ptr<Connection> connect(Settings const& settings) {
    return settings.url.empty() ? connect_sqlite(settings) : connect_postgres(settings);
}

}  // namespace yitai::db
