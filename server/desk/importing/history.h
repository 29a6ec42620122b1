// Histories: files whose rows are not things but what has happened to them. What is replayed stays, and is gone on with after an
// interruption. The room that replays one is handed in at start.
#pragma once

#include "importing/run.h"

namespace yitai::importing {

constexpr bool is_history(Kind kind) { return kind == Kind::servicenow; }

struct History {
    // Throws Invalid: the file, its header, the time zone. Answers how many rows there are.
    std::size_t (*check)(std::string const& text, std::optional<std::string> const& time_zone);
    Import (*replay)(db::Database&, ImportId, std::string text, Told const&);
};
void set_history(History);
History const& history();

}  // namespace yitai::importing
