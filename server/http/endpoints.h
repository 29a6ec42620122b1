// Where a method and a path lead: to a rule inside a transaction, or to an answer outside of them. Knows all routes, and serves
// their description.
#pragma once

#include "http/boundary.h"
#include "http/router.h"

namespace yitai::http {

struct Endpoint {
    Route const* route = nullptr;
    DirectRoute const* direct = nullptr;
    bool reads_json = false;

    Right right() const { return route ? route->right : direct->right; }
};

class Endpoints {
public:
    // Throws std::logic_error for a route without a right or two routes that answer the same path.
    Endpoints(std::vector<std::span<Route const>> const& rooms, std::vector<DirectRoute>, std::string const& version);
    Endpoints(Endpoints const&) = delete;

    Router::Match find(Method, std::string_view path) const;
    Endpoint const& at(std::size_t target) const { return endpoints_[target]; }
    bool takes_stream(Request const&) const;
    std::vector<Route const*> const& routes() const { return routes_; }

private:
    void add_routes(std::vector<std::span<Route const>> const& rooms);
    void describe_api(std::string const& version);
    void add_direct_routes();

    std::vector<DirectRoute> direct_;
    std::vector<Route const*> routes_;
    std::vector<Endpoint> endpoints_;
    std::optional<std::size_t> any_other_;
    Router router_, intakes_;  // intakes: the routes that take their bodies piece by piece
};

}  // namespace yitai::http
