#include "testing/raw_client.h"

#include "base/text.h"

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace yitai::testing {
namespace {

constexpr int patience_ms = 5'000;

sockaddr_in loopback(std::string const& address, unsigned short port) {
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_port = htons(port);
    ::inet_pton(AF_INET, address.c_str(), &name.sin_addr);
    return name;
}

void expect(bool held, char const* what) {
    if (!held) throw std::runtime_error(what);
}

}  // namespace

RawClient::RawClient(unsigned short port, Speaks speaks, std::string const& from) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    auto const here = loopback(from, 0);
    expect(::bind(socket_, reinterpret_cast<sockaddr const*>(&here), sizeof here) == 0, "can't bind");
    connect(port);
    if (speaks == Speaks::plain) return;
    context_ = SSL_CTX_new(TLS_client_method());
    tls_ = SSL_new(context_);
    SSL_set_fd(tls_, socket_);
    expect(SSL_connect(tls_) == 1, "no TLS handshake");
}

RawClient::RawClient(unsigned short port, std::function<void()> const& before_connecting)
    : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    before_connecting();
    connect(port);
}

void RawClient::connect(unsigned short port) {
    auto const there = loopback("127.0.0.1", port);
    expect(::connect(socket_, reinterpret_cast<sockaddr const*>(&there), sizeof there) == 0, "can't connect");
}

RawClient::~RawClient() {
    if (tls_) SSL_free(tls_);
    if (context_) SSL_CTX_free(context_);
    ::close(socket_);
}

void RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const sent = tls_ ? SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size()))
                               : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {  // what the server said before it closed can still be read
            was_reset_ = true;
            return;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void RawClient::finish() { ::shutdown(socket_, SHUT_WR); }

bool RawClient::read_more() {
    pollfd waiting{socket_, POLLIN, 0};
    if (!(tls_ && SSL_pending(tls_)) && ::poll(&waiting, 1, patience_ms) == 0)
        throw std::runtime_error("nothing came, only: " + read_);
    char bytes[65536];
    auto const count = tls_ ? SSL_read(tls_, bytes, sizeof bytes) : ::recv(socket_, bytes, sizeof bytes, 0);
    if (count > 0) read_.append(bytes, static_cast<std::size_t>(count));
    if (count < 0) was_reset_ = true;
    return count > 0;
}

std::string RawClient::until(std::string_view text) {
    std::size_t found;
    while ((found = read_.find(text)) == read_.npos)
        if (!read_more()) throw std::runtime_error("closed after: " + read_);
    auto const taken = read_.substr(0, found + text.size());
    read_.erase(0, taken.size());
    return taken;
}

RawAnswer RawClient::answer(bool to_head) {
    while (read_.find("\r\n\r\n") == read_.npos)
        if (!read_more()) return {};
    RawAnswer answer;
    auto const head = until("\r\n\r\n");
    answer.status = std::atoi(head.substr(9, 3).c_str());
    for (auto line : split(head, '\n'))
        if (auto const colon = line.find(": "); colon != line.npos)
            answer.headers[lower_ascii(line.substr(0, colon))] = trimmed(line.substr(colon + 2));
    auto const length = answer.headers.count("content-length") && !to_head ? std::stoul(answer.headers["content-length"]) : 0;
    while (read_.size() < length && read_more()) {
    }
    answer.body = read_.substr(0, length);
    read_.erase(0, answer.body.size());
    return answer;
}

bool RawClient::is_closed() { return read_.empty() && !read_more(); }

bool RawClient::is_silent(std::chrono::milliseconds time) {
    pollfd waiting{socket_, POLLIN, 0};
    return read_.empty() && ::poll(&waiting, 1, static_cast<int>(time.count())) == 0;
}

std::string RawClient::rest() {
    while (read_more()) {
    }
    return std::move(read_);
}

bool becomes_true(std::function<bool()> const& holds) {
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(patience_ms);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        ::poll(nullptr, 0, 1);
    }
    return true;
}

}  // namespace yitai::testing
