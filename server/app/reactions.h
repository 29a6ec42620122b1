// What follows from what.
#pragma once

#include "timeline/timeline.h"

namespace yitai::app {
std::span<timeline::Reaction const> reactions();
}
