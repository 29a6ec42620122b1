#include "http/server.h"

#include "base/failure.h"
#include "http/server/loop.h"
#include "http/server/tls.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>

#include <algorithm>
#include <future>

namespace yitai::http {
namespace {

// A scraper and a probe ask short questions.
ServerLimits limits_for_probes(ServerLimits limits) {
    limits.header_bytes = 4 * 1024;
    limits.header_count = 50;
    limits.target_bytes = 1024;
    limits.body_bytes = limits.upload_bytes = 0;
    limits.connections = 100;
    return limits;
}

ServerSettings effective(ServerSettings settings) {
    if (settings.probes_only) {
        settings.limits = limits_for_probes(settings.limits);
        settings.threads = 1;
    }
    return settings;
}

Tcp::endpoint endpoint_for(std::string const& host, unsigned short port) {
    Error error;
    auto const address = asio::ip::make_address(host, error);
    if (!error) return {address, port};
    asio::io_context io;
    Tcp::resolver resolver(io);
    return resolver.resolve(host, std::to_string(port)).begin()->endpoint();
}

// With SO_REUSEPORT a second server of ours would share the port without a word; without it, listening tells.
void expect_nobody_listens(Tcp::endpoint const& endpoint) {
    asio::io_context io;
    Acceptor probe(io.get_executor());
    probe.open(endpoint.protocol());
    probe.set_option(Acceptor::reuse_address(true));
    if (endpoint.address().is_v6()) probe.set_option(asio::ip::v6_only(false));
    probe.bind(endpoint);
    probe.listen();
}

}  // namespace

struct Server::Parts {
    Service service;
    std::vector<std::unique_ptr<Loop>> loops;
    unsigned short port = 0;

    Parts(ServerSettings settings, Handler handler, TurnsAway turns_away, TakesStream takes_stream)
        : service{std::move(settings), std::move(handler), std::move(turns_away), std::move(takes_stream)} {}
    void listen();
};

void Server::Parts::listen() {
    auto const& settings = service.settings;
    try {
        auto endpoint = endpoint_for(settings.address, settings.port);
        if (settings.port != 0) expect_nobody_listens(endpoint);
        for (int i = 0; i < std::max(settings.threads, 1); ++i) {
            loops.push_back(std::make_unique<Loop>(service, endpoint));
            port = loops.back()->port();
            endpoint.port(port);
        }
    } catch (boost::system::system_error const& error) {
        throw Unavailable(
            {"The address {{address}}:{{port}} can't be listened on: {{reason}}",
             {{"address", settings.address}, {"port", std::to_string(settings.port)}, {"reason", error.code().message()}}});
    }
}

Server::Server(ServerSettings settings, Handler handler, TurnsAway turns_away, TakesStream takes_stream)
    : parts_(std::make_unique<Parts>(effective(std::move(settings)), std::move(handler), std::move(turns_away),
                                     std::move(takes_stream))) {
    auto& service = parts_->service;
    if (!service.settings.certificate_file.empty() && !service.settings.key_file.empty())
        service.tls.emplace(make_tls_context(service.settings.certificate_file, service.settings.key_file));
    parts_->listen();
    for (auto const& loop : parts_->loops) loop->start();
}

Server::~Server() { drain(Seconds(1)); }

unsigned short Server::port() const { return parts_->port; }

std::size_t Server::connections() const { return parts_->service.census.count(); }

void Server::drain(Milliseconds at_most) {
    if (parts_->loops.empty()) return;
    auto const deadline = SteadyClock::now() + at_most;
    parts_->service.draining = true;
    std::vector<std::future<void>> begun;
    for (auto const& loop : parts_->loops) begun.push_back(loop->drain());
    for (auto const& begins : begun) begins.wait_until(deadline);
    parts_->service.census.wait_until_empty(std::chrono::duration_cast<Milliseconds>(deadline - SteadyClock::now()));
    for (auto const& loop : parts_->loops) loop->stop();
    parts_->loops.clear();
}

}  // namespace yitai::http
