#include "http/server/connection.h"

#include "http/boundary.h"
#include "http/events.h"
#include "http/refusal.h"
#include "http/server/answer_head.h"
#include "http/server/reply.h"

namespace yitai::http {
namespace {

constexpr Milliseconds patience_at_the_end{2'000};
constexpr std::size_t small_body = 64 * 1024;  // goes out in one piece with its head

}  // namespace

// Our own refusals are no rows in the boundary's table: it never throws them.
Response problem_of(std::exception_ptr reason, Request const& about) {
    try {
        std::rethrow_exception(reason);
    } catch (Refusal const& refusal) {
        auto response = problem(refusal.status, refusal.type, refusal.message, about);
        response.headers.insert(response.headers.end(), refusal.headers.begin(), refusal.headers.end());
        return response;
    } catch (...) {
        return problem_for(reason, about);
    }
}

Connection::Connection(std::shared_ptr<Wire> wire, Service& service, Executor executor, Neighbours& neighbours, Lag& lag,
                       Address peer, Admission admission)
    : service_(service),
      neighbours_(neighbours),
      lag_(lag),
      peer_(std::move(peer)),
      admission_(admission),
      wire_(std::move(wire)),
      sleep_(executor),
      bell_(std::make_shared<Bell>(sleep_)) {
    neighbours_.insert(this);
}

Connection::~Connection() {
    bell_->silence();
    wire_->close();
    neighbours_.erase(this);
    service_.census.leave(peer_);
}

Task<void> Connection::carry(std::unique_ptr<Connection> self) {
    bool more = co_await self->open();
    while (more) more = co_await self->answer_one();
    if (self->stream_) co_await self->stream_events();
    if (!self->gone_) co_await self->hang_up();
}

void Connection::tick(SteadyClock::time_point now) {
    bell_->ring_missed();
    if (now < deadline_) return;
    deadline_ = SteadyClock::time_point::max();
    expired_ = true;
    if (phase_ == Phase::streaming) bell_->ring_here();
    else wire_->cancel();
}

void Connection::drain() {
    if (phase_ == Phase::opening || phase_ == Phase::idle) wire_->cancel();
    if (phase_ == Phase::streaming) bell_->ring_here();
}

void Connection::allow_until(SteadyClock::time_point deadline) {
    deadline_ = deadline;
    expired_ = false;
}

// False when there is nobody to serve; who can't be served is told why.
Task<bool> Connection::open() {
    allow(limits().header_time);
    auto const error = co_await wire_->open();
    bool const in_the_clear = error == boost::system::errc::protocol_not_supported;
    if (error && !in_the_clear) gone_ = true;
    if (gone_) co_return false;
    if (admission_ == Admission::welcome && !in_the_clear) co_return true;

    Exchange exchange;
    identify(exchange);
    refuse(exchange, in_the_clear ? std::make_exception_ptr(Refusal(400, "tls-required", "This port speaks HTTPS only"))
                                  : std::make_exception_ptr(Refusal(503, "too-many-connections",
                                                                    "There are too many connections at the moment",
                                                                    {{"Retry-After", "5"}})));
    co_return co_await send(exchange);
}

// False when it was the last one.
Task<bool> Connection::answer_one() {
    Exchange exchange;
    if (!co_await receive(exchange)) co_return false;
    if (!exchange.answered && is_turned_away(exchange.request)) {
        exchange.response = busy_problem(exchange.about);
        if (exchange.stream) leave_unread(exchange.response);
    } else if (!exchange.answered) {
        co_await let_answer(exchange);
    }
    if (exchange.response.source && !exchange.is_head()) co_await prepare(exchange);
    if (gone_) co_return false;
    co_return co_await send(exchange);
}

bool Connection::is_turned_away(Request& request) const {
    request.waited = lag_.lasting();
    return service_.turns_away && service_.turns_away(request);
}

void Connection::refuse(Exchange& exchange, std::exception_ptr reason) {
    exchange.request.body = {};
    exchange.response = problem_of(reason, exchange.about);
    exchange.answered = true;
    leave_unread(exchange.response);
}

void Connection::leave_unread(Response& response) {
    response.close = true;
    unread_ = true;
}

Task<void> Connection::let_answer(Exchange& exchange) {
    phase_ = Phase::answering;
    allow_until(SteadyClock::time_point::max());
    auto const reply = std::make_shared<Reply>(bell_);
    std::exception_ptr failure;
    try {
        service_.handler(std::move(exchange.request), Reply::respond_to(reply));
    } catch (...) {
        failure = std::current_exception();
    }
    while (!failure && reply->state() == Reply::State::awaited) {
        co_await bell_->wait();
        if (auto sink = exchange.stream ? exchange.stream->sink_to_fill() : nullptr) failure = co_await pour(exchange, sink);
    }
    if (gone_) co_return;

    if (!failure && reply->state() == Reply::State::given_up)
        failure = std::make_exception_ptr(std::logic_error("a handler let go of a request without answering it"));
    if (failure) {
        refuse(exchange, failure);
    } else {
        exchange.response = reply->take();
        if (exchange.stream && !exchange.stream->is_poured()) leave_unread(exchange.response);
    }
}

Task<bool> Connection::send(Exchange& exchange) {
    auto& response = exchange.response;
    bool const streams = response.stream && !exchange.is_head();
    bool const last = streams || response.close || service_.draining || !exchange.framing.keep_alive;
    bool const may_have = !exchange.is_head() && !response.stream && may_have_body(response.status);
    bool const has_body = may_have && !response.body.empty(), has_pieces = may_have && response.source;
    auto text = answer_head(
        response, {exchange.about.id, exchange.traceparent, exchange.about.encrypted, last, exchange.framing.minor_version == 0});
    bool const in_one_piece = has_body && response.body.size() <= small_body;
    if (in_one_piece) text += response.body;

    phase_ = Phase::sending;
    bool sent = co_await write(text);
    if (sent && has_body && !in_one_piece) sent = co_await write(response.body);
    if (sent && has_pieces) sent = co_await send_pieces(std::move(response.source));
    if (sent && streams) stream_ = std::move(response.stream);
    co_return sent && !last;
}

// False when the client has gone or takes nothing any more.
Task<bool> Connection::write(std::string_view bytes) {
    while (!bytes.empty()) {
        allow(limits().write_time);
        auto const [error, count] = co_await wire_->write(asio::const_buffer(bytes.data(), bytes.size()));
        if (error) gone_ = true;
        if (gone_) co_return false;
        bytes.remove_prefix(count);
    }
    co_return true;
}

Task<void> Connection::stream_events() {
    buffer_ = {};  // thousands of streams are open at a time: none keeps what it does not need
    stream_->on_wake([bell = bell_] { bell->ring(); });
    auto const closed = std::make_shared<bool>(false);
    wire_->watch([closed, bell = bell_] {
        *closed = true;
        bell->ring_here();
    });

    allow(limits().heartbeat);
    while (!service_.draining && !*closed && !stream_->overrun()) {
        auto text = stream_->take();
        if (text.empty() && expired_) text = ": keep-alive\n\n";
        phase_ = Phase::sending;
        if (!text.empty() && !co_await write(text)) co_return;
        phase_ = Phase::streaming;
        if (!text.empty()) allow(limits().heartbeat);
        else co_await bell_->wait();
    }
    wire_->cancel();  // ends the watch
    gone_ = *closed;
}

// Closing with bytes unread would reset the connection and might take the answer with it, so what still comes is read past.
Task<void> Connection::hang_up() {
    phase_ = Phase::closing;
    allow(patience_at_the_end);
    co_await wire_->finish();
    bool open = (unread_ || buffer_.size() > 0) && !expired_;
    while (open) {
        auto const [error, count] = co_await wire_->discard(buffer_.prepare(8192));
        open = !error && !expired_;
    }
}

std::string_view Connection::buffered() const {
    auto const bytes = buffer_.data();
    return {static_cast<char const*>(bytes.data()), bytes.size()};
}

}  // namespace yitai::http
