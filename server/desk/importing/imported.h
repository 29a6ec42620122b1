// What an import did, row by row, and how it is taken back: what was added is removed, or made inactive where something
// refers to it; what was changed gets its former values, unless somebody changed it since.
#pragma once

#include "importing/import.h"

namespace yitai::importing {

enum class Action { added, changed };
YITAI_DESCRIBE_ENUM(Action, added, changed)

enum class Outcome { removed, retired, restored, kept };
YITAI_DESCRIBE_ENUM(Outcome, removed, retired, restored, kept)

Action apply_draft(Tx&, Import const&, Check const&, Draft const&, std::size_t place);

// The last few that still stand; the last of all ends the import.
Import take_back_some(Tx&, ImportId);

}  // namespace yitai::importing
