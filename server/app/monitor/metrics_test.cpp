#include "app/monitor/metrics.h"

#include "http/route.h"

#include <doctest/doctest.h>

using namespace yitai;
using namespace yitai::app;

namespace {

void nothing(Tx&) {}

constexpr http::Route rows[] = {{http::GET, "/tickets/:id", Right::ticket_read, http::answer<nothing>, "One ticket"}};
constexpr http::Route const* known[] = {&rows[0]};

bool has_line(std::string const& text, std::string const& line) { return text.find('\n' + line + '\n') != text.npos; }

}  // namespace

TEST_CASE("requests are counted by route, method and class of status") {
    Metrics metrics;
    metrics.know(known);
    using std::chrono::milliseconds;
    for (auto path : {"/api/v1/tickets/7", "/api/v1/tickets/8"}) metrics.count(http::GET, path, 200, milliseconds(2));
    metrics.count(http::GET, "/api/v1/tickets/9", 404, milliseconds(2));
    auto const text = metrics.text();
    CHECK(has_line(text, R"(yitai_http_requests_total{method="GET",route="/tickets/:id",status="2xx"} 2)"));
    CHECK(has_line(text, R"(yitai_http_requests_total{method="GET",route="/tickets/:id",status="4xx"} 1)"));
    CHECK(has_line(text, R"(yitai_http_request_duration_seconds_bucket{le="0.0025"} 3)"));
}

TEST_CASE("paths that no route knows share one label") {
    Metrics metrics;
    metrics.know(known);
    for (auto path : {"/wp-admin", "/.env", "/api/v1/nothing"}) metrics.count(http::GET, path, 404, {});
    CHECK(has_line(metrics.text(), R"(yitai_http_requests_total{method="other",route="other",status="4xx"} 3)"));
}

TEST_CASE("refusals for asking too often are counted") {
    Metrics metrics;
    metrics.count(http::GET, "/", 429, {});
    CHECK(has_line(metrics.text(), "yitai_http_rate_limited_total 1"));
}

TEST_CASE("figures are asked for when somebody looks") {
    Metrics metrics;
    double depth = 1;
    metrics.add(
        {{"yitai_depth", "How many wait", [&] { return depth; }}, {"yitai_done_total", "How many are done", [] { return 7.0; }}});
    depth = 3;
    auto const text = metrics.text();
    CHECK(has_line(text, "yitai_depth 3"));
    CHECK(has_line(text, "# TYPE yitai_depth gauge"));
    CHECK(has_line(text, "# TYPE yitai_done_total counter"));
}
