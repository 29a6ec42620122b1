#include "db/sqlite/lock_file.h"

#include "base/failure.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace yitai::db {
namespace {

[[noreturn]] void refuse(std::filesystem::path const& folder) {
    throw Conflict(
        {"The folder {{folder}} cannot be used: {{reason}}", {{"folder", folder.string()}, {"reason", std::strerror(errno)}}});
}

std::string content_of(int file) {
    char text[32];
    auto const length = pread(file, text, sizeof text, 0);
    return std::string(text, length > 0 ? static_cast<std::size_t>(length) : 0);
}

}  // namespace

LockFile::LockFile(std::filesystem::path const& folder) {
    file_ = ::open((folder / "yitai.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) refuse(folder);
    if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
        bool const is_held = errno == EWOULDBLOCK;
        auto const holder = content_of(file_);
        ::close(file_);
        if (!is_held) refuse(folder);
        throw Conflict({"Process {{pid}} already works with the folder {{folder}}; only one may",
                        {{"pid", holder.empty() ? "?" : holder}, {"folder", folder.string()}}});
    }
    auto const pid = std::to_string(getpid());
    // Only a help for people: without it the lock holds all the same.
    if (ftruncate(file_, 0) != 0 || pwrite(file_, pid.data(), pid.size(), 0) < 0) return;
}

LockFile::~LockFile() { ::close(file_); }

}  // namespace yitai::db
