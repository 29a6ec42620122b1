// What follows from what.
#pragma once

#include "timeline/timeline.h"

namespace yitai::app {
std::span<timeline::Reaction const> reactions();
std::span<timeline::Reaction const> quiet_reactions();  // while a past is put together
}  // namespace yitai::app
