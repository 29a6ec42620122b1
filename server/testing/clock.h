// Test time: it stands still until a test moves it.
#pragma once

#include "base/time.h"

namespace yitai::testing {

void set_now(Instant);
void advance(Milliseconds);

}  // namespace yitai::testing
