#include "http/server/wire.h"

#include <sys/socket.h>

#include <cerrno>

namespace yitai::http {
namespace {

class PlainWire final : public Wire {
public:
    explicit PlainWire(Socket socket) : socket_(std::move(socket)) {}

    Task<Error> open() override { co_return Error(); }
    Task<Moved> read(asio::mutable_buffer space) override { return socket_.async_read_some(space, as_task); }
    Task<Moved> write(asio::const_buffer bytes) override { return socket_.async_write_some(bytes, as_task); }
    Task<Moved> discard(asio::mutable_buffer space) override { return read(space); }
    bool encrypted() const override { return false; }

    Task<Error> finish() override {
        Error error;
        socket_.shutdown(Socket::shutdown_send, error);
        co_return error;
    }

    // No buffer waits with the client: one is on the stack when there is something to forget.
    void watch(std::function<void()> closed) override {
        socket_.async_wait(Socket::wait_read, [self = shared_from_this(), this, closed = std::move(closed)](Error error) mutable {
            if (error) return;
            char scrap[512];
            auto const count = ::recv(socket_.native_handle(), scrap, sizeof scrap, MSG_DONTWAIT);
            if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) closed();
            else watch(std::move(closed));
        });
    }

private:
    Socket& socket() override { return socket_; }

    Socket socket_;
};

}  // namespace

std::shared_ptr<Wire> plain_wire(Socket socket) { return std::make_shared<PlainWire>(std::move(socket)); }

void Wire::cancel() {
    Error ignored;
    socket().cancel(ignored);
}

void Wire::close() {
    Error ignored;
    socket().close(ignored);
}

}  // namespace yitai::http
