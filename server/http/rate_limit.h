// How often one caller may ask: a bucket of tokens each, refilled evenly, kept in memory.
// A caller is known by the credential it presents, so that the limit holds before any database work. A credential that has
// never been good counts for its peer address, or guessing tokens would be free.
#pragma once

#include "base/time.h"
#include "http/caller_key.h"

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace yitai::http {

class RateLimit {
public:
    RateLimit(int per_minute, int burst, std::size_t most_callers = 100'000);  // 0 a minute: no limit

    struct Verdict {
        bool allowed = true;
        int remaining = 0;
        Seconds full_in{0};   // until the whole burst may be used again
        Seconds next_in{0};   // until one more request is allowed
    };
    Verdict charge(Request const&, Instant now);
    // The credential of this request was good.
    void recognise(Request const&);

    std::size_t callers() const;  // being counted
    bool is_off() const { return per_minute_ == 0; }
    // The RateLimit-Policy and RateLimit headers (draft-ietf-httpapi-ratelimit-headers-11).
    std::vector<std::pair<std::string, std::string>> headers(Verdict const&) const;

private:
    struct Bucket {
        double spent = 0;  // tokens missing
        Instant at{};
        bool recognised = false;
    };
    Bucket& bucket(CallerKey, Instant now);
    Verdict take(Bucket&, int times_as_large, Instant now) const;
    void make_room(Instant now);

    int per_minute_, burst_;
    std::size_t most_callers_;
    CallerKeys const key_of_;  // callers can't choose credentials that share a bucket
    mutable std::mutex mutex_;
    std::unordered_map<CallerKey, Bucket> buckets_;
};

}  // namespace yitai::http
