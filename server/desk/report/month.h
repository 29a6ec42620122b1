// Months of a zone.
#pragma once

#include "base/time.h"

#include <date/tz.h>

#include <string>
#include <vector>

namespace yitai::report {

inline constexpr std::size_t most_months = 240;

struct Month {
    std::string name;  // 2026-03
    Instant begin, end;
};
// All that lie between, both ends' months with them, oldest first; of more than the most, the newest.
std::vector<Month> months_between(Instant first, Instant last, date::time_zone const&);

}  // namespace yitai::report
