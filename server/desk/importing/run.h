// Runs an import on the caller's thread: looks at all rows, then changes the desk a few hundred rows a transaction, so that
// nobody waits for it. An error, a cancellation or a crash takes back what was done.
#pragma once

#include "importing/import.h"

namespace yitai::importing {

// Told after every step; what it throws leaves the import where it is, to be taken back later.
using Told = std::function<void(Import const&)>;
inline void nobody_is_told(Import const&) {}

Import run(db::Database&, ImportId, Check&, Told const& = nobody_is_told);

// Goes on with what is being taken back, to its end.
Import take_back(db::Database&, ImportId, Told const& = nobody_is_told);

// Takes back what nobody has worked on since that moment: its process ended.
void take_back_abandoned(db::Database&, Instant not_alive_since);

}  // namespace yitai::importing
