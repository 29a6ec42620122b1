#include "app/monitor/metrics.h"

#include "http/route.h"
#include "http/router.h"

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <atomic>
#include <deque>
#include <mutex>
#include <sstream>

namespace yitai::app {
namespace {

constexpr std::array status_classes{"other", "1xx", "2xx", "3xx", "4xx", "5xx"};
prometheus::Histogram::BucketBoundaries const seconds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                      0.1,    0.25,  0.5,    1,     2.5,  5,     10};

// The counters of one route, made when they are first needed.
struct Series {
    std::string method, route;
    std::array<std::atomic<prometheus::Counter*>, status_classes.size()> by_class{};
};

prometheus::MetricFamily family_of(Figure const& figure) {
    prometheus::MetricFamily family;
    family.name = figure.name;
    family.help = figure.help;
    family.metric.resize(1);
    auto& metric = family.metric.front();
    bool const counts = figure.name.ends_with("_total");
    family.type = counts ? prometheus::MetricType::Counter : prometheus::MetricType::Gauge;
    (counts ? metric.counter.value : metric.gauge.value) = figure.value();
    return family;
}

}  // namespace

struct Metrics::Parts {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter().Name("yitai_http_requests_total").Help("Requests answered").Register(registry);
    prometheus::Counter& rate_limited = prometheus::BuildCounter()
                                            .Name("yitai_http_rate_limited_total")
                                            .Help("Requests refused because their caller asked too often")
                                            .Register(registry)
                                            .Add({});
    prometheus::Histogram& duration = prometheus::BuildHistogram()
                                          .Name("yitai_http_request_duration_seconds")
                                          .Help("Time from a whole request to its answer")
                                          .Register(registry)
                                          .Add({}, seconds);
    http::Router router;
    std::deque<Series> series;  // the first one counts what no route answers
    mutable std::mutex mutex;
    std::vector<Figure> figures;

    Parts() {
        auto& other = series.emplace_back();
        other.method = other.route = "other";
    }
    Series& series_of(http::Method method, std::string const& path) {
        return series[router.find(method, path).target.value_or(0)];
    }
};

Metrics::Metrics() : parts_(std::make_unique<Parts>()) {}

Metrics::~Metrics() = default;

void Metrics::know(std::span<http::Route const* const> routes) {
    for (auto const* route : routes) {
        parts_->router.add(route->method, "/api/v1" + std::string(route->path), parts_->series.size());
        auto& series = parts_->series.emplace_back();
        series.method = name_of(route->method);
        series.route = route->path;
    }
}

void Metrics::add(std::vector<Figure> figures) {
    std::lock_guard const lock(parts_->mutex);
    std::move(figures.begin(), figures.end(), std::back_inserter(parts_->figures));
}

void Metrics::count(http::Method method, std::string const& path, int status, std::chrono::steady_clock::duration took) {
    auto& series = parts_->series_of(method, path);
    auto const status_class = status >= 100 && status < 600 ? static_cast<std::size_t>(status / 100) : 0;
    auto& place = series.by_class[status_class];
    auto* counter = place.load(std::memory_order_acquire);
    if (!counter) {
        counter =
            &parts_->requests.Add({{"method", series.method}, {"route", series.route}, {"status", status_classes[status_class]}});
        place.store(counter, std::memory_order_release);
    }
    counter->Increment();
    if (status == 429) parts_->rate_limited.Increment();
    parts_->duration.Observe(std::chrono::duration<double>(took).count());
}

std::string Metrics::text() const {
    auto families = parts_->registry.Collect();
    {
        std::lock_guard const lock(parts_->mutex);
        for (auto const& figure : parts_->figures) families.push_back(family_of(figure));
    }
    std::ostringstream out;
    prometheus::TextSerializer().Serialize(out, families);
    return out.str();
}

http::Handler Metrics::counted(http::Handler handler) {
    return [this, handler = std::move(handler)](http::Request request, http::Respond respond) {
        auto const start = std::chrono::steady_clock::now();
        auto const method = request.method;
        auto path = request.path;
        handler(std::move(request),
                [this, start, method, path = std::move(path), respond = std::move(respond)](http::Response response) {
                    count(method, path, response.status, std::chrono::steady_clock::now() - start);
                    respond(std::move(response));
                });
    };
}

}  // namespace yitai::app
