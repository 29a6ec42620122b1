#include "files/scanner.h"

#include "testing/database.h"
#include "testing/fake_scanner.h"

#include <doctest/doctest.h>

using namespace yitai;

namespace {

struct Check {
    std::unique_ptr<testing::Folder> folder = testing::folder();
    files::Store store{{.folder = folder->path / "a"}};
    testing::FakeScanner scanner{folder->path};

    files::Verdict scan(std::string const& bytes, std::string const& address = "") {
        auto const incoming = store.begin();
        incoming->take(bytes);
        auto const outgoing = store.open(incoming->keep());
        return files::scan(address.empty() ? scanner.address() : address, *outgoing);
    }
};

}  // namespace

TEST_CASE("the scanner is given the whole file and its word is taken") {
    Check check;
    std::string const large(300'000, 'x');
    CHECK(check.scan(large).clean);
    CHECK(check.scanner.last_scanned() == large);

    auto const infected = check.scan(large + testing::infected_sample());
    CHECK_FALSE(infected.clean);
    CHECK(infected.finding == "Eicar-Test-Signature");
    CHECK(check.scan("").clean);
}

TEST_CASE("without a plain answer nothing is clean") {
    Check check;
    for (auto const* answer :
         {"INSTREAM size limit exceeded. ERROR", "stream: OK FOUND ERROR", "OK", "stream: ok", "stream:  FOUND", " "}) {
        check.scanner.always_say(answer);
        CHECK_THROWS_AS(check.scan("x"), std::runtime_error);
    }
    CHECK_THROWS_AS(check.scan("x", "unix:/nowhere/at/all"), std::runtime_error);
    CHECK_THROWS_AS(check.scan("x", "127.0.0.1:1"), std::runtime_error);
}

TEST_CASE("what the scanner calls its finding can't break a line") {
    Check check;
    check.scanner.always_say("stream: Evil\r\n\x1b[31m\xff FOUND");
    CHECK(check.scan("x").finding == "Evil???[31m?");
}

TEST_CASE("a scanner's address is a socket's path or a host and a port") {
    for (auto const* good : {"unix:/run/clamd", "localhost:3310", "127.0.0.1:3310", "[::1]:3310"})
        CHECK(files::is_scanner_address(good));
    for (auto const* bad : {"unix:", "unix:relative", "localhost", ":3310", "localhost:", "localhost:0", "a b:1", "host:99999"})
        CHECK_FALSE(files::is_scanner_address(bad));
}
