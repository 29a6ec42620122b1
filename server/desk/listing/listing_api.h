// What can be asked of the room over HTTP.
#pragma once

#include "http/route.h"

namespace yitai::listing {
std::span<http::Route const> routes();
}
