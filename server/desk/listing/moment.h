// Moments as a query names them: 2026-01-31, today, a time, now-2h, -7d. Days are those of the desk's zone.
#pragma once

#include "base/time.h"

#include <optional>
#include <string_view>

namespace yitai::listing {

struct Span {
    Instant begin, end;  // the same but for a day
    bool is_day() const { return end > begin; }
    Instant after() const { return is_day() ? end : end + Milliseconds(1); }  // the first moment that is later
};
std::optional<Span> span_of(std::string_view word, Instant now);

}  // namespace yitai::listing
