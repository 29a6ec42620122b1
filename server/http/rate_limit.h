// How often one caller may ask: a bucket of tokens each, refilled evenly, kept in memory.
// A caller is known by the credential it presents, so that the limit holds before any database work. A credential that has
// never been good counts for its peer address, or guessing tokens would be free.
#pragma once

#include "base/time.h"
#include "http/request.h"

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
    using Key = std::uint64_t;

    Key key_of(char kind, std::string_view text) const;
    Bucket& bucket(Key, Instant now);
    Verdict take(Bucket&, int times_as_large, Instant now) const;
    void make_room(Instant now);

    int per_minute_, burst_;
    std::size_t most_callers_;
    std::string secret_;  // callers can't choose credentials that share a bucket
    mutable std::mutex mutex_;
    std::unordered_map<Key, Bucket> buckets_;
};

// What a request presents to be known by: its Authorization header or its session cookie; empty: nothing.
std::string_view presented_credential(Request const&);

}  // namespace yitai::http
