// Memory that runs out in the threads of the server, at every point of a connection: others are served afterwards.
#include "testing/echo_server.h"
#include "testing/failing_allocator.h"

#include <doctest/doctest.h>

#include <cstdlib>

namespace yitai::testing {
namespace {

std::vector<int> lengths() {
    if (std::getenv("YITAI_TEST_FULL")) return {1, 2, 3, 5, 8, 13, 21, 34, 100};
    return {1, 5};
}

int status_of(EchoServer& server, std::string_view request) {
    auto client = server.client();
    client.send(request);
    client.finish();
    return client.answer().status;
}

// Closed without an answer (0) is all that can be said without the memory for reading what was asked.
bool is_clean(int status) { return status == 0 || status == 200 || status == 500 || status == 503; }

struct Count {
    int felt = 0, answered = 0;
};

Count let_fail_everywhere(EchoServer& server, std::string_view request, int length) {
    Count count;
    for (int n = 1;; ++n) {
        CAPTURE(n);
        CAPTURE(length);
        int status = 0;
        bool was_felt = false;
        {
            Shortage const shortage(n, length, Shortage::Hits::other_threads);
            status = status_of(server, request);
            was_felt = shortage.was_felt();
        }
        CHECK(is_clean(status));
        REQUIRE(status_of(server, request) == 200);
        if (!was_felt) return count;
        ++count.felt;
        count.answered += status != 0;
    }
}

}  // namespace

TEST_CASE("Whichever allocation of the server's threads fails, it goes on serving") {
    EchoServer server(with([](auto& limits) { limits.header_time = Milliseconds(2000); }));
    for (std::string_view const request : {"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                                           "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Type: "
                                           "text/plain\r\n\r\n3\r\nabc\r\n0\r\n\r\n"})
        for (int const length : lengths()) {
            auto const count = let_fail_everywhere(server, request, length);
            CHECK(count.felt > 10);
            CHECK((count.answered > 0 || length > 1));
        }
    CHECK(becomes_true([&] { return server.server.connections() == 0; }));
}

}  // namespace yitai::testing
