// Tags: free words on a ticket, each once.
#pragma once

#include "base/text.h"

#include <string>
#include <vector>

namespace yitai::ticket {

std::vector<std::string> tags_from(std::vector<Line<60>> const&);  // throws Invalid at /tags: too many

}  // namespace yitai::ticket
