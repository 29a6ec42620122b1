#include "db/health.h"

#include "base/failure.h"

#include <sys/statvfs.h>

#include <future>

namespace yitai::db {
namespace {

constexpr std::chrono::seconds fresh_for{2};
constexpr std::chrono::seconds patience{3};

void write_something(Tx& tx) {
    tx.run("update migration set applied_at = applied_at where number = (select max(number) from migration)");
}

}  // namespace

bool Health::is_recent(std::int64_t moment) { return ticks() - moment < std::chrono::steady_clock::duration(fresh_for).count(); }

std::optional<std::string> trouble_of(Database& database, Health const& health) try {
    if (health.is_fresh()) return std::nullopt;
    if (health.has_just_failed()) return "The storage refuses changes";

    auto const answered = std::make_shared<std::promise<void>>();
    database.write_later(Context{the_desk()}, write_something, [answered](std::exception_ptr failure) {
        if (failure) answered->set_exception(failure);
        else answered->set_value();
    });
    auto outcome = answered->get_future();
    if (outcome.wait_for(patience) != std::future_status::ready) return "The storage does not answer";
    outcome.get();
    return std::nullopt;
} catch (std::exception const& problem) {
    return problem.what();
}

std::optional<std::string> lack_of_room(std::string const& folder, std::uint64_t wanted) {
    struct statvfs disk{};
    if (statvfs(folder.c_str(), &disk) != 0) return std::nullopt;  // writing tells
    if (disk.f_bavail >= wanted / disk.f_frsize) return std::nullopt;
    return "There is no room left on the disk";
}

}  // namespace yitai::db
