#include "http/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace yitai::http {
namespace {

// Many people may sit behind one address, and each of their credentials is new once.
constexpr int unrecognised_share = 10;

Seconds whole_seconds(double seconds) { return Seconds(static_cast<std::int64_t>(std::ceil(seconds))); }

}  // namespace

RateLimit::RateLimit(int per_minute, int burst, std::size_t most_callers)
    : per_minute_(std::max(per_minute, 0)), burst_(std::max(burst, 1)), most_callers_(most_callers) {}

RateLimit::Verdict RateLimit::charge(Request const& request, Instant now) {
    if (is_off()) return {};
    auto const credential = presented_credential(request);
    std::lock_guard lock(mutex_);
    if (credential.empty()) return take(bucket(key_of_('p', request.peer), now), 1, now);
    auto const known = buckets_.find(key_of_('c', credential));
    if (known != buckets_.end() && known->second.recognised) return take(known->second, 1, now);
    return take(bucket(key_of_('u', request.peer), now), unrecognised_share, now);
}

void RateLimit::recognise(Request const& request) {
    auto const credential = presented_credential(request);
    if (is_off() || credential.empty()) return;
    std::lock_guard lock(mutex_);
    bucket(key_of_('c', credential), now()).recognised = true;
}

std::size_t RateLimit::callers() const {
    std::lock_guard lock(mutex_);
    return buckets_.size();
}

RateLimit::Bucket& RateLimit::bucket(CallerKey key, Instant now) {
    if (auto const found = buckets_.find(key); found != buckets_.end()) return found->second;
    if (buckets_.size() >= most_callers_) make_room(now);
    return buckets_[key] = {0, now};
}

RateLimit::Verdict RateLimit::take(Bucket& bucket, int times_as_large, Instant now) const {
    double const per_second = per_minute_ / 60.0 * times_as_large;
    double const capacity = double(burst_) * times_as_large;
    double const passed = std::max(0.0, std::chrono::duration<double>(now - bucket.at).count());
    bucket.spent = std::max(0.0, bucket.spent - passed * per_second);
    bucket.at = now;

    // A thousandth of a token is forgiven, so that rounding refuses nobody who waited as long as he was told.
    bool const allowed = bucket.spent + 1 <= capacity + 0.001;
    if (allowed) bucket.spent += 1;
    double const left = std::max(0.0, capacity - bucket.spent);
    return {allowed, static_cast<int>(left + 0.001), whole_seconds(bucket.spent / per_second),
            left >= 1 ? Seconds(0) : whole_seconds((1 - left) / per_second)};
}

// A bucket nobody has used for as long as it takes to fill is as good as none. When all are in use, some lose their count.
void RateLimit::make_room(Instant now) {
    auto const fills_in = Milliseconds(60'000LL * burst_ / per_minute_ + 1);
    std::erase_if(buckets_, [&](auto const& each) { return each.second.at + fills_in < now; });
    while (buckets_.size() > most_callers_ - most_callers_ / 8 - 1) buckets_.erase(buckets_.begin());
}

std::vector<std::pair<std::string, std::string>> RateLimit::headers(Verdict const& verdict) const {
    return {
        {"RateLimit-Policy", "\"default\";q=" + std::to_string(per_minute_) + ";w=60"},
        {"RateLimit", "\"default\";r=" + std::to_string(verdict.remaining) + ";t=" + std::to_string(verdict.full_in.count())}};
}

}  // namespace yitai::http
