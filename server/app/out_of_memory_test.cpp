// Memory that runs out in the middle of a request, at every point of it: it is answered all the same, and nothing is half done.
#include "app/command/commands.h"
#include "testing/failing_allocator.h"
#include "testing/world.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <future>

using namespace yitai;
using http::Method;
using testing::Shortage;
using testing::World;

namespace {

constexpr std::chrono::seconds patience{10};

// How many allocations in a row fail. ./dev test --full asks for more.
std::vector<int> lengths() {
    if (std::getenv("YITAI_TEST_FULL")) return {1, 2, 3, 4, 5, 8, 13, 21, 34, 55, 100, 300};
    return {1, 5, 40};
}

struct Ended {
    http::Response response;
    bool was_short;
};

// Nothing on this side allocates while memory is short.
Ended ask(World& world, http::Request request, int n, int length) {
    std::promise<http::Response> promise;
    auto answer = promise.get_future();
    http::Respond respond = [&](http::Response response) { promise.set_value(std::move(response)); };
    Shortage const shortage(n, length);
    world.boundary().handle(std::move(request), std::move(respond));
    if (answer.wait_for(patience) != std::future_status::ready) std::abort();  // the promise may not go before its answer
    return {answer.get(), shortage.was_felt()};
}

bool is_clean(http::Response const& response) {
    return response.status / 100 == 2 || response.status == 500 || response.status == 503 || response.status == 507;
}

bool is_whole(World& world) {
    auto const folder = testing::folder();
    app::Settings settings;
    settings.data_dir = folder->path;
    app::Output const output{[](auto line) {
                                 CAPTURE(line);
                                 CHECK(line.find("WRONG") == line.npos);
                             },
                             [](auto) {}};
    app::Invocation const asked{"verify", {}};
    app::Command command{asked, output, world.database(), settings};
    return app::verify(command) == app::Exit::ok;
}

std::int64_t reported(World& world, std::string const& subject) {
    return world.database().read({.actor = the_desk()}, [&](Tx& tx) {
        return tx.one<std::int64_t>(R"(
            select count(*) from ticket where subject = :subject and id > (select coalesce(max(id), 0) - 10 from ticket))",
                                    {{"subject", subject}});
    });
}

// A report that runs out of memory, and then is sent again with its key.
bool report_twice(World& world, int n, int length) {
    auto const subject = "Report " + std::to_string(n);
    auto const body = R"({"subject":")" + subject + R"(","description":"VPN 连不上","tags":["vpn"]})";
    World::Headers const headers{{"idempotency-key", "key-" + std::to_string(n)}};
    auto const path = "/api/v1/incidents";
    auto const first = ask(world, world.request(world.wang_fang, Method::POST, path, body, headers), n, length);

    CAPTURE(n);
    CAPTURE(first.response.status);
    CHECK(is_clean(first.response));
    auto const there = reported(world, subject);
    CHECK((there == 1 || (there == 0 && first.response.status != 201)));
    CHECK(world.ask(world.wang_fang, Method::POST, path, body, headers).status == 201);
    CHECK(reported(world, subject) == 1);
    return first.was_short;
}

bool read_once(World& world, std::string const& target, int n, int length) {
    auto const ended = ask(world, world.request(world.li_lei, Method::GET, target), n, length);
    CAPTURE(n);
    CAPTURE(ended.response.status);
    CHECK(is_clean(ended.response));
    CHECK((ended.was_short || ended.response.status == 200));
    CHECK(world.ask(world.li_lei, Method::GET, target).status == 200);
    return ended.was_short;
}

}  // namespace

TEST_CASE("Whichever allocation fails, the request is answered, nothing is half done, and trying again works") {
    for (int const length : lengths()) {
        CAPTURE(length);
        World world;
        int n = 1;
        while (report_twice(world, n, length)) ++n;
        CHECK(n > 100);
        for (std::string const target :
             {"/api/v1/tickets/INC-10001", "/api/v1/tickets?state=new&sort=-created_at&count=exact&limit=5"}) {
            n = 1;
            while (read_once(world, target, n, length)) ++n;
            CHECK(n > 20);
        }
        CHECK(is_whole(world));
    }
}
