#include "http/server.h"

#include "base/failure.h"
#include "base/json.h"
#include "http/server/tls_certificate.h"
#include "testing/echo_server.h"
#include "testing/shared_data.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <ctime>
#include <filesystem>
#include <fstream>

using namespace yitai;
using namespace yitai::http;
using namespace yitai::testing;

namespace {

std::string const hello = "GET / HTTP/1.1\r\nHost: desk\r\n\r\n";

// A folder of its own with a certificate, gone at the end.
struct WithCertificate {
    std::filesystem::path folder;
    ServerSettings settings;

    WithCertificate() {
        char name[] = "/tmp/yitai-tls-XXXXXX";
        folder = ::mkdtemp(name);
        settings.certificate_file = folder / "certificate.pem";
        settings.key_file = folder / "key.pem";
        ensure_self_signed(settings.certificate_file, settings.key_file, "desk.example");
    }
    ~WithCertificate() { std::filesystem::remove_all(folder); }
};

}  // namespace

TEST_CASE("A port that is taken is refused, also to a second server of ours") {
    EchoServer desk;
    ServerSettings settings;
    settings.port = desk.server.port();
    CHECK_THROWS_AS(EchoServer second(settings), Unavailable);
    settings.address = "no.such.host.invalid";
    CHECK_THROWS_AS(EchoServer nowhere(settings), Unavailable);
}

TEST_CASE("A port is free again at once") {
    ServerSettings settings;
    {
        EchoServer desk;
        settings.port = desk.server.port();
        auto client = desk.client();
        client.send(hello);
        CHECK(client.answer().status == 200);
    }
    EchoServer next(settings);
    CHECK(next.server.port() == settings.port);
}

TEST_CASE("The server listens on IPv6 and hears IPv4 there too") {
    ServerSettings settings;
    settings.address = "::";
    EchoServer desk(settings);
    auto client = desk.client();
    client.send("GET /peer HTTP/1.1\r\nHost: desk\r\n\r\n");
    CHECK(client.answer().body == "127.0.0.1");
}

TEST_CASE("A peer with too many connections is told to wait, others are served") {
    EchoServer desk(with([](auto& limits) { limits.connections_per_peer = 2; }));
    auto first = desk.client(), second = desk.client();
    first.send(hello);
    second.send(hello);
    CHECK(first.answer().status == 200);
    CHECK(second.answer().status == 200);

    auto third = desk.client();
    auto const answer = third.answer();
    CHECK(answer.status == 503);
    CHECK(answer.headers.at("retry-after") == "5");
    CHECK(answer.headers.at("content-type") == "application/problem+json");
    third.finish();
    CHECK(third.is_closed());

    RawClient other(desk.server.port(), RawClient::Speaks::plain, "127.0.0.2");
    other.send(hello);
    CHECK(other.answer().status == 200);
}

TEST_CASE("A full server tells newcomers to wait, and serves again once there is room") {
    EchoServer desk(with([](auto& limits) { limits.connections = 1; }));
    {
        auto first = desk.client();
        first.send(hello);
        CHECK(first.answer().status == 200);
        CHECK(desk.client().answer().status == 503);
    }
    CHECK(becomes_true([&] { return desk.server.connections() == 0; }));
    auto next = desk.client();
    next.send(hello);
    CHECK(next.answer().status == 200);
}

TEST_CASE("Without descriptors the server waits without spinning, and goes on when there are some") {
    EchoServer desk;
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    rlimit none = before;
    none.rlim_cur = 3;
    auto warm_up = desk.client();
    warm_up.send(hello);
    CHECK(warm_up.answer().status == 200);

    RawClient client(desk.server.port(), [&] { ::setrlimit(RLIMIT_NOFILE, &none); });
    client.send(hello);
    auto const cpu = std::clock();
    CHECK(client.is_silent(Milliseconds(250)));
    CHECK(std::clock() - cpu < CLOCKS_PER_SEC / 10);

    ::setrlimit(RLIMIT_NOFILE, &before);
    CHECK(client.answer().status == 200);
}

TEST_CASE("Drain lets the answer at hand go out, closes the idle and the streams, and takes no more") {
    EchoServer desk;
    auto busy = desk.client(), idle = desk.client(), stream = desk.client();
    idle.send(hello);
    CHECK(idle.answer().status == 200);
    stream.send("GET /events HTTP/1.1\r\nHost: desk\r\n\r\n");
    stream.until("\r\n\r\n");
    busy.send("GET /wait HTTP/1.1\r\nHost: desk\r\n\r\n" + hello);
    desk.wait_until_asked();

    std::thread draining([&] { desk.server.drain(Seconds(5)); });
    CHECK(idle.is_closed());
    CHECK(stream.is_closed());
    desk.release();
    auto const last = busy.answer();
    CHECK(last.body == "later");
    CHECK(last.headers.at("connection") == "close");
    busy.finish();
    CHECK(busy.is_closed());
    draining.join();
    CHECK(desk.server.connections() == 0);
}

TEST_CASE("Drain does not wait longer than it may") {
    EchoServer desk;
    auto client = desk.client();
    client.send("GET /never HTTP/1.1\r\nHost: desk\r\n\r\n");
    CHECK(becomes_true([&] { return desk.server.connections() == 1; }));
    auto const start = std::chrono::steady_clock::now();
    desk.server.drain(Milliseconds(50));
    CHECK(std::chrono::steady_clock::now() - start < Seconds(2));
    CHECK(client.is_closed());
}

TEST_CASE("A connection that comes as the drain begins does not hold it up") {
    for (int round = 0; round < 20; ++round) {
        EchoServer desk;
        std::atomic<bool> over = false;
        std::thread newcomers([&, port = desk.server.port()] {
            std::vector<std::unique_ptr<RawClient>> idle;
            try {
                while (!over) idle.push_back(std::make_unique<RawClient>(port));
            } catch (std::exception const&) {
                // Nobody listens any more.
            }
            while (!over) std::this_thread::yield();
        });
        CHECK(becomes_true([&] { return desk.server.connections() > 3; }));
        auto const start = std::chrono::steady_clock::now();
        desk.server.drain(Seconds(5));
        CHECK(std::chrono::steady_clock::now() - start < Seconds(4));
        over = true;
        newcomers.join();
    }
}

TEST_CASE("Large bodies share what memory there is for them; a small one is always welcome") {
    EchoServer desk(with([](auto& limits) { limits.bodies_bytes = 100'000; }));
    auto const announced = [](RawClient& client, std::size_t length, std::size_t sent) {
        client.send("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n" +
                    std::string(sent, 'a'));
    };
    auto slow = desk.client(), large = desk.client(), small = desk.client();
    announced(slow, 90'000, 89'999);
    CHECK(slow.is_silent(Milliseconds(20)));
    announced(large, 60'000, 60'000);
    auto const refused = large.answer();
    CHECK(refused.status == 503);
    CHECK(refused.headers.at("retry-after") == "1");
    announced(small, 16'000, 16'000);
    CHECK(small.answer().status == 200);

    slow.send("a");
    CHECK(slow.answer().status == 200);
    auto next = desk.client();
    announced(next, 90'000, 90'000);
    CHECK(next.answer().status == 200);
}

TEST_CASE("TLS carries requests, and every answer asks for it from now on") {
    WithCertificate with_certificate;
    EchoServer desk(with_certificate.settings);
    RawClient client(desk.server.port(), RawClient::Speaks::tls);
    client.send("GET /encrypted HTTP/1.1\r\nHost: desk\r\n\r\n");
    auto const answer = client.answer();
    CHECK(answer.body == "yes");
    CHECK(answer.headers.at("strict-transport-security") == "max-age=63072000; includeSubDomains");
    client.send("GET /big HTTP/1.1\r\nHost: desk\r\n\r\n");
    CHECK(client.answer().body.size() == 50'000'000);
    client.send("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 300000\r\n\r\n" + std::string(300'000, 'a'));
    CHECK(client.answer().body.size() == 300'000);
}

TEST_CASE("Events come by TLS too, and end with the client or the server") {
    WithCertificate with_certificate;
    with_certificate.settings.limits.heartbeat = Milliseconds(40);
    EchoServer desk(with_certificate.settings);
    auto client = std::make_unique<RawClient>(desk.server.port(), RawClient::Speaks::tls);
    client->send("GET /events HTTP/1.1\r\nHost: desk\r\n\r\n");
    client->until("\r\n\r\n");
    desk.events.publish({1, "a.b", "{}", [](Actor const&) { return true; }});
    CHECK(client->until("data: {}\n\n").find("id: 1\n") != std::string::npos);
    CHECK(client->until("\n\n") == ": keep-alive\n\n");
    client.reset();
    CHECK(becomes_true([&] { return desk.server.connections() == 0; }));

    RawClient next(desk.server.port(), RawClient::Speaks::tls);
    next.send("GET /events HTTP/1.1\r\nHost: desk\r\n\r\n");
    next.until("\r\n\r\n");
    desk.server.drain(Seconds(1));
    CHECK(next.rest().find("HTTP") == std::string::npos);
}

TEST_CASE("Who speaks HTTP to a TLS port is told so") {
    WithCertificate with_certificate;
    EchoServer desk(with_certificate.settings);
    auto client = desk.client();
    client.send(hello);
    auto const answer = client.answer();
    CHECK(answer.status == 400);
    CHECK(answer.body.find("tls-required") != answer.body.npos);
    CHECK(answer.headers.count("strict-transport-security") == 0);
}

TEST_CASE("A client that does not finish its TLS handshake is let go") {
    WithCertificate with_certificate;
    with_certificate.settings.limits.header_time = Milliseconds(40);
    EchoServer desk(with_certificate.settings);
    auto client = desk.client();
    client.send("\x16\x03\x01");
    CHECK(client.is_closed());
    CHECK(desk.client().is_closed());
}

TEST_CASE("A self-signed certificate is made once, and its key is the owner's") {
    WithCertificate with_certificate;
    auto const& settings = with_certificate.settings;
    struct stat key{};
    ::stat(settings.key_file.c_str(), &key);
    CHECK((key.st_mode & 0777) == 0600);
    auto const made = contents_of(settings.certificate_file);
    CHECK(made.starts_with("-----BEGIN CERTIFICATE-----"));
    CHECK_FALSE(ensure_self_signed(settings.certificate_file, settings.key_file, "other.example"));
    CHECK(contents_of(settings.certificate_file) == made);

    std::filesystem::remove(settings.key_file);
    CHECK_THROWS_AS(ensure_self_signed(settings.certificate_file, settings.key_file, "desk.example"), Unavailable);
    CHECK(contents_of(settings.certificate_file) == made);
}

TEST_CASE("A certificate that is none keeps the server from starting") {
    WithCertificate with_certificate;
    std::ofstream(with_certificate.settings.certificate_file) << "nonsense";
    CHECK_THROWS_AS(EchoServer desk(with_certificate.settings), Unavailable);
    with_certificate.settings.certificate_file = with_certificate.folder / "missing.pem";
    CHECK_THROWS_AS(EchoServer desk(with_certificate.settings), Unavailable);
}

TEST_CASE("A trusted proxy that is no address keeps the server from starting") {
    ServerSettings settings;
    settings.trusted_proxies = {"10.0.0.0/99"};
    CHECK_THROWS_AS(EchoServer desk(settings), Invalid);
}

TEST_CASE("The listener for probes takes no body") {
    ServerSettings settings;
    settings.probes_only = true;
    EchoServer desk(settings);
    auto client = desk.client();
    client.send("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 1\r\n\r\nx");
    CHECK(client.answer().status == 413);
}

TEST_CASE("The collected odd requests are answered as they should be") {
    auto const file = testing::shared_data("nasties/http-requests.json");
    if (!file) return;
    EchoServer desk;
    auto const cases = json::parse(testing::contents_of(*file));
    for (auto const& each : *cases.as<json::Array>()) {
        auto const& what = *each.find("what")->as<std::string>();
        CAPTURE(what);
        auto client = desk.client();
        client.send(*each.find("request")->as<std::string>());
        if (*each.find("server_waits")->as<bool>()) {
            CHECK(client.is_silent(Milliseconds(10)));
            continue;
        }
        auto const answer = client.answer();
        bool allowed = false;
        for (auto const& range : *each.find("status_ranges")->as<json::Array>()) {
            auto const& ends = *range.as<json::Array>();
            allowed |= answer.status >= *ends[0].as<std::int64_t>() && answer.status <= *ends[1].as<std::int64_t>();
        }
        CAPTURE(answer.status);
        CHECK(allowed);
        auto const* echoed = each.find("echo_body")->as<std::string>();
        if (echoed && answer.status == 200) CHECK(answer.body == *echoed);
    }
}
