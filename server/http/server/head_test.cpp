#include "http/server/head.h"

#include "http/refusal.h"
#include "http/server/body.h"

#include <doctest/doctest.h>

using namespace yitai;
using namespace yitai::http;

namespace {

ServerLimits const limits;

Request parsed(std::string_view head, Framing* into = nullptr) {
    Request request;
    Framing framing;
    HeadScan scan;
    auto const end = scan.end_in(head, limits);
    REQUIRE(end.has_value());
    read_head(head.substr(0, *end), limits, request, framing);
    if (into) *into = framing;
    return request;
}

// The status a head is refused with; 0: it is not.
int refusal_of(std::string const& head) {
    try {
        parsed(head);
        return 0;
    } catch (Refusal const& refusal) {
        return refusal.status;
    }
}

int refusal_of_target(std::string const& target) { return refusal_of("GET " + target + " HTTP/1.1\r\nHost: desk\r\n\r\n"); }

struct Decoded {
    std::string body;
    std::size_t used = 0;
    int refused = 0;
    bool complete = false;
};

Decoded unchunked(std::string_view bytes, std::size_t step = std::string_view::npos) {
    Decoded result;
    Framing framing;
    framing.chunked = true;
    Body body(framing, limits, limits.body_bytes, result.body);
    try {
        for (std::size_t seen = 0; seen < bytes.size() && !body.complete();) {
            seen = step > bytes.size() ? bytes.size() : std::min(seen + step, bytes.size());
            result.used += body.take(bytes.substr(result.used, seen - result.used));
        }
    } catch (Refusal const& refusal) {
        result.refused = refusal.status;
    }
    result.complete = body.complete();
    return result;
}

}  // namespace

TEST_CASE("A head becomes a method, a decoded path, a query and header fields in lower case") {
    auto const request = parsed(
        "GET /tickets/INC-7/%E5%B7%A5%E5%8D%95?state=new&q=a+b%26c&flag HTTP/1.1\r\nHost: desk:8080\r\nX-Thing:\t one two "
        "\r\n\r\n");
    CHECK(request.method == Method::GET);
    CHECK(request.path == "/tickets/INC-7/工单");
    REQUIRE(request.query.size() == 3);
    CHECK(request.query[1] == std::pair<std::string, std::string>("q", "a b&c"));
    CHECK(request.query[2].first == "flag");
    CHECK(request.header("x-thing") == "one two");
}

TEST_CASE("A proxy may name the whole address") {
    CHECK(parsed("GET http://desk.example/a?b=c HTTP/1.1\r\nHost: desk.example\r\n\r\n").path == "/a");
    CHECK(parsed("GET http://desk.example HTTP/1.1\r\nHost: desk.example\r\n\r\n").path == "/");
}

TEST_CASE("A head that two programs might read differently is refused") {
    struct Case {
        char const* what;
        std::string head;
        int status;
    };
    std::string const get = "GET / HTTP/1.1\r\nHost: desk\r\n", post = "POST / HTTP/1.1\r\nHost: desk\r\n";
    Case const cases[] = {
        {"bare LF after the request line", "GET / HTTP/1.1\nHost: desk\r\n\r\n", 400},
        {"bare LF in the header", get + "A: b\nC: d\r\n\r\n", 400},
        {"bare CR in the header", get + "A: b\rC: d\r\n\r\n", 400},
        {"CR CR LF", get + "A: b\r\r\n\r\n", 400},
        {"folded line", get + "A: b\r\n c\r\n\r\n", 400},
        {"NUL in a value", get + "A: b" + '\0' + "\r\n\r\n", 400},
        {"control character in a value", get + "A: \x07\r\n\r\n", 400},
        {"broken UTF-8 in a value", get + "A: \xff\r\n\r\n", 400},
        {"white space before the colon", get + "A : b\r\n\r\n", 400},
        {"white space before the first field", "GET / HTTP/1.1\r\n Host: desk\r\n\r\n", 400},
        {"no colon", get + "A b\r\n\r\n", 400},
        {"no name", get + ": b\r\n\r\n", 400},
        {"length and chunks", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"chunks and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", 400},
        {"two lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", 400},
        {"the same length twice", post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n", 400},
        {"a list of lengths", post + "Content-Length: 5, 5\r\n\r\n", 400},
        {"a signed length", post + "Content-Length: +5\r\n\r\n", 400},
        {"a hexadecimal length", post + "Content-Length: 0x5\r\n\r\n", 400},
        {"an empty length", post + "Content-Length:\r\n\r\n", 400},
        {"a huge length", post + "Content-Length: 99999999999999999999\r\n\r\n", 400},
        {"another encoding", post + "Transfer-Encoding: gzip\r\n\r\n", 400},
        {"two encodings", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 400},
        {"an encoding in disguise", post + "Transfer-Encoding: xchunked\r\n\r\n", 400},
        {"chunked twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", get + "Host: desk\r\n\r\n", 400},
        {"a host with a path", "GET / HTTP/1.1\r\nHost: desk/x\r\n\r\n", 400},
        {"two credentials", get + "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n", 400},
        {"no method", " / HTTP/1.1\r\nHost: desk\r\n\r\n", 400},
        {"a method that is no token", "G(T / HTTP/1.1\r\nHost: desk\r\n\r\n", 400},
        {"two blanks", "GET  / HTTP/1.1\r\nHost: desk\r\n\r\n", 400},
        {"a tab between the words", "GET\t/ HTTP/1.1\r\nHost: desk\r\n\r\n", 400},
        {"no version", "GET /\r\nHost: desk\r\n\r\n", 400},
        {"lower-case version", "GET / http/1.1\r\nHost: desk\r\n\r\n", 400},
        {"HTTP/2", "PRI * HTTP/2.0\r\n\r\n", 505},
        {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: desk\r\n\r\n", 505},
        {"TRACE", "TRACE / HTTP/1.1\r\nHost: desk\r\n\r\n", 501},
        {"a method in lower case", "get / HTTP/1.1\r\nHost: desk\r\n\r\n", 501},
        {"an unknown expectation", post + "Expect: 200-maybe\r\nContent-Length: 1\r\n\r\n", 417},
        {"a long address", "GET /" + std::string(limits.target_bytes, 'a') + " HTTP/1.1\r\nHost: desk\r\n\r\n", 414},
        {"a large field", get + "A: " + std::string(limits.header_bytes, 'a') + "\r\n\r\n", 431},
    };
    for (auto const& each : cases) {
        CAPTURE(each.what);
        CHECK(refusal_of(each.head) == each.status);
    }
}

TEST_CASE("A hundred header fields are taken, one more is not") {
    auto const with = [](std::size_t count) {
        std::string head = "GET / HTTP/1.1\r\nHost: desk\r\n";
        for (std::size_t i = 1; i < count; ++i) head += "A" + std::to_string(i) + ": b\r\n";
        return head + "\r\n";
    };
    CHECK(refusal_of(with(100)) == 0);
    CHECK(refusal_of(with(101)) == 431);
}

TEST_CASE("A path is decoded once and never normalised") {
    CHECK(parsed("GET /a%2520b HTTP/1.1\r\nHost: desk\r\n\r\n").path == "/a%20b");
    CHECK(parsed("GET //a/ HTTP/1.1\r\nHost: desk\r\n\r\n").path == "//a/");
    CHECK(parsed("GET / HTTP/1.1\r\nHost: desk\r\n\r\n").path == "/");
    for (auto target :
         {"/a/../b", "/a/./b", "/%2e%2e/b", "/.%2E", "/a%2fb", "/a%00b",  "/a%0ab",      "/a%",   "/a%zz",   "/%ff",   "/%c0%af",
          "/a\\b",   "a",      "*",         "/a#b",  "/\xe5",  "http:/a", "//desk/../x", "/?a=%", "/?a=%00", "/?a=%ff"}) {
        CAPTURE(target);
        CHECK(refusal_of_target(target) == 400);
    }
}

TEST_CASE("What is no HTTP is recognised before its first line ends") {
    auto const refused = [](std::string_view bytes) {
        try {
            HeadScan().end_in(bytes, limits);
            return false;
        } catch (Refusal const&) {
            return true;
        }
    };
    CHECK(refused({"\x16\x03\x01\x02\x00", 5}));
    CHECK(refused("GET /\xff"));
    CHECK_FALSE(refused("GET /"));
    CHECK_FALSE(refused("GET / HTTP/1.1\r"));
}

TEST_CASE("A head may come byte by byte") {
    std::string const head = "GET / HTTP/1.1\r\nHost: desk\r\n\r\n";
    HeadScan scan;
    for (std::size_t i = 1; i < head.size(); ++i) REQUIRE_FALSE(scan.end_in(head.substr(0, i), limits).has_value());
    CHECK(scan.end_in(head + "GET", limits) == head.size());
}

TEST_CASE("A connection stays open as its version and its Connection field say") {
    Framing framing;
    parsed("GET / HTTP/1.1\r\nHost: desk\r\n\r\n", &framing);
    CHECK(framing.keep_alive);
    parsed("GET / HTTP/1.1\r\nHost: desk\r\nConnection: foo, Close\r\n\r\n", &framing);
    CHECK_FALSE(framing.keep_alive);
    parsed("GET / HTTP/1.0\r\n\r\n", &framing);
    CHECK_FALSE(framing.keep_alive);
    parsed("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", &framing);
    CHECK(framing.keep_alive);
}

TEST_CASE("Chunks become a body, whatever pieces they come in") {
    std::string const bytes = "5\r\nhello\r\n1;name=value\r\n \r\n00A\r\nHellO worl\r\n0\r\nTrailer: ignored\r\n\r\nGET";
    for (std::size_t step : {std::string::npos, std::size_t{1}, std::size_t{2}, std::size_t{7}}) {
        CAPTURE(step);
        auto const result = unchunked(bytes, step);
        CHECK(result.complete);
        CHECK(result.body == "hello HellO worl");
        CHECK(result.used == bytes.size() - 3);
    }
    CHECK(unchunked("0\r\n\r\n", 1).complete);
}

TEST_CASE("Chunks that are none are refused") {
    for (auto bytes :
         {"x\r\n", "-5\r\nhello\r\n", "0x5\r\nhello\r\n", "5 \r\nhello\r\n", " 5\r\nhello\r\n", "\r\n", "5\nhello\r\n",
          "5\r\nhelloX\r\n", "5\r\nhello\n0\r\n\r\n", "5;a\x01\r\nhello\r\n", "11111111111111111\r\n", "0\r\nA: b\n\r\n"}) {
        CAPTURE(bytes);
        CHECK(unchunked(bytes).refused == 400);
    }
    CHECK(unchunked("fffffffffffffff\r\n").refused == 413);
    CHECK(unchunked("ffffffffffffffff\r\n").refused == 413);
    CHECK(unchunked(std::string(5000, '1')).refused == 400);
}
