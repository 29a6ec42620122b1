#include "http/server/census.h"

namespace yitai::http {
namespace {

Admission admission(std::size_t count, std::size_t limit) {
    if (limit == 0 || count < limit) return Admission::welcome;
    auto const told_to_wait = limit / 4 + 16;
    return count < limit + told_to_wait ? Admission::told_to_wait : Admission::turned_away;
}

}  // namespace

Admission Census::enter(boost::asio::ip::address const& peer, ServerLimits const& limits, bool exempt) {
    std::lock_guard const lock(mutex_);
    auto const found = by_peer_.find(peer);
    auto const of_peer = found == by_peer_.end() ? 0 : found->second;
    auto const decided =
        std::max(admission(count_, limits.connections), admission(of_peer, exempt ? 0 : limits.connections_per_peer));
    if (decided == Admission::turned_away) return decided;

    ++by_peer_[peer];
    ++count_;
    return decided;
}

void Census::leave(boost::asio::ip::address const& peer) {
    std::lock_guard const lock(mutex_);
    auto const found = by_peer_.find(peer);
    if (--found->second == 0) by_peer_.erase(found);
    if (--count_ == 0) empty_.notify_all();
}

std::size_t Census::count() const {
    std::lock_guard const lock(mutex_);
    return count_;
}

bool Census::wait_until_empty(Milliseconds at_most) {
    std::unique_lock lock(mutex_);
    return empty_.wait_for(lock, at_most, [&] { return count_ == 0; });
}

}  // namespace yitai::http
