#include "app/command/unix_stream.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <utility>

namespace yitai::app {
namespace {

// A Unix address holds 107 bytes and a folder's path may be longer, so the folder is named by its descriptor.
struct UnixAddress {
    Descriptor folder;
    sockaddr_un address{};

    UnixAddress(std::string const& path, std::string_view name) : folder(open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
        address.sun_family = AF_UNIX;
        auto const text = "/proc/self/fd/" + std::to_string(folder.get()) + '/' + std::string(name);
        text.copy(address.sun_path, sizeof address.sun_path - 1);
    }
    sockaddr const* get() const { return reinterpret_cast<sockaddr const*>(&address); }
};

Descriptor new_socket() { return Descriptor(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)); }

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

Descriptor::~Descriptor() {
    if (number_ >= 0) close(number_);
}

int Descriptor::release() { return std::exchange(number_, -1); }

std::optional<std::string> LineStream::read_line(std::size_t longest) {
    for (std::size_t looked_at = 0;;) {
        if (auto const end = waiting_.find('\n', looked_at); end != waiting_.npos) {
            auto line = waiting_.substr(0, end);
            waiting_.erase(0, end + 1);
            return line;
        }
        if (waiting_.size() > longest) return std::nullopt;
        looked_at = waiting_.size();

        char bytes[16 * 1024];
        auto const got = recv(socket_.get(), bytes, sizeof bytes, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return std::nullopt;
        waiting_.append(bytes, static_cast<std::size_t>(got));
    }
}

bool LineStream::write_line(std::string_view line) const {
    std::string text(line);
    text += '\n';
    for (std::string_view rest = text; !rest.empty();) {
        auto const sent = send(socket_.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void LineStream::set_receive_time(std::chrono::seconds time) const {
    timeval const limit{time.count(), 0};
    setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

bool LineStream::peer_is_owner_or_root() const {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (getsockopt(socket_.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
    return peer.uid == geteuid() || peer.uid == 0;
}

Descriptor connect_unix(std::string const& folder, std::string_view name) {
    UnixAddress const address(folder, name);
    auto socket = new_socket();
    if (!address.folder || !socket || connect(socket.get(), address.get(), sizeof address.address) != 0) return Descriptor();
    return socket;
}

Descriptor listen_unix(std::string const& folder, std::string_view name) {
    UnixAddress const address(folder, name);
    auto socket = new_socket();
    if (!address.folder || !socket) return Descriptor();

    unlinkat(address.folder.get(), std::string(name).c_str(), 0);
    fchmod(socket.get(), S_IRUSR | S_IWUSR);  // before it has a name, so that it never stands open
    if (bind(socket.get(), address.get(), sizeof address.address) != 0 || listen(socket.get(), 16) != 0) return Descriptor();
    return socket;
}

}  // namespace yitai::app
