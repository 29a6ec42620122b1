#include "http/server/loop.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <sys/socket.h>

#include <algorithm>

namespace yitai::http {
namespace {

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr Milliseconds pause_without_descriptors{100};
constexpr Milliseconds longest_tick{250}, shortest_tick{5};

// Fine enough that no limit is overstepped by more than an eighth.
Milliseconds tick_for(ServerLimits const& limits) {
    auto const shortest =
        std::min({limits.header_time, limits.body_grace, limits.write_time, limits.idle_time, limits.heartbeat});
    return std::clamp(shortest / 8, shortest_tick, longest_tick);
}

}  // namespace

Loop::Loop(Service& service, Tcp::endpoint const& endpoint)
    : service_(service), acceptor_(io_.get_executor()), pause_(io_.get_executor()), next_tick_(io_.get_executor()) {
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(Acceptor::reuse_address(true));
    acceptor_.set_option(ReusePort(true));
    if (endpoint.address().is_v6()) acceptor_.set_option(asio::ip::v6_only(false));
    acceptor_.bind(endpoint);
    acceptor_.listen();
}

Loop::~Loop() { stop(); }

unsigned short Loop::port() const { return acceptor_.local_endpoint().port(); }

void Loop::start() {
    asio::co_spawn(io_, accept(), asio::detached);
    asio::co_spawn(io_, tick(), asio::detached);
    thread_ = std::thread([this] { io_.run(); });
}

std::future<void> Loop::drain() {
    auto begun = std::make_shared<std::promise<void>>();
    auto begins = begun->get_future();
    asio::post(io_, [this, begun = std::move(begun)] {
        draining_ = true;
        Error ignored;
        acceptor_.close(ignored);
        pause_.cancel();
        for (auto* connection : connections_) connection->drain();
        begun->set_value();
    });
    return begins;
}

void Loop::stop() {
    io_.stop();
    if (thread_.joinable()) thread_.join();
}

Task<void> Loop::accept() {
    while (!draining_) {
        auto [error, socket] = co_await acceptor_.async_accept(io_.get_executor(), as_task);
        if (!error) {
            admit(std::move(socket));
        } else if (error != asio::error::operation_aborted && error != asio::error::connection_aborted) {
            // Out of descriptors or memory: the newcomer stays in the queue, so trying again at once would spin.
            pause_.expires_after(pause_without_descriptors);
            co_await pause_.async_wait(as_task);
        }
    }
}

void Loop::admit(Socket socket) {
    Error error;
    auto const peer = plain_address(socket.remote_endpoint(error).address());
    if (error) return;
    auto const admission = service_.census.enter(peer, service_.settings.limits, service_.proxies.trusts(peer));
    if (admission == Admission::turned_away) return;

    socket.set_option(Tcp::no_delay(true), error);
    auto wire = service_.tls ? tls_wire(std::move(socket), *service_.tls) : plain_wire(std::move(socket));
    auto connection = std::make_unique<Connection>(std::move(wire), service_, io_.get_executor(), connections_, peer, admission);
    asio::co_spawn(io_, Connection::carry(std::move(connection)), asio::detached);
}

Task<void> Loop::tick() {
    auto const every = tick_for(service_.settings.limits);
    for (;;) {
        next_tick_.expires_after(every);
        co_await next_tick_.async_wait(as_task);
        auto const now = SteadyClock::now();
        for (auto* connection : connections_) connection->tick(now);
    }
}

}  // namespace yitai::http
