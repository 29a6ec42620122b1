// What all connections of one server share.
#pragma once

#include "http/server.h"
#include "http/server/census.h"
#include "http/server/proxies.h"

#include <boost/asio/ssl/context.hpp>

#include <optional>

namespace yitai::http {

struct Service {
    ServerSettings settings;
    Handler handler;
    Proxies proxies{settings.trusted_proxies};
    std::optional<boost::asio::ssl::context> tls;
    Census census;
};

}  // namespace yitai::http
