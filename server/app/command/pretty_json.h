// JSON with a line for each member, for files that people and diffs read.
#pragma once

#include "base/json.h"

namespace yitai::app {

std::string pretty_json(json::Value const&);

}  // namespace yitai::app
