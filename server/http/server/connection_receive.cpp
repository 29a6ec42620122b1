// How a connection takes a request in: the wait for one, its head, its body, each within its time.
#include "http/refusal.h"
#include "http/server/body.h"
#include "http/server/connection.h"
#include "http/server/request_id.h"

#include <boost/asio/error.hpp>

namespace yitai::http {
namespace {

constexpr std::size_t read_size = 8192;

struct ClientGone {};

Milliseconds time_for(std::size_t bytes, ServerLimits const& limits) {
    if (limits.body_bytes_per_second == 0) return Hours(24);
    return limits.body_grace + Milliseconds(bytes * 1000 / limits.body_bytes_per_second);
}

}  // namespace

// False when no request came; one that is refused is answered already.
Task<bool> Connection::receive(Exchange& exchange) {
    std::exception_ptr failure;
    try {
        if (!co_await wait_for_request()) co_return false;
        co_await read_head(exchange);
        co_await read_body(exchange);
    } catch (ClientGone) {
        gone_ = true;
        co_return false;
    } catch (...) {
        failure = std::current_exception();
    }
    identify(exchange);
    if (failure) refuse(exchange, failure);
    co_return true;
}

Task<bool> Connection::wait_for_request() {
    if (service_.draining) co_return false;
    if (buffer_.size() == 0) {
        allow(phase_ == Phase::opening ? limits().header_time : limits().idle_time);
        phase_ = Phase::idle;
        auto const [error, count] = co_await wire_->read(buffer_.prepare(read_size));
        buffer_.commit(count);
        if (error) co_return false;
    }
    phase_ = Phase::receiving;
    co_return true;
}

Task<void> Connection::read_head(Exchange& exchange) {
    auto const deadline = SteadyClock::now() + limits().header_time;
    // One empty line before a request is forgiven (RFC 9112 §2.2).
    while (buffered() == "\r") {
        allow_until(deadline);
        co_await read_more();
    }
    if (buffered().starts_with("\r\n")) buffer_.consume(2);

    HeadScan scan;
    auto end = scan.end_in(buffered(), limits());
    for (; !end; end = scan.end_in(buffered(), limits())) {
        allow_until(deadline);
        co_await read_more();
    }
    http::read_head(buffered().substr(0, *end), limits(), exchange.request, exchange.framing);
    buffer_.consume(*end);
}

Task<void> Connection::read_body(Exchange& exchange) {
    if (!exchange.framing.has_body()) co_return;
    Body body(exchange.framing, limits(), exchange.request.body);
    if (exchange.framing.expects_continue && buffer_.size() == 0)
        if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n")) throw ClientGone();

    auto const start = SteadyClock::now();
    for (;;) {
        buffer_.consume(body.take(buffered()));
        exchange.share.grow(service_.bodies, exchange.request.body.size(), limits());
        if (body.complete()) co_return;
        allow_until(start + time_for(exchange.request.body.size(), limits()));
        co_await read_more();
    }
}

// Throws when nothing came.
Task<void> Connection::read_more() {
    auto const [error, count] = co_await wire_->read(buffer_.prepare(read_size));
    buffer_.commit(count);
    if (!error) co_return;
    if (expired_) throw Refusal(408, "request-timeout", "The request took too long to arrive");
    if (error == asio::error::eof) throw Refusal(400, "malformed-request", "The request ended before it was complete");
    throw ClientGone();
}

void Connection::identify(Exchange& exchange) const {
    auto& request = exchange.request;
    request.encrypted = wire_->encrypted();
    service_.proxies.tell_client(request, peer_);
    request.id = request_id(request);
    if (auto const languages = request.header("accept-language")) request.language = preferred_language(*languages);

    auto& about = exchange.about;
    about.method = request.method;
    about.path = request.path;
    about.id = request.id;
    about.language = request.language;
    about.encrypted = request.encrypted;
    exchange.traceparent = traceparent(request);
}

}  // namespace yitai::http
