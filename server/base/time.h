// Time: an instant is UTC to the millisecond; it is a bigint in rows and RFC 3339 text in JSON.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace yitai {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;
using Minutes = std::chrono::minutes;
using Hours = std::chrono::hours;

// The one clock of the process. The server links base/clock.cpp; tests link testing/clock.cpp, where time stands still
// until it is moved.
Instant now();

std::string to_rfc3339(Instant);                          // 2026-01-31T08:00:00.000Z
std::optional<Instant> parse_rfc3339(std::string_view);  // years 0001–9999, any offset; leap second 60 counts as 59

// Such a time, or "now", or "now-24h": so many minutes (m), hours (h) or days (d) before or after.
std::optional<Instant> parse_when(std::string_view, Instant now);

inline std::int64_t to_epoch_ms(Instant at) { return at.time_since_epoch().count(); }
inline Instant from_epoch_ms(std::int64_t ms) { return Instant(Milliseconds(ms)); }

}  // namespace yitai
