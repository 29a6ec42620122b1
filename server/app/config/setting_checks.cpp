#include "app/config/setting_checks.h"

#include "files/scanner.h"
#include "http/network.h"

#include <date/tz.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <memory>

namespace yitai::app {
namespace {

using SslContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

SslContext new_context() {
    ERR_clear_error();
    return {SSL_CTX_new(TLS_server_method()), &SSL_CTX_free};
}

Message refused_by_openssl(std::string_view sentence) {
    char reason[256] = "";
    ERR_error_string_n(ERR_peek_error(), reason, sizeof reason);
    return {sentence, {{"reason", reason}}};
}

}  // namespace

std::optional<Message> database_is_a_url(Settings const& settings) {
    std::string_view const url = settings.database;
    if (url.empty() || url.starts_with("postgresql://") || url.starts_with("postgres://")) return std::nullopt;
    return "Must be a URL that starts with postgresql://, or empty for SQLite in the data folder";
}

std::optional<Message> time_zone_exists(Settings const& settings) try {
    date::locate_zone(settings.time_zone);
    return std::nullopt;
} catch (std::runtime_error const&) {
    return "There is no such time zone; names are like Asia/Shanghai";
}

std::optional<Message> base_url_is_one(Settings const& settings) {
    std::string_view const url = settings.base_url;
    auto const host = url.substr(std::min(url.size(), url.find("://") + 3));
    bool const is_web = url.starts_with("https://") || url.starts_with("http://");
    bool const is_plain = !host.empty() && host.front() != '/' && host.back() != '/' && host.find_first_of("?#@ \\") == host.npos;
    if (url.empty() || (is_web && is_plain)) return std::nullopt;
    return "Must be like https://desk.example, without a slash at its end";
}

std::optional<Message> proxies_are_addresses(Settings const& settings) {
    for (auto const& proxy : settings.trusted_proxies)
        if (!http::Network::from(proxy)) return Message{"{{text}} is neither an address nor a network", {{"text", proxy}}};
    return std::nullopt;
}

std::optional<Message> scanner_is_an_address(Settings const& settings) {
    auto const& scanner = settings.attachment.scanner;
    if (scanner.empty() || files::is_scanner_address(scanner)) return std::nullopt;
    return "Must be like unix:/run/clamav/clamd.ctl or localhost:3310, or empty for none";
}

std::optional<Message> certificate_is_readable(Settings const& settings) {
    auto const& tls = settings.tls;
    if (tls.certificate.empty())
        return tls.key.empty() ? std::optional<Message>() : "A key needs its certificate: set tls.certificate as well";

    auto const context = new_context();
    if (SSL_CTX_use_certificate_chain_file(context.get(), tls.certificate.c_str()) == 1) return std::nullopt;
    return refused_by_openssl("The certificate can't be read: {{reason}}");
}

std::optional<Message> key_fits_certificate(Settings const& settings) {
    auto const& tls = settings.tls;
    if (tls.certificate.empty()) return std::nullopt;
    if (tls.key.empty()) return "A certificate needs its key: set tls.key as well";

    auto const context = new_context();
    if (SSL_CTX_use_certificate_chain_file(context.get(), tls.certificate.c_str()) != 1) return std::nullopt;
    if (SSL_CTX_use_PrivateKey_file(context.get(), tls.key.c_str(), SSL_FILETYPE_PEM) == 1) return std::nullopt;
    return refused_by_openssl("The key can't be read or does not belong to the certificate: {{reason}}");
}

}  // namespace yitai::app
