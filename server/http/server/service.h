// What all connections of one server share.
#pragma once

#include "base/thread_pool.h"
#include "http/server.h"
#include "http/server/census.h"
#include "http/server/proxies.h"

#include <boost/asio/ssl/context.hpp>

#include <mutex>
#include <optional>

namespace yitai::http {

struct Service {
    ServerSettings settings;
    Handler handler;
    TurnsAway turns_away;
    TakesStream takes_stream;
    Proxies proxies{settings.trusted_proxies};
    std::optional<boost::asio::ssl::context> tls;
    Census census;
    std::atomic<std::size_t> bodies{0};  // bytes of large ones
    std::atomic<bool> draining{false};   // every answer from now on is its connection's last

    // Files are written and read there: a disk that is slow holds up nobody else.
    ThreadPool& file_threads() {
        std::call_once(files_wanted, [this] { files.emplace(4, 1'000); });
        return *files;
    }
    std::once_flag files_wanted{};
    std::optional<ThreadPool> files{};  // last: what they do may use the above
};

}  // namespace yitai::http
