// The HTTP/1.1 server: connections, limits, TLS; hands whole requests to a handler and writes its answers.
// Built on Boost.Beast, which no header of ours includes.
#pragma once

#include "base/time.h"
#include "http/request.h"
#include "http/response.h"

#include <functional>
#include <memory>
#include <string>

namespace yitai::http {

struct ServerLimits {
    std::size_t header_bytes = 16 * 1024;    // 431 beyond
    std::size_t header_count = 100;          // 431 beyond
    std::size_t target_bytes = 8 * 1024;     // 414 beyond
    std::size_t body_bytes = 1024 * 1024;    // 413 beyond
    std::size_t upload_bytes = 26 * 1024 * 1024;  // of a body that is taken piece by piece; 413 beyond
    std::size_t bodies_bytes = 64 * 1024 * 1024;  // of all bodies at a time, their first 16 KiB not counted; 503 beyond
    Milliseconds header_time{10'000};        // 408 beyond, from the first byte on
    std::size_t body_bytes_per_second = 1024;  // 408 below, after the grace
    Milliseconds body_grace{5'000};
    Milliseconds write_time{30'000};         // a client that takes nothing for so long is let go
    Milliseconds idle_time{60'000};          // between requests; then closed without a word
    std::size_t connections_per_peer = 200;  // 503 beyond; 0: no limit
    std::size_t connections = 10'000;        // 503 beyond
    Milliseconds heartbeat{15'000};          // comment line on a quiet event stream
};

struct ServerSettings {
    std::string address = "127.0.0.1";
    unsigned short port = 0;  // 0: any free one
    int threads = 2;
    ServerLimits limits;
    std::string certificate_file, key_file;  // PEM; both set: TLS ≥ 1.2
    std::vector<std::string> trusted_proxies;  // addresses or networks (10.0.0.0/8) whose X-Forwarded-For is believed
    bool probes_only = false;                  // the metrics listener: small limits
};

using Handler = std::function<void(Request, Respond)>;
// Whether a request is refused because there is too much to do. Asked often and in a hurry.
using TurnsAway = std::function<bool(Request const&)>;
// Whether a request's body is taken piece by piece, by what its head says.
using TakesStream = std::function<bool(Request const&)>;

class Server {
public:
    // Listens and serves; throws Unavailable when the address can't be had.
    Server(ServerSettings, Handler, TurnsAway = {}, TakesStream = {});
    ~Server();                        // drains with a second's patience

    unsigned short port() const;
    std::size_t connections() const;
    // Stops accepting, lets answers in flight finish, closes idle connections and streams; at most that long.
    void drain(Milliseconds at_most);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace yitai::http
