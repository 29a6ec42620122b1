// The reply that a connection awaits and a handler gives, from whatever thread, once.
#pragma once

#include "http/response.h"
#include "http/server/bell.h"

#include <memory>
#include <mutex>
#include <optional>

namespace yitai::http {

class Reply {
public:
    explicit Reply(std::shared_ptr<Bell> bell) : bell_(std::move(bell)) {}

    // What the handler is given. When it lets go of it without an answer, the reply is given up.
    static Respond respond_to(std::shared_ptr<Reply>);

    enum class State { awaited, given, given_up };
    State state() const;
    Response take();

private:
    void settle(std::optional<Response>);

    std::shared_ptr<Bell> bell_;
    mutable std::mutex mutex_;
    State state_ = State::awaited;
    Response response_;
};

}  // namespace yitai::http
