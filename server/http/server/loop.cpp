#include "http/server/loop.h"

#include "http/server/insist.h"

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
    acceptor_.non_blocking(true);
}

Loop::~Loop() { stop(); }

unsigned short Loop::port() const { return acceptor_.local_endpoint().port(); }

void Loop::start() {
    accept();
    tick_later();
    lag_.watch();
    thread_ = std::thread([this] { run(); });
}

// An operation of a connection that could not be begun for lack of memory has ended that connection.
void Loop::run() {
    for (bool ended = false; !ended;) {
        try {
            io_.run();
            ended = true;
        } catch (std::bad_alloc const&) {
            // On with the others.
        }
    }
}

std::future<void> Loop::drain() {
    auto begun = std::make_shared<std::promise<void>>();
    auto begins = begun->get_future();
    asio::post(io_, [this, begun = std::move(begun)] {
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

// Asio would lose an accept of its own when there is no memory for the socket.
void Loop::accept() {
    insist([this] {
        acceptor_.async_wait(Acceptor::wait_read, [this](Error) {
            if (!service_.draining) let_in();
        });
    });
}

void Loop::let_in() {
    Error error;
    try {
        auto socket = acceptor_.accept(io_.get_executor(), error);
        if (!error) admit(std::move(socket));
    } catch (std::bad_alloc const&) {
        // He finds the connection closed and may try again.
    }
    bool const out_of_something = error && error != asio::error::would_block && error != asio::error::connection_aborted;
    if (out_of_something) accept_after_pause();
    else accept();
}

// The newcomer stays in the queue, so trying again at once would spin.
void Loop::accept_after_pause() {
    insist([this] {
        pause_.expires_after(pause_without_descriptors);
        pause_.async_wait([this](Error) {
            if (!service_.draining) accept();
        });
    });
}

void Loop::admit(Socket socket) {
    Error error;
    auto const peer = plain_address(socket.remote_endpoint(error).address());
    if (error || service_.draining) return;  // accepted in the moment in which the drain began
    auto const admission = service_.census.enter(peer, service_.settings.limits, service_.proxies.trusts(peer));
    if (admission == Admission::turned_away) return;

    socket.set_option(Tcp::no_delay(true), error);
    asio::co_spawn(io_, Connection::carry(connection_over(std::move(socket), peer, admission)), asio::detached);
}

// Once it is there it takes its leave of the census by itself.
std::unique_ptr<Connection> Loop::connection_over(Socket socket, Address const& peer, Admission admission) try {
    auto wire = service_.tls ? tls_wire(std::move(socket), *service_.tls) : plain_wire(std::move(socket));
    return std::make_unique<Connection>(std::move(wire), service_, io_.get_executor(), connections_, lag_, peer, admission);
} catch (...) {
    service_.census.leave(peer);
    throw;
}

void Loop::tick_later() {
    insist([this] {
        next_tick_.expires_after(tick_for(service_.settings.limits));
        next_tick_.async_wait([this](Error) { tick(); });
    });
}

void Loop::tick() {
    auto const now = SteadyClock::now();
    for (auto* connection : connections_) connection->tick(now);
    tick_later();
}

}  // namespace yitai::http
