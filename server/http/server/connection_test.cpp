#include "base/text.h"
#include "testing/echo_server.h"

#include <doctest/doctest.h>

using namespace yitai;
using namespace yitai::http;
using namespace yitai::testing;

namespace {

std::string get(std::string const& path, std::string const& more = {}) {
    return "GET " + path + " HTTP/1.1\r\nHost: desk\r\n" + more + "\r\n";
}

std::string post(std::string const& body) {
    return "POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

// Sends it and expects that answer, as a problem, and the end of the connection.
void expect_refusal(ServerSettings settings, std::string const& bytes, int status) {
    EchoServer desk(std::move(settings));
    auto client = desk.client();
    client.send(bytes);
    auto const answer = client.answer();
    CHECK(answer.status == status);
    CHECK(answer.headers.at("content-type") == "application/problem+json");
    CHECK(answer.headers.at("connection") == "close");
    CHECK(answer.body.find("\"status\":" + std::to_string(status)) != answer.body.npos);
    client.finish();
    CHECK(client.is_closed());
}

}  // namespace

TEST_CASE("One connection carries request after request") {
    EchoServer desk;
    auto client = desk.client();
    for (int i = 0; i < 3; ++i) {
        client.send(get("/"));
        auto const answer = client.answer();
        CHECK(answer.status == 200);
        CHECK(answer.body == "hello");
        CHECK(answer.headers.count("connection") == 0);
    }
}

TEST_CASE("Every answer carries the security headers, a date and the request's id") {
    EchoServer desk;
    auto client = desk.client();
    client.send(get("/"));
    auto const headers = client.answer().headers;
    CHECK(headers.at("x-content-type-options") == "nosniff");
    CHECK(headers.at("referrer-policy") == "no-referrer");
    CHECK(headers.at("cross-origin-opener-policy") == "same-origin");
    CHECK(headers.at("cross-origin-resource-policy") == "same-origin");
    CHECK(headers.at("cache-control") == "no-store");
    CHECK(headers.at("permissions-policy").find("fullscreen=(self)") != std::string::npos);
    CHECK(headers.at("date").ends_with(" GMT"));
    CHECK(headers.at("server") == "yitai");
    CHECK(headers.at("x-request-id").size() == 32);
    CHECK(headers.count("strict-transport-security") == 0);
}

TEST_CASE("A response has its own Cache-Control, and a line break in a header does not get out") {
    EchoServer desk;
    auto client = desk.client();
    client.send(get("/cached"));
    auto const headers = client.answer().headers;
    CHECK(headers.at("cache-control") == "max-age=60");
    CHECK(headers.at("x-bad") == "a  b");
}

TEST_CASE("Pipelined requests are answered one at a time and in their order") {
    EchoServer desk;
    auto client = desk.client();
    client.send(get("/wait") + post("second") + get("/") + get("/id", "X-Request-Id: fourth\r\n"));
    desk.wait_until_asked();
    CHECK(client.is_silent(Milliseconds(30)));
    desk.release();
    CHECK(client.answer().body == "later");
    CHECK(client.answer().body == "second");
    CHECK(client.answer().body == "hello");
    CHECK(client.answer().body == "fourth");
}

TEST_CASE("HEAD is answered like GET, without the body") {
    EchoServer desk;
    auto client = desk.client();
    client.send("HEAD / HTTP/1.1\r\nHost: desk\r\n\r\n" + get("/"));
    CHECK(client.answer(true).headers.at("content-length") == "5");
    CHECK(client.answer().body == "hello");
}

TEST_CASE("An answer without content has no length either") {
    EchoServer desk;
    auto client = desk.client();
    client.send(get("/empty") + get("/"));
    auto const answer = client.answer();
    CHECK(answer.status == 204);
    CHECK(answer.headers.count("content-length") == 0);
    CHECK(client.answer().status == 200);
}

TEST_CASE("HTTP/1.0 gets one answer, or more when it asks for them") {
    EchoServer desk;
    auto once = desk.client();
    once.send("GET / HTTP/1.0\r\n\r\n");
    CHECK(once.answer().headers.at("connection") == "close");
    CHECK(once.is_closed());

    auto more = desk.client();
    for (int i = 0; i < 2; ++i) {
        more.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        CHECK(more.answer().headers.at("connection") == "keep-alive");
    }
}

TEST_CASE("A handler may end the connection with its answer") {
    EchoServer desk;
    auto client = desk.client();
    client.send(get("/close"));
    CHECK(client.answer().headers.at("connection") == "close");
    CHECK(client.is_closed());
}

TEST_CASE("A request is named by its caller, by its trace, or by us") {
    EchoServer desk;
    auto client = desk.client();
    std::string const trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    client.send(get("/id", "X-Request-Id: order-66_a.B\r\ntraceparent: " + trace + "\r\n"));
    auto answer = client.answer();
    CHECK(answer.body == "order-66_a.B");
    CHECK(answer.headers.at("x-request-id") == "order-66_a.B");
    CHECK(answer.headers.at("traceparent") == trace);

    client.send(get("/id", "X-Request-Id: no good\r\ntraceparent: " + trace + "\r\n"));
    CHECK(client.answer().body == "4bf92f3577b34da6a3ce929d0e0e4736");

    client.send(get("/id", "X-Request-Id: " + std::string(65, 'a') + "\r\ntraceparent: 00-" + std::string(32, '0') +
                               "-00f067aa0ba902b7-01\r\n"));
    answer = client.answer();
    CHECK(answer.body.size() == 32);
    CHECK(answer.body.find_first_not_of("0123456789abcdef") == answer.body.npos);
    CHECK(answer.headers.count("traceparent") == 0);
}

TEST_CASE("The client is who the peer is, unless a trusted proxy names another") {
    EchoServer direct;
    auto stranger = direct.client();
    stranger.send(get("/peer", "X-Forwarded-For: 203.0.113.9\r\n"));
    CHECK(stranger.answer().body == "127.0.0.1");

    ServerSettings settings;
    settings.trusted_proxies = {"127.0.0.0/8", "10.0.0.7"};
    EchoServer behind(settings);
    auto proxy = behind.client();
    proxy.send(get("/peer", "X-Forwarded-For: 198.51.100.1, 203.0.113.9\r\nX-Forwarded-For: 10.0.0.7\r\n"));
    CHECK(proxy.answer().body == "203.0.113.9");
    proxy.send(get("/peer", "X-Forwarded-For: nonsense\r\n"));
    CHECK(proxy.answer().body == "127.0.0.1");
    proxy.send(get("/encrypted", "X-Forwarded-Proto: https\r\n"));
    CHECK(proxy.answer().body == "yes");
}

TEST_CASE("A body comes by its length or in chunks") {
    EchoServer desk;
    auto client = desk.client();
    client.send(post(std::string(200'000, 'a')));
    CHECK(client.answer().body == std::string(200'000, 'a'));
    client.send("POST / HTTP/1.1\r\nHost: desk\r\nTransfer-Encoding: Chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n" + post("next"));
    CHECK(client.answer().body == "hello");
    CHECK(client.answer().body == "next");
}

TEST_CASE("Who expects to be told to continue is told, before the body") {
    EchoServer desk;
    auto client = desk.client();
    client.send("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hello");
    CHECK(client.answer().body == "hello");
}

TEST_CASE("Who expects to be told to continue with too large a body is told no instead") {
    expect_refusal(with([](auto& limits) { limits.body_bytes = 10; }),
                   "POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n", 413);
}

TEST_CASE("Too much of anything is refused with its own status") {
    expect_refusal({}, get("/", "A: " + std::string(17'000, 'a') + "\r\n"), 431);
    expect_refusal(with([](auto& limits) { limits.header_count = 2; }), get("/", "A: b\r\nC: d\r\n"), 431);
    expect_refusal({}, get("/" + std::string(9'000, 'a')), 414);
    expect_refusal({}, "GET /" + std::string(20'000, 'a'), 414);
    expect_refusal(with([](auto& limits) { limits.body_bytes = 10; }), post("12345678901"), 413);
    expect_refusal(with([](auto& limits) { limits.body_bytes = 10; }),
                   "POST / HTTP/1.1\r\nHost: desk\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n3\r\n123\r\n0\r\n\r\n",
                   413);
}

TEST_CASE("The answer to too large a body reaches a client that is still sending") {
    EchoServer desk;
    auto client = desk.client();
    client.send(post(std::string(5'000'000, 'a')));
    CHECK(client.answer().status == 413);
    client.finish();
    CHECK(client.is_closed());
    CHECK_FALSE(client.was_reset());
}

TEST_CASE("Smuggled shapes are refused and the connection is closed") {
    std::string const head = "POST / HTTP/1.1\r\nHost: desk\r\n", tail = "0\r\n\r\n" + get("/smuggled");
    for (std::string const fields :
         {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
          "Transfer-Encoding : chunked\r\n", "Transfer-Encoding:\r\n chunked\r\n", "Transfer-Encoding: chunked, identity\r\n",
          "Content-Length: 5\r\nContent-Length: 44\r\n", "X: y\nTransfer-Encoding: chunked\r\n"}) {
        CAPTURE(fields);
        expect_refusal({}, head + fields + "\r\n" + tail, 400);
    }
    expect_refusal({}, head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello0\r\n\r\n", 400);
}

TEST_CASE("What is no HTTP gets an answer and a closed connection") {
    expect_refusal({}, std::string("\x16\x03\x01\x02\x00\x01\x00", 7), 400);
    expect_refusal({}, "SSH-2.0-OpenSSH_9.2\r\n\r\n", 400);
    expect_refusal({}, "EHLO desk\r\n\r\n", 400);
    expect_refusal({}, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);

    EchoServer desk;
    auto client = desk.client();
    client.send("hello");
    client.finish();
    CHECK(client.answer().status == 400);
}

TEST_CASE("A head that does not come to its end in time is answered 408") {
    expect_refusal(with([](auto& limits) { limits.header_time = Milliseconds(40); }), "GET / HTTP/1.1\r\nHos", 408);
}

TEST_CASE("A body that comes too slowly is answered 408") {
    auto const impatient = with([](auto& limits) {
        limits.body_grace = Milliseconds(40);
        limits.body_bytes_per_second = 1'000'000;
    });
    expect_refusal(impatient, "POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 10\r\n\r\n12345", 408);
    expect_refusal(impatient, "POST / HTTP/1.1\r\nHost: desk\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123", 408);
}

TEST_CASE("An idle connection is closed without a word") {
    EchoServer desk(with([](auto& limits) { limits.idle_time = Milliseconds(40); }));
    auto client = desk.client();
    client.send(get("/"));
    CHECK(client.answer().status == 200);
    CHECK(client.is_closed());

    EchoServer impatient(with([](auto& limits) { limits.header_time = Milliseconds(40); }));
    CHECK(impatient.client().is_closed());
}

TEST_CASE("A client that takes nothing is let go") {
    EchoServer desk(with([](auto& limits) { limits.write_time = Milliseconds(60); }));
    auto client = desk.client();
    client.send(get("/big"));
    CHECK(becomes_true([&] { return desk.server.connections() == 1; }));
    CHECK(becomes_true([&] { return desk.server.connections() == 0; }));
    CHECK(client.rest().size() < 50'000'000);
}

TEST_CASE("A large answer arrives whole") {
    EchoServer desk;
    auto client = desk.client();
    client.send(get("/big"));
    CHECK(client.answer().body.size() == 50'000'000);
}

TEST_CASE("A handler that throws or lets go of a request is answered for") {
    EchoServer desk;
    for (auto path : {"/throw", "/drop"}) {
        CAPTURE(path);
        auto client = desk.client();
        client.send(get(path));
        CHECK(client.answer().status == 500);
    }
}

TEST_CASE("A handler that never answers is forgotten with the server, and may answer after its end") {
    std::vector<Respond> late;
    {
        EchoServer desk;
        auto client = desk.client();
        client.send(get("/never") + get("/"));
        auto other = desk.client();
        other.send(get("/"));
        CHECK(other.answer().status == 200);
        CHECK(client.is_silent(Milliseconds(20)));
        desk.server.drain(Milliseconds(20));
        CHECK(client.is_closed());
        CHECK(desk.server.connections() == 0);
        late = std::move(desk.unanswered);
    }
    REQUIRE(late.size() == 1);
    late[0](Response());
}

TEST_CASE("A client that leaves while its answer is made harms nobody") {
    EchoServer desk;
    {
        auto client = desk.client();
        client.send(get("/wait"));
        desk.wait_until_asked();
    }
    desk.release();
    CHECK(becomes_true([&] { return desk.server.connections() == 0; }));
    auto next = desk.client();
    next.send(get("/"));
    CHECK(next.answer().status == 200);
}
