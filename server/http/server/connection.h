// A connection reads requests from a wire, one at a time, has each answered, and ends when the client, a limit or the
// server's drain says so. It lives on one thread, in one coroutine.
#pragma once

#include "http/server/bell.h"
#include "http/server/body.h"
#include "http/server/head.h"
#include "http/server/lag.h"
#include "http/server/service.h"
#include "http/server/streamed_body.h"
#include "http/server/wire.h"

#include <boost/beast/core/flat_buffer.hpp>

#include <unordered_set>

namespace yitai::http {

// The answer to who is refused, by the rules of HTTP or of the desk.
Response problem_of(std::exception_ptr, Request const&);

class Connection {
public:
    using Neighbours = std::unordered_set<Connection*>;  // all connections of this thread

    Connection(std::shared_ptr<Wire>, Service&, Executor, Neighbours&, Lag&, Address peer, Admission);
    ~Connection();
    Connection(Connection const&) = delete;

    static Task<void> carry(std::unique_ptr<Connection>);

    void tick(SteadyClock::time_point now);  // ends what has taken too long
    void drain();                            // finishes the answer at hand, begins no other

private:
    // One request and its answer.
    struct Exchange {
        Request request;
        Framing framing;
        Response response;
        BodyShare share;
        std::shared_ptr<StreamedBody> stream;  // the body, when it is taken piece by piece
        bool answered = false;  // by ourselves: the request was refused
        Request about;          // what is still to be known of the request when the handler has taken it
        std::string traceparent;

        bool is_head() const { return about.method == Method::HEAD; }
    };
    struct ClientGone {};
    using Work = std::function<void()>;
    enum class Phase { opening, idle, receiving, answering, sending, streaming, closing };

    Task<bool> open();
    Task<bool> answer_one();
    Task<bool> receive(Exchange&);
    Task<bool> wait_for_request();
    Task<void> read_head(Exchange&);
    void expect_stream(Exchange&);
    bool waits_for_a_word(Exchange const&) const;
    Task<void> read_body(Exchange&);
    Task<void> hand_on(Exchange&, std::shared_ptr<Sink>);
    Task<void> read_more(std::size_t at_most);
    void identify(Exchange&) const;
    bool is_turned_away(Request&) const;
    void refuse(Exchange&, std::exception_ptr);
    Task<void> let_answer(Exchange&);
    Task<std::exception_ptr> pour(Exchange&, std::shared_ptr<Sink>);
    Task<void> prepare(Exchange&);
    Task<void> aside(Work);
    void leave_unread(Response&);
    Task<bool> send(Exchange&);
    Task<bool> send_pieces(std::shared_ptr<Source>);
    Task<bool> write(std::string_view);
    Task<void> stream_events();
    Task<void> hang_up();

    std::string_view buffered() const;
    void allow(Milliseconds time) { allow_until(SteadyClock::now() + time); }
    void allow_until(SteadyClock::time_point);
    ServerLimits const& limits() const { return service_.settings.limits; }

    Service& service_;
    Neighbours& neighbours_;
    Lag& lag_;
    Address const peer_;
    Admission const admission_;
    std::shared_ptr<Wire> wire_;
    Timer sleep_;
    std::shared_ptr<Bell> bell_;
    boost::beast::flat_buffer buffer_;  // what came and is not used yet
    std::shared_ptr<EventStream> stream_;
    SteadyClock::time_point deadline_ = SteadyClock::time_point::max();
    Phase phase_ = Phase::opening;
    bool expired_ = false;    // the deadline passed before what it was set for was done
    bool gone_ = false;       // the client
    bool unread_ = false;     // he may still be sending what we shall not read
};

}  // namespace yitai::http
