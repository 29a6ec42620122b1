#include "app/monitor/health.h"

#include "base/json.h"
#include "testing/database.h"

#include <doctest/doctest.h>

using namespace yitai;
using namespace yitai::app;

namespace {

http::Request verbose() {
    http::Request request;
    request.query = {{"verbose", ""}};
    return request;
}

}  // namespace

TEST_CASE("a server is ready between its start and its drain") {
    auto const database = testing::fresh_database();
    Health health;
    CHECK(health.ready({}).status == 503);
    CHECK(health.live({}).status == 200);
    health.database_is_open(*database);
    CHECK(health.ready({}).body == R"({"status":"unavailable","reasons":["the server is starting"]})");
    health.requests_are_served();
    CHECK(health.ready({}).status == 200);
    CHECK(health.ready({}).body == R"({"status":"ready","reasons":[]})");
    health.draining();
    CHECK(health.ready({}).status == 503);
    CHECK(health.live({}).status == 200);
}

TEST_CASE("who asks for more is told each check") {
    Health health;
    auto const body = json::parse(health.ready(verbose()).body);
    auto const& checks = *body.find("checks")->as<json::Array>();
    REQUIRE(checks.size() == 3);
    CHECK(*checks[0].find("name") == json::Value("database"));
    CHECK(*checks[0].find("ok") == json::Value(false));
}
