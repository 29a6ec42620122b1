// What can be asked of the room over HTTP.
#pragma once

#include "http/route.h"

namespace yitai::access {
std::span<http::Route const> routes();  // all of them
std::span<http::Route const> session_routes();
std::span<http::Route const> token_routes();
}  // namespace yitai::access
