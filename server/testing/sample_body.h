// A body that a route accepts as far as its schema can tell: the least of it, made from the route's own description.
#pragma once

#include "http/route.h"

#include <string>
#include <vector>

namespace yitai::testing {

struct SampleBody {
    json::Value body;                // null: the route takes none
    std::vector<std::string> texts;  // members that take any text, which may be references
    bool is_list = false;            // its answer is a page of a list
};
SampleBody sample_body(http::Route const&);

}  // namespace yitai::testing
