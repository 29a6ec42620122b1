// What can be asked of the room over HTTP.
#pragma once

#include "http/route.h"

namespace yitai::revision {

std::span<http::Route const> routes();

}  // namespace yitai::revision
