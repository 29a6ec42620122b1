#include "app/storage.h"

#include "app/exit.h"
#include "base/log.h"

#include <unistd.h>

#include <filesystem>

namespace yitai::app {
namespace {

[[noreturn]] void end_after_sync_failure(std::string_view sentence) {
    log::write("storage.sync_failed", {{"error", std::string(sentence)}});
    log::flush();
    _exit(static_cast<int>(Exit::storage_failed));  // no destructors: nothing may be written any more
}

void make_folder(Configuration const& configuration) {
    auto const& folder = configuration.settings.data_dir;
    std::error_code error;
    if (std::filesystem::create_directories(folder, error))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (!error && ::access(folder.c_str(), R_OK | W_OK | X_OK) == 0) return;

    auto const origin = configuration.origins.find("data_dir");
    throw Misconfigured({{origin == configuration.origins.end() ? "data_dir" : origin->second,
                          {"The folder {{folder}} can't be made or written", {{"folder", folder}}}}});
}

std::string origin_of_database(Configuration const& configuration) {
    auto const name = configuration.settings.database.empty() ? "data_dir" : "database";
    auto const origin = configuration.origins.find(name);
    return origin == configuration.origins.end() ? std::string(name) + ", built-in" : origin->second;
}

db::Settings database_settings(Configuration const& configuration, StatementTime statement_time) {
    auto const& settings = configuration.settings;
    db::Settings wanted;
    wanted.url = settings.database;
    wanted.folder = settings.data_dir;
    wanted.write_queue = static_cast<std::size_t>(settings.limit.write_queue);
    wanted.statement_time = Milliseconds(statement_time == StatementTime::unlimited ? 0 : int(settings.limit.statement_time));
    wanted.log = [](std::string_view id, std::string_view detail) { log::write(id, {{"detail", std::string(detail)}}); };
    wanted.on_sync_failure = end_after_sync_failure;
    return wanted;
}

template <class Open>
auto opened(Configuration const& configuration, Open open) try {
    make_folder(configuration);
    return open();
} catch (Misconfigured const&) {
    throw;
} catch (Failure const& failure) {
    throw Unavailable({"The database can't be opened ({{origin}}): {{reason}}",
                       {{"origin", origin_of_database(configuration)}, {"reason", failure.english}}});
}

}  // namespace

std::unique_ptr<db::Database> open_database(Configuration const& configuration, StatementTime statement_time) {
    return opened(configuration, [&] { return db::open(database_settings(configuration, statement_time)); });
}

std::shared_ptr<files::Store> open_store(Settings const& settings) {
    auto const folder = std::filesystem::path(settings.data_dir) / "attachments";
    return std::make_shared<files::Store>(
        files::StoreSettings{.folder = folder.string(), .on_sync_failure = end_after_sync_failure});
}

timeline::CheckpointFiles checkpoint_files(Settings const& settings) {
    auto const or_here = [&](std::string const& file, char const* name) {
        return file.empty() ? (std::filesystem::path(settings.data_dir) / name).string() : file;
    };
    return {or_here(settings.audit.key, "audit.key"), or_here(settings.audit.checkpoints, "audit-checkpoints.jsonl")};
}

std::unique_ptr<db::Connection> connect_database(Configuration const& configuration) {
    return opened(configuration, [&] { return db::connect(database_settings(configuration, StatementTime::unlimited)); });
}

}  // namespace yitai::app
