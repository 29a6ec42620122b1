// What can be asked of the room over HTTP.
#pragma once

#include "http/route.h"

namespace yitai::profile {
std::span<http::Route const> routes();
}
