#include "app/listeners.h"

#include "base/log.h"
#include "http/server/tls_certificate.h"

#include <unistd.h>

#include <thread>

namespace yitai::app {
namespace {

constexpr std::size_t around_a_file = 64 * 1024;  // what a form says of it

bool encrypts(Settings const& settings) {
    if (settings.tls.mode != TlsMode::auto_) return settings.tls.mode == TlsMode::on;
    return !settings.tls.certificate.empty() || !is_loopback(settings.listen);
}

// The name that a self-signed certificate is made out to.
std::string own_name(Endpoint const& listen) {
    if (listen.address != "0.0.0.0" && listen.address != "::") return listen.address;
    char name[256] = "";
    return gethostname(name, sizeof name - 1) == 0 && *name ? name : "localhost";
}

void set_certificate(http::ServerSettings& server, Settings const& settings) {
    server.certificate_file = settings.tls.certificate;
    server.key_file = settings.tls.key;
    if (!server.certificate_file.empty()) return;

    server.certificate_file = settings.data_dir + "/certificate.pem";
    server.key_file = settings.data_dir + "/certificate.key";
    auto const name = own_name(settings.listen);
    if (http::ensure_self_signed(server.certificate_file, server.key_file, name))
        log::write("certificate.made", {{"file", server.certificate_file}, {"name", name}});
}

http::ServerLimits limits_of(Limits const& limit) {
    http::ServerLimits limits;
    limits.header_bytes = static_cast<std::size_t>(limit.header);
    limits.header_count = static_cast<std::size_t>(limit.headers);
    limits.target_bytes = static_cast<std::size_t>(limit.target);
    limits.body_bytes = static_cast<std::size_t>(limit.body);
    limits.upload_bytes = static_cast<std::size_t>(limit.file) + around_a_file;
    limits.bodies_bytes = static_cast<std::size_t>(limit.bodies);
    limits.header_time = Seconds(limit.header_time);
    limits.body_bytes_per_second = static_cast<std::size_t>(limit.body_rate);
    limits.idle_time = Seconds(limit.idle);
    limits.connections = static_cast<std::size_t>(limit.connections);
    limits.connections_per_peer = static_cast<std::size_t>(limit.connections_per_address);
    return limits;
}

http::Response metrics_page(Metrics const& metrics) {
    http::Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = metrics.text();
    return response;
}

http::Response answer_probe(http::Request const& request, Health const& health, Metrics const& metrics) try {
    if (request.path == "/metrics") return metrics_page(metrics);
    if (request.path == "/livez" || request.path == "/healthz") return health.live(request);
    if (request.path == "/readyz") return health.ready(request);
    throw NotFound();
} catch (...) {
    return http::problem_for(std::current_exception(), request);
}

}  // namespace

std::unique_ptr<http::Server> listen_for_requests(Settings const& settings, http::Handler handler, http::TurnsAway turns_away,
                                                  http::TakesStream takes_stream) {
    http::ServerSettings server;
    server.address = settings.listen.address;
    server.port = settings.listen.port;
    server.threads =
        settings.threads ? int(settings.threads) : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    server.limits = limits_of(settings.limit);
    server.trusted_proxies = settings.trusted_proxies;
    if (encrypts(settings)) set_certificate(server, settings);
    return std::make_unique<http::Server>(std::move(server), std::move(handler), std::move(turns_away), std::move(takes_stream));
}

std::unique_ptr<http::Server> listen_for_probes(Settings const& settings, Health const& health, Metrics const& metrics) {
    if (!settings.metrics_listen) return nullptr;

    http::ServerSettings server;
    server.address = settings.metrics_listen->address;
    server.port = settings.metrics_listen->port;
    server.probes_only = true;
    return std::make_unique<http::Server>(std::move(server), [&](http::Request request, http::Respond respond) {
        respond(answer_probe(request, health, metrics));
    });
}

}  // namespace yitai::app
