// A server that echoes bodies and knows a few odd paths, for the tests of the server itself.
#pragma once

#include "base/failure.h"
#include "http/body_stream.h"
#include "http/events.h"
#include "http/server.h"
#include "testing/raw_client.h"

#include <atomic>
#include <condition_variable>
#include <thread>

namespace yitai::testing {

using namespace http;

// What has been sent to /upload, and how it ended.
struct Received : Sink {
    static inline std::atomic<int> alive = 0;
    std::atomic<std::size_t> bytes = 0, pieces = 0, largest = 0;
    std::atomic<bool> finished = false;
    std::string first;

    Received() { ++alive; }
    ~Received() override { --alive; }
    void take(std::string_view piece) override {
        if (first.empty()) first = piece;
        if (first.starts_with("refuse")) throw Conflict("I do not like it");
        bytes += piece.size();
        ++pieces;
        largest = std::max<std::size_t>(largest, piece.size());
    }
    void finish() override { finished = true; }
    std::string digest() const override { return first; }
};

// The body of /download: so many bytes; of /broken: none of them comes.
struct Yielding : Source {
    std::size_t left = 10'000'000;
    bool broken = false, breaks_off = false;

    std::uint64_t size() const override { return 10'000'000; }
    void prepare() override {
        if (broken) throw std::runtime_error("the disk is rotten");
    }
    std::string next() override {
        if (breaks_off && left < 5'000'000) throw std::runtime_error("the disk is gone");
        auto const piece = std::min<std::size_t>(left, 100'000);
        left -= piece;
        return std::string(piece, 'y');
    }
};

class EchoServer {
public:
    explicit EchoServer(ServerSettings settings = {})
        : server(
              std::move(settings), [this](Request r, Respond d) { answer(std::move(r), std::move(d)); },
              [this](Request const& request) { return turns_away && request.path.starts_with("/upload"); },
              [](Request const& request) { return request.path.starts_with("/upload"); }) {}
    ~EchoServer() {
        server.drain(Milliseconds(50));
        for (auto& thread : threads_) thread.join();
    }

    RawClient client() { return RawClient(server.port()); }
    // Lets the answers to /wait go out.
    void release() {
        std::lock_guard const lock(mutex_);
        released_ = true;
        changed_.notify_all();
    }
    void wait_until_asked() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return asked_; });
    }

    // What the newest upload has brought so far; nothing when it has been let go of.
    std::shared_ptr<Received> last_received() {
        std::lock_guard const lock(mutex_);
        return last_received_.lock();
    }

    EventHub events;
    std::vector<Respond> unanswered;
    std::atomic<bool> turns_away = false;
    Server server;

private:
    void answer(Request request, Respond respond) {
        Response response;
        response.content_type = "text/plain";
        if (request.path == "/wait") return answer_later(std::move(respond));
        if (request.path == "/never") return unanswered.push_back(std::move(respond));
        if (request.path == "/drop") return;
        if (request.path == "/upload") return take_upload(std::move(request), std::move(respond));
        if (request.path == "/upload/refused") throw Forbidden("You may not");
        if (request.path == "/throw") throw std::runtime_error("a bug");
        if (request.path == "/big") response.body.assign(50'000'000, 'x');
        if (request.path == "/download") response.source = std::make_shared<Yielding>();
        if (request.path == "/broken") response.source = yielding([](auto& source) { source.broken = true; });
        if (request.path == "/breaks-off") response.source = yielding([](auto& source) { source.breaks_off = true; });
        if (response.source) return respond(std::move(response));
        if (request.path == "/peer") response.body = request.peer;
        if (request.path == "/id") response.body = request.id;
        if (request.path == "/encrypted") response.body = request.encrypted ? "yes" : "no";
        if (request.path == "/cached") response.set("Cache-Control", "max-age=60"), response.set("X-Bad", "a\r\nb");
        if (request.path == "/empty") response.status = 204, response.content_type.clear();
        if (request.path == "/close") response.close = true;
        if (request.path == "/events") response.stream = events.subscribe(nobody(), resumes_after(request));
        if (response.body.empty()) response.body = request.method == Method::POST ? request.body : "hello";
        if (request.path == "/empty") response.body.clear();
        respond(std::move(response));
    }

    static std::shared_ptr<Yielding> yielding(std::function<void(Yielding&)> const& change) {
        auto source = std::make_shared<Yielding>();
        change(*source);
        return source;
    }

    void take_upload(Request request, Respond respond) {
        auto const received = std::make_shared<Received>();
        {
            std::lock_guard const lock(mutex_);
            last_received_ = received;
        }
        request.stream->pour_into(received, [received, respond = std::move(respond)] {
            Response response;
            response.content_type = "text/plain";
            response.body = std::to_string(received->bytes) + (received->finished ? " whole" : " in part");
            respond(std::move(response));
        });
    }

    void answer_later(Respond respond) {
        std::lock_guard const lock(mutex_);
        asked_ = true;
        changed_.notify_all();
        threads_.emplace_back([this, respond = std::move(respond)] {
            std::unique_lock own_lock(mutex_);
            changed_.wait(own_lock, [&] { return released_; });
            Response response;
            response.body = "later";
            respond(response);
            respond(response);  // the second time does nothing
        });
    }

    static std::optional<std::int64_t> resumes_after(Request const& request) {
        auto const id = request.header("last-event-id");
        if (!id) return std::nullopt;
        return std::stoll(std::string(*id));
    }

    std::mutex mutex_;
    std::weak_ptr<Received> last_received_;
    std::condition_variable changed_;
    bool released_ = false, asked_ = false;
    std::vector<std::thread> threads_;
};

inline ServerSettings with(std::function<void(ServerLimits&)> const& change) {
    ServerSettings settings;
    settings.threads = 1;
    change(settings.limits);
    return settings;
}

}  // namespace yitai::testing
