#include "http/router.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace yitai::http {
namespace {

Router desk() {
    Router router;
    router.add(Method::GET, "/api/v1/tickets", 1);
    router.add(Method::POST, "/api/v1/tickets", 2);
    router.add(Method::GET, "/api/v1/tickets/:id", 3);
    router.add(Method::POST, "/api/v1/tickets/search", 4);
    router.add(Method::PUT, "/api/v1/tickets/:ticket/entries/:entry", 5);
    router.add(Method::GET, "/api/v1/:kind/mine", 6);
    return router;
}

}  // namespace

TEST_CASE("a path and a method lead to their route, with what stood at the names") {
    auto const router = desk();
    CHECK(router.find(Method::GET, "/api/v1/tickets").target == 1);
    CHECK(router.find(Method::POST, "/api/v1/tickets").target == 2);

    auto const match = router.find(Method::PUT, "/api/v1/tickets/7/entries/INC-9");
    CHECK(match.target == 5);
    REQUIRE(match.path_values.size() == 2);
    CHECK(match.path_values[0] == std::pair<std::string, std::string>("ticket", "7"));
    CHECK(match.path_values[1] == std::pair<std::string, std::string>("entry", "INC-9"));
}

TEST_CASE("the route that spells out more words wins, but only for the methods it has") {
    auto const router = desk();
    CHECK(router.find(Method::POST, "/api/v1/tickets/search").target == 4);
    CHECK(router.find(Method::GET, "/api/v1/tickets/search").target == 3);
    CHECK(router.find(Method::GET, "/api/v1/tickets/mine").target == 3);
    CHECK(router.find(Method::GET, "/api/v1/problems/mine").target == 6);
}

TEST_CASE("an unknown path is told from a known path with another method") {
    auto const router = desk();
    auto const unknown = router.find(Method::GET, "/api/v1/nothing");
    CHECK_FALSE(unknown.target);
    CHECK(unknown.allow.empty());

    auto const other = router.find(Method::DELETE, "/api/v1/tickets");
    CHECK_FALSE(other.target);
    CHECK(other.allow == "GET, HEAD, POST, OPTIONS");
    CHECK(router.find(Method::DELETE, "/api/v1/tickets/search").allow == "GET, HEAD, POST, OPTIONS");
}

TEST_CASE("HEAD is answered by GET") {
    CHECK(desk().find(Method::HEAD, "/api/v1/tickets/7").target == 3);
    CHECK_FALSE(desk().find(Method::HEAD, "/api/v1/tickets/7/entries/8").target);
}

TEST_CASE("empty segments, trailing slashes and odd paths lead nowhere") {
    auto const router = desk();
    for (auto path :
         {"", "/", "tickets", "/api/v1/tickets/", "/api/v1//tickets", "/api/v1/tickets//entries/1", "/api/v1/tickets/7/x"})
        CHECK_MESSAGE(router.find(Method::GET, path).allow.empty(), path);
    CHECK(router.find(Method::GET, std::string_view("/api/v1/\0", 9)).allow.empty());
    CHECK(router.find(Method::GET, std::string_view("/api/v1/\0/mine", 14)).allow.empty());
}

TEST_CASE("two routes for the same path and method do not start, whatever their names are called") {
    auto router = desk();
    CHECK_THROWS_AS(router.add(Method::GET, "/api/v1/tickets", 9), std::logic_error);
    CHECK_THROWS_AS(router.add(Method::GET, "/api/v1/tickets/:number", 9), std::logic_error);
    CHECK_THROWS_AS(router.add(Method::GET, "tickets", 9), std::logic_error);
    router.add(Method::DELETE, "/api/v1/tickets/:number", 10);
    CHECK(router.find(Method::DELETE, "/api/v1/tickets/7").path_values[0].first == "number");
}

}  // namespace yitai::http
