// Replays a file: reads it whole, makes whom and what it names, then goes through its incidents, some hundred events a
// transaction. Each incident is here with all its events or not at all, so that a later run goes on where one was left.
#pragma once

#include "importing/history.h"

namespace yitai::servicenow {

inline constexpr importing::CsvLimits limits{64, 500'000};

std::size_t check(std::string const& text, std::optional<std::string> const& time_zone);
Import replay_file(db::Database&, ImportId, std::string text, importing::Told const&);

}  // namespace yitai::servicenow
