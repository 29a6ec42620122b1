// Checking the chain: every row's hash, its place in its lane, its payload, and each lane's recorded head.
#pragma once

#include "timeline/timeline.h"

namespace yitai::timeline {

struct Audit {
    std::int64_t rows = 0;
    std::int64_t lanes = 0;
    std::optional<std::string> first_bad;  // "timeline row 42 (lane 1, number 40): its hash does not follow from its content"
};
YITAI_DESCRIBE(Audit, rows, lanes, first_bad)

// Reads in pages, so memory stays flat. `progress` is called about once a second's worth of rows.
Audit verify(Tx&, std::function<void(std::int64_t rows)> progress = {});

}  // namespace yitai::timeline
