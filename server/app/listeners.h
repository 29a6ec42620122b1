// The two listeners as the settings say: one for the API and the pages, one for whoever watches the server.
#pragma once

#include "app/config/settings.h"
#include "app/monitor/health.h"
#include "app/monitor/metrics.h"
#include "http/server.h"

#include <memory>

namespace yitai::app {

// Encrypted unless only this machine can reach it (tls.mode); a missing certificate is made and kept in the data folder.
std::unique_ptr<http::Server> listen_for_requests(Settings const&, http::Handler, http::TurnsAway, http::TakesStream);

// /metrics, /livez, /readyz; nothing when metrics_listen is empty. Both objects must outlive it.
std::unique_ptr<http::Server> listen_for_probes(Settings const&, Health const&, Metrics const&);

}  // namespace yitai::app
