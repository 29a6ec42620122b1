// What can be asked of the room over HTTP.
#pragma once

#include "http/route.h"

namespace yitai::announcement {
std::span<http::Route const> routes();
}
