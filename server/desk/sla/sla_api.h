#pragma once

#include "http/route.h"

namespace yitai::sla {

std::span<http::Route const> routes();

}  // namespace yitai::sla
