#include "http/server/wire.h"

#include <boost/asio/ssl/stream.hpp>
#include <sys/socket.h>

#include <array>

namespace yitai::http {
namespace {

constexpr unsigned char tls_handshake_record = 0x16;

class TlsWire final : public Wire {
public:
    TlsWire(Socket socket, asio::ssl::context& context) : stream_(std::move(socket), context) {}

    Task<Error> open() override {
        auto const [silence] = co_await socket().async_wait(Socket::wait_read, as_task);
        if (silence) co_return silence;
        unsigned char first = 0;
        if (::recv(socket().native_handle(), &first, 1, MSG_PEEK | MSG_DONTWAIT) == 1 && first != tls_handshake_record) {
            in_the_clear_ = true;
            co_return make_error_code(boost::system::errc::protocol_not_supported);
        }
        auto const [error] = co_await stream_.async_handshake(asio::ssl::stream_base::server, as_task);
        co_return error;
    }

    Task<Moved> read(asio::mutable_buffer space) override {
        if (in_the_clear_) return discard(space);
        return stream_.async_read_some(space, as_task);
    }

    Task<Moved> write(asio::const_buffer bytes) override {
        if (in_the_clear_) return socket().async_write_some(bytes, as_task);
        return stream_.async_write_some(bytes, as_task);
    }

    Task<Error> finish() override {
        if (!in_the_clear_) co_await stream_.async_shutdown(as_task);
        Error error;
        socket().shutdown(Socket::shutdown_send, error);
        co_return error;
    }

    Task<Moved> discard(asio::mutable_buffer space) override { return socket().async_read_some(space, as_task); }

    void watch(std::function<void()> closed) override {
        stream_.async_read_some(asio::buffer(scrap_),
                                [self = shared_from_this(), this, closed = std::move(closed)](Error error, std::size_t) mutable {
                                    if (error == asio::error::operation_aborted) return;
                                    if (error) closed();
                                    else watch(std::move(closed));
                                });
    }

    bool encrypted() const override { return !in_the_clear_; }

private:
    Socket& socket() override { return stream_.next_layer(); }

    asio::ssl::stream<Socket> stream_;
    std::array<char, 256> scrap_{};
    bool in_the_clear_ = false;
};

}  // namespace

std::shared_ptr<Wire> tls_wire(Socket socket, asio::ssl::context& context) {
    return std::make_shared<TlsWire>(std::move(socket), context);
}

}  // namespace yitai::http
