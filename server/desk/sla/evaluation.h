// Working time held against a file of cases: for each what was expected, what this desk counts, and whether that is the same.
#pragma once

#include "base/json.h"

namespace yitai::sla {

struct Verdict {
    std::string id;
    json::Value expected, got;
    bool ok = false;
};
YITAI_DESCRIBE(Verdict, id, expected, got, ok)

// Throws Invalid naming what in the file is none: a case, a calendar, the file itself.
std::vector<Verdict> evaluate(std::string_view file);

}  // namespace yitai::sla
