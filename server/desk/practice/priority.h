// Priority comes from impact and urgency by a practice's matrix; 1 is highest. An override names its reason.
#pragma once

#include "base/described.h"
#include "base/text.h"

namespace yitai {

using Level = Within<1, 4>;  // 1 is the greatest impact, the highest urgency or priority

enum class PrioritySource { computed, overridden, imported };
YITAI_DESCRIBE_ENUM(PrioritySource, computed, overridden, imported)

}  // namespace yitai
