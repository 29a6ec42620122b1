// Bodies that are taken and sent piece by piece.
#include "testing/echo_server.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace yitai;
using namespace yitai::http;
using namespace yitai::testing;

namespace {

std::string upload(std::string const& framing, std::string const& path = "/upload") {
    return "POST " + path + " HTTP/1.1\r\nHost: desk\r\n" + framing + "\r\n\r\n";
}

std::string of_length(std::size_t length) { return upload(fmt::format("Content-Length: {}", length)); }

std::string chunk(std::size_t size, char filled = 'c') { return fmt::format("{:x}\r\n{}\r\n", size, std::string(size, filled)); }

auto with_uploads_of(std::size_t bytes) {
    return with([bytes](auto& limits) { limits.upload_bytes = bytes; });
}

}  // namespace

TEST_CASE("An upload is handed on in pieces and never held as a whole") {
    EchoServer desk;
    auto client = desk.client();
    client.send(of_length(20'000'000));
    for (int i = 0; i < 20; ++i) client.send(std::string(1'000'000, 'x'));
    CHECK(client.answer().body == "20000000 whole");
    CHECK(becomes_true([] { return Received::alive == 0; }));

    // The connection goes on.
    client.send("GET / HTTP/1.1\r\nHost: desk\r\n\r\n");
    CHECK(client.answer().body == "hello");
}

TEST_CASE("The pieces of an upload are of bounded size") {
    EchoServer desk;
    auto client = desk.client();
    client.send(of_length(3'000'000) + std::string(2'000'000, 'x'));
    std::shared_ptr<Received> received;
    REQUIRE(becomes_true([&] { return (received = desk.last_received()) && received->bytes > 1'500'000; }));
    CHECK(received->largest <= 192 * 1024);
    CHECK_FALSE(received->finished);
    client.send(std::string(1'000'000, 'x'));
    CHECK(client.answer().body == "3000000 whole");
}

TEST_CASE("A chunked upload is taken as well, and so is one of a single byte") {
    EchoServer desk;
    auto client = desk.client();
    client.send(upload("Transfer-Encoding: chunked") + chunk(100'000) + chunk(7) + "0\r\n\r\n");
    CHECK(client.answer().body == "100007 whole");
    client.send(of_length(1) + "x");
    CHECK(client.answer().body == "1 whole");
}

TEST_CASE("An upload that says it is too large is refused before a byte of it is asked for") {
    EchoServer desk(with_uploads_of(1'000'000));
    auto client = desk.client();
    client.send(upload("Content-Length: 2147483648\r\nExpect: 100-continue"));
    auto const answer = client.answer();
    CHECK(answer.status == 413);
    CHECK(answer.headers.at("connection") == "close");
    CHECK_FALSE(desk.last_received());
}

TEST_CASE("A chunked upload is refused when it passes the limit, and nothing of it is kept") {
    EchoServer desk(with_uploads_of(1'000'000));
    auto client = desk.client();
    client.send(upload("Transfer-Encoding: chunked") + chunk(900'000) + chunk(100'001));
    CHECK(client.answer().status == 413);
    CHECK(becomes_true([] { return Received::alive == 0; }));
}

TEST_CASE("Only who is let in is told to go on") {
    EchoServer desk;
    auto welcome = desk.client(), refused = desk.client();
    welcome.send(upload("Content-Length: 5\r\nExpect: 100-continue"));
    welcome.until("100 Continue\r\n\r\n");
    welcome.send("12345");
    CHECK(welcome.answer().body == "5 whole");

    refused.send(upload("Content-Length: 5\r\nExpect: 100-continue", "/upload/refused"));
    auto const answer = refused.answer();
    CHECK(answer.status == 403);
    CHECK(answer.headers.at("connection") == "close");
}

TEST_CASE("What the one who takes it throws is the answer") {
    EchoServer desk;
    auto client = desk.client();
    client.send(of_length(500'000) + "refuse" + std::string(499'994, 'x'));
    CHECK(client.answer().status == 409);
    CHECK(becomes_true([] { return Received::alive == 0; }));
}

TEST_CASE("Who goes away half way leaves nothing") {
    EchoServer desk;
    {
        auto client = desk.client();
        client.send(of_length(500'000) + std::string(200'000, 'x'));
        REQUIRE(becomes_true([] { return Received::alive == 1; }));
    }
    CHECK(becomes_true([] { return Received::alive == 0; }));
}

TEST_CASE("Who sends too slowly is told so") {
    EchoServer desk(with([](auto& limits) { limits.body_grace = Milliseconds(100); }));
    auto client = desk.client();
    client.send(of_length(500'000) + "x");
    CHECK(client.answer().status == 408);
    CHECK(becomes_true([] { return Received::alive == 0; }));
}

TEST_CASE("Broken chunks in an upload are refused") {
    EchoServer desk;
    auto client = desk.client();
    client.send(upload("Transfer-Encoding: chunked") + chunk(10) + "nonsense\r\n");
    CHECK(client.answer().status == 400);
    CHECK(becomes_true([] { return Received::alive == 0; }));
}

TEST_CASE("An upload is turned away when there is too much to do, unread") {
    EchoServer desk;
    desk.turns_away = true;
    auto client = desk.client();
    client.send(of_length(500'000));
    auto const answer = client.answer();
    CHECK(answer.status == 503);
    CHECK(answer.headers.at("connection") == "close");
    CHECK_FALSE(desk.last_received());
}

TEST_CASE("An upload at hand is finished while the server drains") {
    EchoServer desk;
    auto client = desk.client(), idle = desk.client();
    client.send(of_length(500'000) + std::string(200'000, 'x'));
    REQUIRE(becomes_true([] { return Received::alive == 1; }));
    std::thread draining([&] { desk.server.drain(Seconds(5)); });
    CHECK(idle.is_closed());  // it has begun
    client.send(std::string(300'000, 'x'));
    auto const answer = client.answer();
    CHECK(answer.body == "500000 whole");
    CHECK(answer.headers.at("connection") == "close");
    client.finish();
    draining.join();
}

TEST_CASE("A server that ends amid an upload lets go of it") {
    {
        EchoServer desk;
        auto client = desk.client();
        client.send(of_length(500'000) + std::string(200'000, 'x'));
        REQUIRE(becomes_true([] { return Received::alive == 1; }));
    }
    CHECK(Received::alive == 0);
}

TEST_CASE("A large answer goes out piece by piece, with its length") {
    EchoServer desk;
    auto client = desk.client();
    client.send("GET /download HTTP/1.1\r\nHost: desk\r\n\r\n");
    auto const answer = client.answer();
    CHECK(answer.headers.at("content-length") == "10000000");
    CHECK(answer.body.size() == 10'000'000);

    client.send("HEAD /download HTTP/1.1\r\nHost: desk\r\n\r\n");
    CHECK(client.answer(true).headers.at("content-length") == "10000000");
    client.send("GET / HTTP/1.1\r\nHost: desk\r\n\r\n");
    CHECK(client.answer().body == "hello");
}

TEST_CASE("What can't be prepared is answered as a failure") {
    EchoServer desk;
    auto client = desk.client();
    client.send("GET /broken HTTP/1.1\r\nHost: desk\r\n\r\n");
    CHECK(client.answer().status == 500);
}

TEST_CASE("An answer that breaks off is never taken for a whole one") {
    EchoServer desk;
    auto client = desk.client();
    client.send("GET /breaks-off HTTP/1.1\r\nHost: desk\r\n\r\n");
    client.until("\r\n\r\n");
    CHECK(client.rest().size() < 10'000'000);
}
