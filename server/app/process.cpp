#include "app/process.h"

#include "app/command/unix_stream.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <csignal>
#include <cstddef>
#include <cstdlib>

namespace yitai::app {
namespace {

sigset_t held_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (int number : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, number);
    return set;
}

}  // namespace

void hold_signals() {
    auto const set = held_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

Signal next_signal() {
    auto const set = held_signals();
    int number = 0;
    while (sigwait(&set, &number) != 0) {
    }
    return number == SIGHUP ? Signal::reload : Signal::stop;
}

std::uint64_t raise_descriptor_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

void tell_service_manager(std::string_view state) {
    auto const* name = std::getenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    if (!name || !*name || std::string_view(name).size() >= sizeof address.sun_path) return;

    address.sun_family = AF_UNIX;
    auto const length = std::string_view(name).copy(address.sun_path, sizeof address.sun_path);
    if (address.sun_path[0] == '@') address.sun_path[0] = '\0';  // an abstract name
    Descriptor const socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (socket.get() < 0) return;
    if (socket.get() < 0) return;
    sendto(socket.get(), state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<sockaddr const*>(&address),
           static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length));
}

}  // namespace yitai::app
