// The kinds whose items are more than a row with a code.
#pragma once

#include "bundle/kind.h"

namespace yitai::bundle {

KindRow desk();
KindRow people();
KindRow groups();  // with their members
KindRow roles();   // those an administrator made
KindRow grants();  // which roles somebody holds
KindRow holiday_sets();
KindRow practices();
KindRow closing_codes();
KindRow canned_replies();

}  // namespace yitai::bundle
