#include "http/server/reply.h"

namespace yitai::http {

Respond Reply::respond_to(std::shared_ptr<Reply> reply) {
    // The last copy of the handler's promise to be dropped gives the reply up, unless it has been given.
    std::shared_ptr<Reply> promise(reply.get(), [reply](Reply* kept) { kept->settle(std::nullopt); });
    return [promise = std::move(promise)](Response response) { promise->settle(std::move(response)); };
}

Reply::State Reply::state() const {
    std::lock_guard const lock(mutex_);
    return state_;
}

Response Reply::take() {
    std::lock_guard const lock(mutex_);
    return std::move(response_);
}

void Reply::settle(std::optional<Response> response) {
    std::lock_guard const lock(mutex_);
    if (state_ != State::awaited) return;
    state_ = response ? State::given : State::given_up;
    if (response) response_ = std::move(*response);
    bell_->ring();
}

}  // namespace yitai::http
