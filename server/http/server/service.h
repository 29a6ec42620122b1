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
    TurnsAway turns_away;
    Proxies proxies{settings.trusted_proxies};
    std::optional<boost::asio::ssl::context> tls;
    Census census;
    std::atomic<std::size_t> bodies{0};  // bytes of large ones
    std::atomic<bool> draining{false};   // every answer from now on is its connection's last
};

}  // namespace yitai::http
