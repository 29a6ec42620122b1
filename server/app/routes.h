// Everything that can be asked.
#pragma once

#include "http/route.h"

#include <vector>

namespace yitai::app {
std::vector<std::span<http::Route const>> routes();

// All of it for the API's description, with what is answered outside the transactions.
std::vector<http::Route const*> described_routes();
}  // namespace yitai::app
