#include "base/log.h"

#include "base/json.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <cstdio>

namespace yitai::log {

namespace {

constexpr std::size_t longest_value = 4096;

constexpr Kind table[] = {
    {"server.starting", Level::info, "The server starts"},
    {"server.started", Level::info, "The server accepts requests"},
    {"server.stopping", Level::info, "The server stops: it takes no new requests and finishes those at hand"},
    {"server.stopped", Level::info, "The server has stopped"},
    {"server.failed", Level::error, "The server could not start or go on"},
    {"server.descriptors_low", Level::warning, "The process may open fewer files than a busy server needs"},
    {"certificate.made", Level::warning,
     "There was no certificate for an address others can reach, so a self-signed one was made"},
    {"configuration.read_again", Level::info,
     "The configuration was read again; the log level follows it, other settings wait for a restart"},
    {"configuration.refused", Level::error, "The configuration is wrong; what was in force stays in force"},
    {"database.opened", Level::info, "The database is open and its schema is up to date"},
    {"database.connection_lost", Level::error, "The database can't be reached; it is tried again until it can"},
    {"database.reconnected", Level::info, "The database can be reached again"},
    {"database.effect_failed", Level::error, "What follows a commit in memory failed: a bug"},
    {"database.answer_failed", Level::error, "Whoever waited for a commit could not be told: a bug"},
    {"storage.sync_failed", Level::error, "Storage failed to sync: nothing more is acknowledged and the process ends"},
    {"http.failed", Level::error, "A request ended by an error nobody expected; its answer carries the same request id"},
    {"job.failed", Level::warning, "A job failed and will be tried again"},
    {"job.parked", Level::error, "A job failed too often and waits for a person: see yitai jobs list"},
    {"job.lease_lost", Level::warning, "A job took longer than its lease and somebody else has it now"},
    {"job.trouble", Level::error, "The worker could not look for due jobs; it tries again"},
    {"search.behind", Level::error, "What changed could not be taken into the full-text index; it is tried again"},
    {"search.rebuilding", Level::warning, "The full-text index did not hold what the desk holds; it is made anew by itself"},
    {"queue.behind", Level::error, "The open tickets in memory could not be brought up to date; it is tried again"},
    {"import.failed", Level::error, "An import could not be gone on with; it is taken back"},
    {"attachment.unfinished", Level::info, "Files that were on their way in when the last process ended were removed"},
    {"attachment.damaged", Level::error,
     "A stored file holds other bytes than were stored, or is missing: restore it from a backup"},
    {"clock.jumped", Level::error,
     "The wall clock was set: warnings and breaches are held until somebody confirms that it is right"},
    {"clock.trouble", Level::error, "What clocks have come to could not be recorded; it is tried again"},
    {"presence.failed", Level::error, "Whose presence is over could not be told; it is tried again"},
    {"audit.checkpoint_failed", Level::error, "The audit chains could not be sealed by a checkpoint; it is tried again"},
    {"command.ran", Level::info, "A command came by the command socket and ended"},
    {"command.refused", Level::warning, "A connection to the command socket was refused"},
    {"command.broken", Level::error, "A command ended by an error nobody expected"},
    {"log.unknown_id", Level::error, "Something was logged under an id that is not in the table: a bug"},
};

Kind const* find(std::string_view id) {
    auto const* found = std::find_if(std::begin(table), std::end(table), [&](Kind const& kind) { return kind.id == id; });
    return found == std::end(table) ? nullptr : found;
}

// Values come from anywhere. JSON already escapes CR, LF and ESC; what else moves a terminal's cursor or breaks a line
// (DEL, C1, U+2028, U+2029) is escaped as well, and broken UTF-8 does not get through.
void write_value(std::string& out, std::string_view value) {
    std::string cut(value.substr(0, longest_value));
    if (cut.size() < value.size()) {
        while (!cut.empty() && (cut.back() & 0xc0) == 0x80) cut.pop_back();
        if (!cut.empty() && (cut.back() & 0x80)) cut.pop_back();
        cut += "…";
    }
    bool const broken = !is_utf8(cut);
    std::string plain;
    json::write_string(plain, cut);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        auto const rest = std::string_view(plain).substr(i);
        auto const second = rest.size() > 1 ? static_cast<unsigned char>(rest[1]) : 0;
        if (rest[0] == '\x7f') out += "\\u007f";
        else if (broken && (rest[0] & 0x80)) out += "\\ufffd";
        else if (rest[0] == '\xc2' && second < 0xa0) out += "\\u00" + to_hex(rest.substr(1, 1)), i += 1;
        else if (rest.starts_with("\xe2\x80\xa8")) out += "\\u2028", i += 2;
        else if (rest.starts_with("\xe2\x80\xa9")) out += "\\u2029", i += 2;
        else out += rest[0];
    }
}

spdlog::logger& logger() {
    static spdlog::logger instance = [] {
        spdlog::logger made("yitai", std::make_shared<spdlog::sinks::stdout_sink_mt>());
        made.set_pattern("%v");
        made.flush_on(spdlog::level::info);
        return made;
    }();
    return instance;
}

spdlog::level::level_enum spdlog_level(Level level) {
    constexpr spdlog::level::level_enum levels[] = {spdlog::level::debug, spdlog::level::info, spdlog::level::warn,
                                                    spdlog::level::err};
    return levels[static_cast<std::size_t>(level)];
}

}  // namespace

std::span<Kind const> kinds() { return table; }

std::string line_of(std::string_view id, std::vector<Field> const& fields) {
    auto const* kind = find(id);
    if (!kind) {
        auto with_id = fields;
        with_id.push_back({"unknown_id", std::string(id)});
        return line_of("log.unknown_id", with_id);
    }

    std::string line = "{\"time\":\"" + to_rfc3339(now()) + "\",\"level\":\"" + std::string(name_of(kind->level)) +
                       "\",\"id\":\"" + std::string(kind->id) + "\",\"msg\":\"" + std::string(kind->sentence) + '"';
    for (auto const& field : fields) {
        line += ',';
        json::write_string(line, field.name);
        line += ':';
        write_value(line, field.value);
    }
    return line += '}';
}

void write(std::string_view id, std::vector<Field> const& fields) noexcept try {
    auto const* kind = find(id);
    auto const level = spdlog_level(kind ? kind->level : Level::error);
    if (logger().should_log(level)) logger().log(level, spdlog::string_view_t(line_of(id, fields)));
} catch (std::exception const& error) {
    std::fprintf(stderr, "yitai: a line of the log is lost: %s\n", error.what());
}

void set_level(Level level) { logger().set_level(spdlog_level(level)); }

void flush() { logger().flush(); }

}  // namespace yitai::log
