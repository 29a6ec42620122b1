// A server that echoes bodies and knows a few odd paths, for the tests of the server itself.
#pragma once

#include "http/events.h"
#include "http/server.h"
#include "testing/raw_client.h"

#include <condition_variable>
#include <thread>

namespace yitai::testing {

using namespace http;

class EchoServer {
public:
    explicit EchoServer(ServerSettings settings = {})
        : server(std::move(settings), [this](Request r, Respond d) { answer(std::move(r), std::move(d)); }) {}
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

    EventHub events;
    std::vector<Respond> unanswered;
    Server server;

private:
    void answer(Request request, Respond respond) {
        Response response;
        response.content_type = "text/plain";
        if (request.path == "/wait") return answer_later(std::move(respond));
        if (request.path == "/never") return unanswered.push_back(std::move(respond));
        if (request.path == "/drop") return;
        if (request.path == "/throw") throw std::runtime_error("a bug");
        if (request.path == "/big") response.body.assign(50'000'000, 'x');
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
