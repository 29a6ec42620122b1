// Health: whether the process lives, and whether requests should be sent to it (and if not, why).
#pragma once

#include "db/database.h"
#include "http/boundary.h"

#include <atomic>
#include <string>
#include <vector>

namespace yitai::app {

struct HealthCheck;

class Health {
public:
    // Ready between requests_are_served and draining, while the database is well.
    void database_is_open(db::Database&);
    void requests_are_served();
    void draining();

    http::Response live(http::Request const&) const;   // /livez, /healthz
    http::Response ready(http::Request const&) const;  // /readyz, with ?verbose each check by name
    std::vector<http::DirectRoute> routes() const;

private:
    std::vector<HealthCheck> checks() const;

    std::atomic<db::Database*> database_{nullptr};
    std::atomic<bool> serving_{false}, draining_{false};
};

}  // namespace yitai::app
