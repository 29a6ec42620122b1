#include "http/rate_limit.h"

#include "testing/clock.h"

#include <doctest/doctest.h>

namespace yitai::http {
namespace {

Request from(std::string peer, std::string token = "") {
    Request request;
    request.peer = std::move(peer);
    if (!token.empty()) request.headers.emplace_back("authorization", "Bearer " + token);
    return request;
}

int allowed_in_a_row(RateLimit& limit, Request const& request) {
    int allowed = 0;
    while (allowed < 10'000 && limit.charge(request, now()).allowed) ++allowed;
    return allowed;
}

}  // namespace

TEST_CASE("a burst is allowed at once, then as many as the minute holds") {
    RateLimit limit(600, 60);
    auto const caller = from("192.0.2.1");
    CHECK(allowed_in_a_row(limit, caller) == 60);

    auto const refused = limit.charge(caller, now());
    CHECK(refused.remaining == 0);
    CHECK(refused.next_in == Seconds(1));
    CHECK(refused.full_in == Seconds(6));
    testing::advance(Seconds(1));
    CHECK(allowed_in_a_row(limit, caller) == 10);
    testing::advance(Hours(1));
    CHECK(allowed_in_a_row(limit, caller) == 60);
}

TEST_CASE("the headers say how many requests are left and when the burst is whole again") {
    RateLimit limit(600, 60);
    auto const headers = limit.headers(limit.charge(from("192.0.2.1"), now()));
    CHECK(headers[0] == std::pair<std::string, std::string>("RateLimit-Policy", "\"default\";q=600;w=60"));
    CHECK(headers[1] == std::pair<std::string, std::string>("RateLimit", "\"default\";r=59;t=1"));
}

TEST_CASE("waiting as long as Retry-After says is enough") {
    RateLimit limit(7, 3);
    auto const caller = from("192.0.2.1");
    allowed_in_a_row(limit, caller);
    for (int i = 0; i < 20; ++i) {
        auto const refused = limit.charge(caller, now());
        REQUIRE_FALSE(refused.allowed);
        testing::advance(refused.next_in);
        REQUIRE(limit.charge(caller, now()).allowed);
        allowed_in_a_row(limit, caller);
    }
}

TEST_CASE("callers do not use up each other's requests") {
    RateLimit limit(600, 60);
    auto const ling = from("192.0.2.1", "ling"), wei = from("192.0.2.1", "wei");
    limit.recognise(ling);
    limit.recognise(wei);
    CHECK(allowed_in_a_row(limit, ling) == 60);
    CHECK(allowed_in_a_row(limit, wei) == 60);
    CHECK(allowed_in_a_row(limit, from("192.0.2.1")) == 60);
    CHECK(allowed_in_a_row(limit, from("192.0.2.2")) == 60);
}

TEST_CASE("guessing tokens counts for the address it comes from") {
    RateLimit limit(600, 60);
    int tried = 0;
    while (limit.charge(from("192.0.2.1", "guess " + std::to_string(tried)), now()).allowed) ++tried;
    CHECK(tried == 600);
    CHECK(limit.charge(from("192.0.2.2", "another"), now()).allowed);
}

TEST_CASE("the same session is one caller, whatever other cookies say") {
    Request one = from("192.0.2.1"), other = one;
    one.encrypted = other.encrypted = true;
    one.headers.emplace_back("cookie", "theme=dark; sid=xyz; __Host-sid=abc");
    other.headers.emplace_back("cookie", "__Host-sid=abc; theme=light");
    CHECK(presented_credential(one) == "abc");
    CHECK(presented_credential(one) == presented_credential(other));
    CHECK(presented_credential(from("192.0.2.1")).empty());
}

TEST_CASE("nought means no limit") {
    RateLimit limit(0, 60);
    CHECK(allowed_in_a_row(limit, from("192.0.2.1")) == 10'000);
}

TEST_CASE("a crowd of callers is forgotten again") {
    RateLimit limit(600, 60, 100);
    for (int i = 0; i < 10'000; ++i) CHECK(limit.charge(from("peer " + std::to_string(i)), now()).allowed);
    CHECK(limit.callers() <= 100);
}

}  // namespace yitai::http
