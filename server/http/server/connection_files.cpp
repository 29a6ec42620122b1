// How a connection hands on a body that is not held in memory, and sends one that never was. What a disk may hold up is done
// on threads beside its own.
#include "http/refusal.h"
#include "http/server/connection.h"

namespace yitai::http {
namespace {

struct Errand {
    std::mutex mutex;
    bool done = false;
    std::exception_ptr failure;

    bool is_done() {
        std::lock_guard const lock(mutex);
        return done;
    }
    void end(std::exception_ptr what) {
        std::lock_guard const lock(mutex);
        failure = std::move(what);
        done = true;
    }
};

}  // namespace

void StreamedBody::pour_into(std::shared_ptr<Sink> sink, std::function<void()> poured) {
    {
        std::lock_guard const lock(mutex_);
        sink_ = std::move(sink);
        poured_ = std::move(poured);
    }
    bell_->ring();
}

std::shared_ptr<Sink> StreamedBody::sink_to_fill() {
    std::lock_guard const lock(mutex_);
    return std::exchange(sink_, nullptr);
}

void StreamedBody::was_poured() {
    is_poured_ = true;
    std::unique_lock lock(mutex_);
    auto const poured = std::exchange(poured_, nullptr);
    lock.unlock();
    if (poured) poured();
}

void StreamedBody::was_refused() {
    std::unique_lock lock(mutex_);
    auto const let_go = std::exchange(poured_, nullptr);
    lock.unlock();
}

// The work may outlive the connection, so it holds what it uses.
Task<void> Connection::aside(Work work) {
    allow_until(SteadyClock::time_point::max());
    auto const errand = std::make_shared<Errand>();
    service_.file_threads().submit([errand, work = std::move(work), bell = bell_] {
        std::exception_ptr failure;
        try {
            work();
        } catch (...) {
            failure = std::current_exception();
        }
        errand->end(failure);
        bell->ring();
    });
    while (!errand->is_done()) co_await bell_->wait();
    if (errand->failure) std::rethrow_exception(errand->failure);
}

// Answers why it could not be done.
Task<std::exception_ptr> Connection::pour(Exchange& exchange, std::shared_ptr<Sink> sink) {
    std::exception_ptr failure;
    try {
        co_await hand_on(exchange, std::move(sink));
        exchange.stream->was_poured();
    } catch (ClientGone) {
        gone_ = true;
        failure = std::current_exception();
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) exchange.stream->was_refused();
    co_return failure;
}

Task<void> Connection::prepare(Exchange& exchange) {
    std::exception_ptr failure;
    Work const prepare = [source = exchange.response.source] { source->prepare(); };
    try {
        co_await aside(prepare);
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) exchange.response = problem_of(failure, exchange.about);
}

// What breaks off leaves the client short of the length he was told.
Task<bool> Connection::send_pieces(std::shared_ptr<Source> source) {
    auto const piece = std::make_shared<std::string>();
    Work const next = [source, piece] { *piece = source->next(); };
    for (;;) {
        bool failed = false;
        try {
            co_await aside(next);
        } catch (...) {
            failed = true;
        }
        if (failed) co_return false;
        if (piece->empty()) co_return true;
        if (!co_await write(*piece)) co_return false;
    }
}

}  // namespace yitai::http
