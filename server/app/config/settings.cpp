#include "app/config/settings.h"

#include "app/config/setting_checks.h"
#include "app/config/setting_values.h"

#include <algorithm>

namespace yitai::app {
namespace {

template <auto... path>
constexpr Setting row(std::string_view name, std::string_view what, std::optional<Message> (*check)(Settings const&) = nullptr,
                      Secret secret = Secret::no) {
    return {name,
            what,
            [](Settings& settings, std::string_view text) { return read_value(text, (settings.*....*path)); },
            [](Settings const& settings) { return show_value((settings.*....*path)); },
            check,
            secret};
}

constexpr Setting setting_rows[] = {
    row<&Settings::listen>("listen", "Address and port of the API and the pages"),
    row<&Settings::data_dir>("data_dir", "Folder of everything the desk stores, of its lock and its command socket"),
    row<&Settings::database>("database", "postgresql://…; empty: SQLite in the data folder", database_is_a_url, Secret::yes),
    row<&Settings::metrics_listen>("metrics_listen", "Address and port of /metrics, /livez and /readyz; empty: no such listener"),
    row<&Settings::log_level>("log_level", "The least that is logged: debug, info, warning or error"),
    row<&Settings::time_zone>("time_zone", "The desk's time zone", time_zone_exists),
    row<&Settings::language>("language", "What the desk speaks when nobody's own language is known: en or zh"),
    row<&Settings::base_url>(
        "base_url", "Where people reach the desk, like https://desk.example; links that are given out begin so", base_url_is_one),
    row<&Settings::trusted_proxies>(
        "trusted_proxies", "Addresses or networks whose X-Forwarded-For is believed, separated by commas", proxies_are_addresses),
    row<&Settings::threads>("threads", "Threads that serve connections; 0: one a core"),
    row<&Settings::tls, &Tls::mode>("tls.mode", "auto: encrypt unless the address is a loopback one; on; off (behind a proxy)"),
    row<&Settings::tls, &Tls::certificate>("tls.certificate",
                                           "PEM file of the certificate and its chain; empty: a self-signed one is made",
                                           certificate_is_readable),
    row<&Settings::tls, &Tls::key>("tls.key", "PEM file of the certificate's key", key_fits_certificate),
    row<&Settings::audit, &AuditFiles::key>(
        "audit.key",
        "File of the key that signs the audit chains' checkpoints; made when missing; empty: audit.key in the data folder"),
    row<&Settings::audit, &AuditFiles::checkpoints>(
        "audit.checkpoints",
        "File the checkpoints are added to, best where the database's owner can't write; empty: "
        "audit-checkpoints.jsonl in the data folder"),
    row<&Settings::session, &Sessions::idle>("session.idle", "Minutes after which an unused session ends"),
    row<&Settings::session, &Sessions::length>("session.length", "Minutes after which any session ends"),
    row<&Settings::attachment, &Attachments::scanner>(
        "attachment.scanner", "The virus scanner: unix:/path or host:port of a clamd; empty: none", scanner_is_an_address),
    row<&Settings::limit, &Limits::api>("limit.api", "API requests a minute and token; 0: no limit"),
    row<&Settings::limit, &Limits::api_burst>("limit.api_burst", "API requests that may come at once"),
    row<&Settings::limit, &Limits::body>("limit.body", "Bytes of a request's body"),
    row<&Settings::limit, &Limits::file>("limit.file", "Bytes of a file that is attached"),
    row<&Settings::limit, &Limits::attachments>("limit.attachments",
                                                "Files of a ticket, and files of a person that wait for one"),
    row<&Settings::limit, &Limits::attachments_bytes>("limit.attachments_bytes", "Bytes of these files together"),
    row<&Settings::limit, &Limits::bodies>("limit.bodies",
                                           "Bytes of all requests' bodies at a time, beyond the first 16 KiB of each"),
    row<&Settings::limit, &Limits::header>("limit.header", "Bytes of a request's headers"),
    row<&Settings::limit, &Limits::headers>("limit.headers", "Headers of a request"),
    row<&Settings::limit, &Limits::target>("limit.target", "Bytes of a request's path and query"),
    row<&Settings::limit, &Limits::header_time>("limit.header_time", "Seconds in which a request's headers must have come"),
    row<&Settings::limit, &Limits::body_rate>("limit.body_rate", "Bytes a second at which a body must come at least"),
    row<&Settings::limit, &Limits::idle>("limit.idle", "Seconds that a connection may rest between requests"),
    row<&Settings::limit, &Limits::connections>("limit.connections", "Connections at once"),
    row<&Settings::limit, &Limits::connections_per_address>("limit.connections_per_address",
                                                            "Connections at once from one address; 0: no limit"),
    row<&Settings::limit, &Limits::write_queue>("limit.write_queue", "Changes that may wait for the database"),
    row<&Settings::limit, &Limits::statement_time>("limit.statement_time", "Milliseconds that one database statement may take"),
    row<&Settings::limit, &Limits::sign_in_account>(
        "limit.sign_in_account", "Wrong passwords for one login in 15 minutes, before each further try has to wait longer"),
    row<&Settings::limit, &Limits::sign_in_address>("limit.sign_in_address",
                                                    "Wrong passwords a minute from one address; 0: no limit"),
    row<&Settings::limit, &Limits::sign_in_network>("limit.sign_in_network",
                                                    "Wrong passwords an hour from one network (/24, /64); 0: no limit"),
    row<&Settings::limit, &Limits::reset_account>("limit.reset_account",
                                                  "Forgotten passwords an hour that are taken for one login"),
    row<&Settings::limit, &Limits::reset_address>(
        "limit.reset_address", "Forgotten passwords, and links that are not good, an hour from one address; 0: no limit"),
};

// Rather too much is hidden than too little: a password may hold unescaped '/' and '@'.
std::string without_password(std::string url) {
    auto const start = url.find("://");
    if (start == url.npos) return "***";
    auto const colon = url.find(':', start + 3), at = url.rfind('@');
    if (at != url.npos && colon < at) url.replace(colon + 1, at - colon - 1, "***");
    for (auto from = url.find("password="); from != url.npos; from = url.find("password=", from + 9))
        url.replace(from + 9, std::min(url.find('&', from), url.size()) - from - 9, "***");
    return url;
}

}  // namespace

std::span<Setting const> settings_table() { return setting_rows; }

Setting const* find_setting(std::string_view name) {
    auto const* found =
        std::find_if(std::begin(setting_rows), std::end(setting_rows), [&](Setting const& row) { return row.name == name; });
    return found == std::end(setting_rows) ? nullptr : found;
}

std::string environment_name(std::string_view setting) {
    std::string name = "YITAI_";
    for (char c : setting) name += c == '.' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return name;
}

std::string flag_name(std::string_view setting) {
    std::string name = "--";
    for (char c : setting) name += c == '.' || c == '_' ? '-' : c;
    return name;
}

std::string masked(Setting const& setting, std::string const& value) {
    return setting.secret == Secret::no || value.empty() ? value : without_password(value);
}

}  // namespace yitai::app
