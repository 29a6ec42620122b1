#include "http/server/lag.h"

#include <boost/asio/post.hpp>
#include <sys/eventfd.h>

#include <algorithm>

namespace yitai::http {
namespace {

constexpr Milliseconds between_looks{5};

}  // namespace

Lag::Lag(Executor executor) : event_(executor), pause_(executor) {
    int const made = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (made < 0) throw boost::system::system_error(errno, boost::system::system_category());
    event_.assign(made);
}

Task<void> Lag::watch() {
    for (;;) {
        pause_.expires_after(between_looks);
        co_await pause_.async_wait(as_task);

        // The wait for the event is there before the event is, so that it can't be found at once, ahead of its turn.
        asio::post(event_.get_executor(), [this] {
            sent_ = SteadyClock::now();
            under_way_ = true;
            eventfd_write(event_.native_handle(), 1);
        });
        co_await event_.async_wait(asio::posix::descriptor_base::wait_read, as_task);
        eventfd_t count = 0;
        eventfd_read(event_.native_handle(), &count);
        last_ = SteadyClock::now() - sent_;
        under_way_ = false;
    }
}

Milliseconds Lag::now() const {
    auto const so_far = under_way_ ? SteadyClock::now() - sent_ : SteadyClock::duration(0);
    return std::chrono::duration_cast<Milliseconds>(std::max(last_, so_far));
}

}  // namespace yitai::http
