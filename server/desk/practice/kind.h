// The kinds of tickets: each is a practice of its own with its own numbers, lifecycle and rules.
#pragma once

#include "base/described.h"

namespace yitai {

enum class Kind { incident, request, problem, change, release };
YITAI_DESCRIBE_ENUM(Kind, incident, request, problem, change, release)

}  // namespace yitai
