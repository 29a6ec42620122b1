// A problem of each status that operations answer with, as the desk itself writes it.
#pragma once

#include "base/json.h"

#include <string_view>

namespace yitai::openapi {

json::Value problem_example(std::string_view status);  // null: none is known

}  // namespace yitai::openapi
