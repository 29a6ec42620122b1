// Metrics in the Prometheus text format: what is counted as it happens, and figures that are asked for when somebody looks.
// Labels are bounded: the routes, their methods, and classes of status.
#pragma once

#include "http/server.h"

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace yitai::http {
struct Route;
}

namespace yitai::app {

// A figure that is asked for: a gauge, or a counter (its name ends in _total).
struct Figure {
    std::string name, help;
    std::function<double()> value;
};

class Metrics {
public:
    Metrics();
    ~Metrics();

    // The routes that are told apart; called once, before requests come.
    void know(std::span<http::Route const* const>);
    void add(std::vector<Figure>);

    void count(http::Method, std::string const& path, int status, std::chrono::steady_clock::duration took);
    std::string text() const;

    // Counts what the handler answers.
    http::Handler counted(http::Handler);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace yitai::app
