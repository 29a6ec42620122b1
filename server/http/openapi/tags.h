// What each first word of a path is about, for the API's description.
#pragma once

#include "base/json.h"

#include <string_view>

namespace yitai::openapi {

// The tag with its sentence, where there is one.
json::Value described_tag(std::string_view name);

}  // namespace yitai::openapi
