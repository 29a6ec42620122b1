#include "files/scanner.h"

#include "base/text.h"

#include <netdb.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>

namespace yitai::files {
namespace {

constexpr std::string_view by_file = "unix:";
constexpr timeval answers_within{120, 0};
constexpr std::size_t longest_answer = 4096, longest_finding = 200;

struct HostPort {
    std::string host, port;
};

std::optional<HostPort> host_port(std::string_view address) {
    auto const colon = address.rfind(':');
    auto const port = colon == address.npos ? std::nullopt : parse_integer(address.substr(colon + 1));
    if (!port || *port < 1 || *port > 65535 || colon == 0) return std::nullopt;
    auto host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    bool const plain = host.find_first_of(" /[]") == host.npos;
    return plain ? std::optional(HostPort{std::string(host), std::to_string(*port)}) : std::nullopt;
}

[[noreturn]] void give_up(std::string const& why) { throw std::runtime_error("the virus scanner can't be asked: " + why); }

class Socket {
public:
    explicit Socket(int family) : number_(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        if (number_ < 0) give_up(std::strerror(errno));
        ::setsockopt(number_, SOL_SOCKET, SO_RCVTIMEO, &answers_within, sizeof answers_within);
        ::setsockopt(number_, SOL_SOCKET, SO_SNDTIMEO, &answers_within, sizeof answers_within);
    }
    ~Socket() { ::close(number_); }
    Socket(Socket const&) = delete;

    bool connect(sockaddr const* address, socklen_t length) { return ::connect(number_, address, length) == 0; }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(number_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) give_up(std::strerror(errno));
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    std::string receive_all() {
        std::string answer;
        char buffer[1024];
        for (;;) {
            auto const got = ::recv(number_, buffer, sizeof buffer, 0);
            if (got < 0) give_up(std::strerror(errno));
            if (got == 0) return answer;
            answer.append(buffer, static_cast<std::size_t>(got));
            if (answer.size() > longest_answer) give_up("its answer is too long");
            if (answer.back() == '\0') return answer;
        }
    }

private:
    int number_;
};

std::unique_ptr<Socket> connected_by_file(std::string_view path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) give_up("its path is too long");
    path.copy(address.sun_path, path.size());
    auto socket = std::make_unique<Socket>(AF_UNIX);
    if (!socket->connect(reinterpret_cast<sockaddr const*>(&address), sizeof address)) give_up(std::strerror(errno));
    return socket;
}

std::unique_ptr<Socket> connected_by_network(HostPort const& at) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (int const error = ::getaddrinfo(at.host.c_str(), at.port.c_str(), &wanted, &found)) give_up(::gai_strerror(error));
    std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> const all(found, &::freeaddrinfo);
    for (auto const* each = found; each; each = each->ai_next) {
        auto socket = std::make_unique<Socket>(each->ai_family);
        if (socket->connect(each->ai_addr, each->ai_addrlen)) return socket;
    }
    give_up(std::strerror(errno));
}

std::unique_ptr<Socket> connected(std::string const& scanner) {
    if (scanner.starts_with(by_file)) return connected_by_file(std::string_view(scanner).substr(by_file.size()));
    auto const at = host_port(scanner);
    if (!at) give_up("its address is malformed");
    return connected_by_network(*at);
}

std::string length_of(std::size_t size) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(size >> shift & 0xff);
    return bytes;
}

// It goes into a database and onto screens.
std::string storable(std::string_view finding) {
    std::string plain(finding.substr(0, longest_finding));
    std::replace_if(plain.begin(), plain.end(), [](unsigned char c) { return c < 0x20 || c > 0x7e; }, '?');
    return plain;
}

// "stream: OK", "stream: Eicar-Test-Signature FOUND", "INSTREAM size limit exceeded. ERROR"
Verdict verdict_of(std::string_view answer) {
    constexpr std::string_view before = "stream: ", found = " FOUND";
    while (!answer.empty() && (answer.back() == '\0' || answer.back() == '\n')) answer.remove_suffix(1);
    if (answer == "stream: OK") return {true, ""};
    if (answer.starts_with(before) && answer.ends_with(found) && answer.size() > before.size() + found.size())
        return {false, storable(answer.substr(before.size(), answer.size() - before.size() - found.size()))};
    give_up("it says \"" + storable(answer) + '"');
}

}  // namespace

bool is_scanner_address(std::string_view address) {
    if (address.starts_with(by_file)) return address.size() > by_file.size() + 1 && address[by_file.size()] == '/';
    return host_port(address).has_value();
}

Verdict scan(std::string const& scanner, Store::Outgoing& file) {
    auto const socket = connected(scanner);
    socket->send(std::string_view("zINSTREAM\0", 10));
    for (auto piece = file.next(); !piece.empty(); piece = file.next()) {
        socket->send(length_of(piece.size()));
        socket->send(piece);
    }
    socket->send(length_of(0));
    return verdict_of(socket->receive_all());
}

}  // namespace yitai::files
