// The log: JSON lines on standard output, one a happening, each with an id that docs/logs.md explains.
// No secrets, no message bodies; values are escaped.
#pragma once

#include "base/described.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yitai::log {

enum class Level { debug, info, warning, error };
YITAI_DESCRIBE_ENUM(Level, debug, info, warning, error)

// One row of the table in log.cpp: "server.started", info, "The server accepts requests".
struct Kind {
    std::string_view id;
    Level level;
    std::string_view sentence;
};
std::span<Kind const> kinds();

struct Field {
    std::string_view name;
    std::string value;
};

// The id must be in the table; an unknown one is a bug and is logged as such.
void write(std::string_view id, std::vector<Field> const& fields = {}) noexcept;
// The line that write() puts out.
std::string line_of(std::string_view id, std::vector<Field> const& fields = {});

void set_level(Level);
void flush();

}  // namespace yitai::log
