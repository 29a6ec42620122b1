#include "files/preview.h"

#include "base/time.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>

namespace yitai::files {
namespace {

constexpr Milliseconds patience{5'000};
constexpr std::size_t largest = 2 * 1024 * 1024;

using Clock = std::chrono::steady_clock;

// The process, with what it writes; ended and waited for in any case.
class Draughtsman {
public:
    Draughtsman(std::string const& command, int picture) {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) return;
        output_ = ends[0];
        start(command, picture, ends[1]);
        ::close(ends[1]);
    }
    ~Draughtsman() {
        if (output_ >= 0) ::close(output_);
        if (process_ <= 0) return;
        ::kill(process_, SIGKILL);
        wait();
    }
    Draughtsman(Draughtsman const&) = delete;

    bool is_there() const { return process_ > 0; }

    // All it writes until the deadline; nothing when that is too much or takes too long.
    std::optional<std::string> written(Clock::time_point deadline) const {
        std::string bytes;
        char buffer[16 * 1024];
        while (bytes.size() <= largest) {
            auto const left = std::chrono::duration_cast<Milliseconds>(deadline - Clock::now()).count();
            pollfd wanted{output_, POLLIN, 0};
            if (left <= 0 || ::poll(&wanted, 1, static_cast<int>(left)) == 0) return std::nullopt;
            auto const got = ::read(output_, buffer, sizeof buffer);
            if (got < 0 && errno != EINTR) return std::nullopt;
            if (got == 0) return bytes;
            if (got > 0) bytes.append(buffer, static_cast<std::size_t>(got));
        }
        return std::nullopt;
    }

    bool ended_well() {
        int const status = wait();
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

private:
    void start(std::string const& command, int picture, int output) {
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, picture, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);

        posix_spawnattr_t attributes;
        ::posix_spawnattr_init(&attributes);
        sigset_t none;
        ::sigemptyset(&none);
        ::posix_spawnattr_setsigmask(&attributes, &none);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);

        std::string words[] = {command, "preview"};
        char* arguments[] = {words[0].data(), words[1].data(), nullptr};
        char* nothing[] = {nullptr};  // of the environment, with its secrets
        if (::posix_spawn(&process_, command.c_str(), &actions, &attributes, arguments, nothing) != 0) process_ = -1;
        ::posix_spawnattr_destroy(&attributes);
        ::posix_spawn_file_actions_destroy(&actions);
    }

    int wait() {
        int status = -1;
        while (process_ > 0 && ::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
        process_ = -1;
        return status;
    }

    pid_t process_ = -1;
    int output_ = -1;
};

}  // namespace

std::optional<std::string> make_preview(std::string const& command, int picture) {
    Draughtsman draughtsman(command, picture);
    if (!draughtsman.is_there()) return std::nullopt;
    auto bytes = draughtsman.written(Clock::now() + patience);
    bool const good = bytes && draughtsman.ended_well() && !type_of_preview(*bytes).empty();
    return good ? bytes : std::nullopt;
}

std::string_view type_of_preview(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
    if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
    return "";
}

}  // namespace yitai::files
