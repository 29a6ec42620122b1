#include "timeline/stable_file.h"

#include "base/failure.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>

namespace yitai::timeline {

namespace {

namespace files = std::filesystem;

using Reason = Unavailable::Reason;

[[noreturn]] void cannot_write(std::string const& file, Reason reason = Reason::busy) {
    throw Unavailable({"The file {{file}} can't be written", {{"file", file}}}, reason);
}

// Without this a new name may be gone after a power cut.
bool sync_folder_of(std::string const& file) {
    auto const folder = files::absolute(file).parent_path();
    int const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool const synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    return synced;
}

bool write_at(int descriptor, std::string_view text, off_t place) {
    while (!text.empty()) {
        auto const written = ::pwrite(descriptor, text.data(), text.size(), place);
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
        place += written;
    }
    return true;
}

// The end of a file, as much as is needed to hold its last whole line.
std::optional<std::string> tail_of(int descriptor, off_t size) {
    for (off_t wanted = 4096;; wanted *= 2) {
        auto const length = std::min(wanted, size);
        std::string tail(static_cast<std::size_t>(length), '\0');
        if (::pread(descriptor, tail.data(), tail.size(), size - length) != static_cast<ssize_t>(length)) return std::nullopt;
        if (length == size || std::count(tail.begin(), tail.end(), '\n') > 1) return tail;
    }
}

}  // namespace

bool exists(std::string const& file) {
    std::error_code error;
    return files::exists(file, error);
}

void write_new(std::string const& file, std::string_view text) {
    auto const unfinished = file + ".new";
    ::unlink(unfinished.c_str());
    int const descriptor = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool const written = descriptor >= 0 && write_at(descriptor, text, 0) && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!written || ::rename(unfinished.c_str(), file.c_str()) != 0 || !sync_folder_of(file)) cannot_write(file);
}

LineFile::LineFile(std::string file)
    : file_(std::move(file)), descriptor_(::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) cannot_write(file_);
    struct stat found{};
    bool const held = ::flock(descriptor_, LOCK_EX) == 0 && ::fstat(descriptor_, &found) == 0;
    auto const read = held ? tail_of(descriptor_, found.st_size) : std::nullopt;
    if (!read || (read->empty() && !sync_folder_of(file_))) {
        ::close(descriptor_);
        cannot_write(file_);
    }
    find_last_line(*read, found.st_size);
}

void LineFile::find_last_line(std::string const& tail, long long size) {
    auto const newline = tail.rfind('\n');
    if (newline == tail.npos) return;

    end_ = size - static_cast<long long>(tail.size() - newline - 1);
    auto const before = newline == 0 ? tail.npos : tail.rfind('\n', newline - 1);
    auto const begin = before == tail.npos ? 0 : before + 1;
    last_line_ = tail.substr(begin, newline - begin);
}

LineFile::~LineFile() { ::close(descriptor_); }

void LineFile::append(std::string line) {
    line += '\n';
    bool const written = ::ftruncate(descriptor_, end_) == 0 && write_at(descriptor_, line, end_) && ::fsync(descriptor_) == 0;
    if (written) return;
    auto const reason = errno == ENOSPC || errno == EDQUOT ? Reason::storage_full : Reason::busy;
    if (::ftruncate(descriptor_, end_) != 0) ::fsync(descriptor_);  // the next writer cuts it off
    cannot_write(file_, reason);
}

std::vector<std::string> lines_of(std::string const& file) {
    std::vector<std::string> lines;
    std::ifstream from(file);
    for (std::string line; std::getline(from, line) && !from.eof();) lines.push_back(line);
    return lines;
}

}  // namespace yitai::timeline
