// Everything that can be asked.
#pragma once

#include "http/route.h"

#include <vector>

namespace yitai::app {
std::vector<std::span<http::Route const>> routes();
}
