// Files on their way through the whole server.
#include "http/server.h"
#include "testing/raw_client.h"
#include "testing/uploads.h"

#include <doctest/doctest.h>

using namespace yitai;
using namespace yitai::testing;

namespace {

struct Served : Uploads {
    http::Server server{
        settings(),
        [this](http::Request request, http::Respond respond) { world.boundary().handle(std::move(request), std::move(respond)); },
        {},
        [this](http::Request const& request) { return world.boundary().takes_stream(request); }};

    static http::ServerSettings settings() {
        http::ServerSettings settings;
        settings.threads = 1;
        return settings;
    }
    Served() { seen(world.wang_fang); }  // the room is set up for this world from now on

    RawClient client() { return RawClient(server.port()); }
    std::string head(std::string const& framing, std::string const& who = "wang_fang") const {
        return fmt::format("POST {}?name=a.bin HTTP/1.1\r\nHost: desk\r\nX-Test-Person: {}\r\nContent-Type: a/b\r\n{}\r\n\r\n",
                           at(), who, framing);
    }
    std::ptrdiff_t unfinished() {
        std::filesystem::directory_iterator const found(world.store().folder() + "/unfinished");
        return std::distance(begin(found), end(found));
    }
};

std::string bytes_of(std::size_t size) {
    std::string bytes(size, '\0');
    std::uint32_t state = 1;
    for (auto& byte : bytes) byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    return bytes;
}

}  // namespace

TEST_CASE("a file of 25 MiB goes in and comes out as it was") {
    Served served;
    auto const bytes = bytes_of(25 * 1024 * 1024);
    auto client = served.client();
    client.send(served.head(fmt::format("Content-Length: {}", bytes.size())) + bytes);
    auto const answer = client.answer();
    REQUIRE(answer.status == 201);
    auto const at = answer.headers.at("location");
    client.send("GET " + at + "/content HTTP/1.1\r\nHost: desk\r\nX-Test-Person: li_lei\r\n\r\n");
    auto const content = client.answer();
    CHECK(content.status == 200);
    CHECK(content.headers.at("content-length") == std::to_string(bytes.size()));
    CHECK(content.headers.at("x-content-type-options") == "nosniff");
    CHECK((content.body == bytes));

    client.send("HEAD " + at + "/content HTTP/1.1\r\nHost: desk\r\nX-Test-Person: li_lei\r\n\r\n");
    CHECK(client.answer(true).headers.at("content-length") == std::to_string(bytes.size()));
}

TEST_CASE("a stranger's file is never asked for") {
    Served served;
    for (auto const* who : {"zhao_min", "auditor"}) {
        auto client = served.client();
        client.send(served.head("Content-Length: 20000000\r\nExpect: 100-continue", who));
        auto const status = client.answer().status;
        CHECK((status == 404 || status == 403));
        CHECK(served.unfinished() == 0);
    }
}

TEST_CASE("a file of two gigabytes is refused by its length, a chunked one when it has become too large") {
    Served served;
    auto told = served.client(), chunked = served.client();
    told.send(served.head("Content-Length: 2147483648"));
    CHECK(told.answer().status == 413);

    auto const megabyte = fmt::format("{:x}\r\n{}\r\n", 1'048'576, std::string(1'048'576, 'x'));
    chunked.send(served.head("Transfer-Encoding: chunked"));
    for (int i = 0; i < 27; ++i) chunked.send(megabyte);
    CHECK(chunked.answer().status == 413);
    CHECK(becomes_true([&] { return served.unfinished() == 0; }));
    CHECK(served.seen(served.world.wang_fang).empty());
}

TEST_CASE("who goes away half way leaves no row and no file") {
    Served served;
    {
        auto client = served.client();
        client.send(served.head("Content-Length: 1000000") + std::string(500'000, 'x'));
        REQUIRE(becomes_true([&] { return served.unfinished() == 1; }));
    }
    CHECK(becomes_true([&] { return served.unfinished() == 0; }));
    CHECK(served.seen(served.world.wang_fang).empty());
}

TEST_CASE("a form over the wire") {
    Served served;
    auto const body = Uploads::part("a.txt", "one") + Uploads::part("b.txt", std::string(200'000, 'b')) + "--b--\r\n";
    auto client = served.client();
    client.send(
        fmt::format("POST {} HTTP/1.1\r\nHost: desk\r\nX-Test-Person: wang_fang\r\nContent-Type: multipart/form-data; "
                    "boundary=b\r\nContent-Length: {}\r\n\r\n{}",
                    served.at(), body.size(), body));
    CHECK(client.answer().status == 201);
    CHECK(served.seen(served.world.wang_fang) == "a.txt b.txt");
}

TEST_CASE("a file that rots is answered as damaged before its first byte") {
    Served served;
    auto const added = served.attach(served.world.wang_fang, std::string(200'000, 'x'));
    auto const sha256 = word(added, "sha256");
    std::filesystem::resize_file(served.world.store().folder() + '/' + sha256.substr(0, 2) + '/' + sha256, 199'999);
    auto client = served.client();
    client.send("GET /api/v1/attachments/" + id_of(added) + "/content HTTP/1.1\r\nHost: desk\r\nX-Test-Person: li_lei\r\n\r\n");
    auto const answer = client.answer();
    CHECK(answer.status == 500);
    CHECK(answer.body.find("/problems/damaged") != std::string::npos);
}
