// How a connection takes a request in: the wait for one, its head, its body, each within its time.
#include "http/refusal.h"
#include "http/server/body.h"
#include "http/server/connection.h"
#include "http/server/request_id.h"

#include <boost/asio/error.hpp>

namespace yitai::http {
namespace {

constexpr std::size_t read_size = 8192;
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::size_t piece_size = 64 * 1024;  // of a body that is handed on

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
        expect_stream(exchange);
        if (!exchange.stream) co_await read_body(exchange);
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
        co_await read_more(read_size);
    }
    if (buffered().starts_with("\r\n")) buffer_.consume(2);

    HeadScan scan;
    auto end = scan.end_in(buffered(), limits());
    for (; !end; end = scan.end_in(buffered(), limits())) {
        allow_until(deadline);
        co_await read_more(read_size);
    }
    http::read_head(buffered().substr(0, *end), limits(), exchange.request, exchange.framing);
    buffer_.consume(*end);
}

// Who takes the body piece by piece asks for it when he wants it; one that says it is too large is refused now.
void Connection::expect_stream(Exchange& exchange) {
    if (!exchange.framing.has_body() || !service_.takes_stream || !service_.takes_stream(exchange.request)) return;
    check_length(exchange.framing, limits().upload_bytes);
    exchange.stream = std::make_shared<StreamedBody>(bell_);
    exchange.request.stream = exchange.stream;
}

bool Connection::waits_for_a_word(Exchange const& exchange) const {
    return exchange.framing.expects_continue && buffer_.size() == 0;
}

Task<void> Connection::read_body(Exchange& exchange) {
    if (!exchange.framing.has_body()) co_return;
    Body body(exchange.framing, limits(), limits().body_bytes, exchange.request.body);
    if (waits_for_a_word(exchange))
        if (!co_await write(go_on)) throw ClientGone();

    auto const start = SteadyClock::now();
    for (;;) {
        buffer_.consume(body.take(buffered()));
        exchange.share.grow(service_.bodies, exchange.request.body.size(), limits());
        if (body.complete()) co_return;
        allow_until(start + time_for(exchange.request.body.size(), limits()));
        co_await read_more(read_size);
    }
}

// How long the sink takes is not the sender's fault.
Task<void> Connection::hand_on(Exchange& exchange, std::shared_ptr<Sink> sink) {
    auto const piece = std::make_shared<std::string>();
    Body body(exchange.framing, limits(), limits().upload_bytes, *piece);
    if (waits_for_a_word(exchange))
        if (!co_await write(go_on)) throw ClientGone();

    // g++ 12 destroys a lambda twice that is made within a co_await.
    Work const take = [sink, piece] { sink->take(*piece); }, finish = [sink] { sink->finish(); };
    phase_ = Phase::receiving;
    auto start = SteadyClock::now();
    for (;;) {
        buffer_.consume(body.take(buffered()));
        exchange.share.grow(service_.bodies, piece->size(), limits());
        if (piece->size() >= piece_size || (body.complete() && !piece->empty())) {
            auto const before = SteadyClock::now();
            co_await aside(take);
            start += SteadyClock::now() - before;
            piece->clear();
        }
        if (body.complete()) break;
        allow_until(start + time_for(body.taken(), limits()));
        co_await read_more(piece_size);
    }
    co_await aside(finish);
    phase_ = Phase::answering;
}

// Throws when nothing came.
Task<void> Connection::read_more(std::size_t at_most) {
    auto const [error, count] = co_await wire_->read(buffer_.prepare(at_most));
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
