#include "http/server/lag.h"

#include "http/server/insist.h"

#include <sys/eventfd.h>

#include <algorithm>

namespace yitai::http {
namespace {

constexpr Milliseconds between_looks{5};
constexpr Milliseconds bearable{25};
constexpr Milliseconds patience{100};       // with a lag that is not bearable
constexpr Milliseconds remembered_for{1000};  // who was impatient a moment ago is so again at once

}  // namespace

Lag::Lag(Executor executor) : event_(executor), pause_(executor) {
    int const made = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (made < 0) throw boost::system::system_error(errno, boost::system::system_category());
    event_.assign(made);
}

void Lag::watch() {
    insist([this] {
        pause_.expires_after(between_looks);
        pause_.async_wait([this](Error) { look(); });
    });
}

// The wait for the event is there before the event is, so that it can't be found at once, ahead of its turn.
void Lag::look() {
    insist([this] { event_.async_wait(asio::posix::descriptor_base::wait_read, [this](Error) { note(); }); });
    sent_ = SteadyClock::now();
    under_way_ = true;
    eventfd_write(event_.native_handle(), 1);
}

void Lag::note() {
    eventfd_t count = 0;
    eventfd_read(event_.native_handle(), &count);
    auto const now = SteadyClock::now();
    last_ = now - sent_;
    under_way_ = false;
    if (last_ <= bearable) short_at_ = now;
    watch();
}

SteadyClock::duration Lag::present(SteadyClock::time_point now) const {
    return std::max(last_, under_way_ ? now - sent_ : SteadyClock::duration(0));
}

Milliseconds Lag::lasting() {
    auto const now = SteadyClock::now();
    auto const lag = present(now);
    if (lag <= bearable) return Milliseconds(0);
    if (now - short_at_ < patience && now - long_at_ > remembered_for) return Milliseconds(0);
    long_at_ = now;
    return std::chrono::duration_cast<Milliseconds>(lag);
}

}  // namespace yitai::http
