// Settings: what an administrator decides. A setting has one name; "limit.api" is `api` under [limit] in the file,
// YITAI_LIMIT_API in the environment and --limit-api on the command line.
#pragma once

#include "base/log.h"
#include "base/message.h"
#include "base/text.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yitai::app {

struct Endpoint {
    std::string address;  // IPv4 or IPv6, without brackets
    unsigned short port = 0;
};
bool is_address(std::string const&);  // IPv4 or IPv6
bool is_loopback(Endpoint const&);
std::string to_string(Endpoint const&);  // "127.0.0.1:8080", "[::1]:8080"

enum class TlsMode { auto_, on, off };  // auto: for addresses that other machines can reach
YITAI_DESCRIBE_ENUM(TlsMode, auto_, on, off)

struct Tls {
    TlsMode mode = TlsMode::auto_;
    std::string certificate, key;
};
YITAI_DESCRIBE(Tls, mode, certificate, key)

// Empty: audit.key and audit-checkpoints.jsonl in the data folder.
struct AuditFiles {
    std::string key, checkpoints;
};
YITAI_DESCRIBE(AuditFiles, key, checkpoints)

struct Limits {
    Within<0, 1'000'000> api{600};
    Within<1, 1'000'000> api_burst{60};
    Within<1'024, 1'073'741'824> body{1'048'576};
    Within<1'024, 2'147'000'000> file{26'214'400};
    Within<1, 100'000> attachments{200};
    Within<1'024, 2'147'483'647> attachments_bytes{524'288'000};
    Within<1'048'576, 2'147'483'647> bodies{67'108'864};
    Within<1'024, 1'048'576> header{16'384};
    Within<10, 1'000> headers{100};
    Within<256, 65'536> target{8'192};
    Within<1, 600> header_time{10};
    Within<0, 1'048'576> body_rate{1'024};
    Within<1, 3'600> idle{60};
    Within<1, 1'000'000> connections{10'000};
    Within<0, 1'000'000> connections_per_address{200};
    Within<1, 1'000'000> write_queue{10'000};
    Within<10, 600'000> statement_time{2'000};
    Within<1, 100> sign_in_account{5};
    Within<0, 1'000'000> sign_in_address{30};
    Within<0, 1'000'000> sign_in_network{300};
    Within<1, 100> reset_account{3};
    Within<0, 1'000'000> reset_address{10};
};
YITAI_DESCRIBE(Limits, api, api_burst, body, file, attachments, attachments_bytes, bodies, header, headers, target, header_time,
               body_rate, idle, connections, connections_per_address, write_queue, statement_time, sign_in_account,
               sign_in_address, sign_in_network, reset_account, reset_address)

struct Sessions {
    Within<1, 525'600> idle{720};
    Within<1, 525'600> length{10'080};
};
YITAI_DESCRIBE(Sessions, idle, length)

struct Attachments {
    std::string scanner;
};
YITAI_DESCRIBE(Attachments, scanner)

struct Settings {
    Endpoint listen{"127.0.0.1", 8080};
    std::string data_dir = "data";
    std::string database;
    std::optional<Endpoint> metrics_listen;
    log::Level log_level = log::Level::info;
    std::string time_zone = "Asia/Shanghai";
    Language language = Language::en;
    std::string base_url;
    std::vector<std::string> trusted_proxies;
    Within<0, 256> threads{0};
    Tls tls;
    AuditFiles audit;
    Sessions session;
    Attachments attachment;
    Limits limit;
};
YITAI_DESCRIBE(Settings, listen, data_dir, database, metrics_listen, log_level, time_zone, language, base_url, trusted_proxies,
               threads, tls, audit, session, attachment, limit)

enum class Secret { no, yes };

struct Setting {
    std::string_view name;
    std::string_view what;
    std::optional<Message> (*read)(Settings&, std::string_view text);  // answers what is wrong with the text
    std::string (*show)(Settings const&);
    std::optional<Message> (*check)(Settings const&) = nullptr;  // once all are read: files, zones, pairs
    Secret secret = Secret::no;
};
std::span<Setting const> settings_table();
Setting const* find_setting(std::string_view name);

std::string environment_name(std::string_view setting);  // YITAI_LIMIT_API
std::string flag_name(std::string_view setting);         // --limit-api

// As it may be shown: the password in a URL and whole other secrets become ***.
std::string masked(Setting const&, std::string const& value);

}  // namespace yitai::app
