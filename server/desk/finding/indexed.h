// What of a thing is in the full-text index, and that it has to be indexed anew when it changes.
#pragma once

#include "search/index.h"
#include "timeline/timeline.h"

namespace yitai::finding {

// Nothing: it is not there.
std::optional<search::Texts> texts_of(Tx&, search::Kind, std::int64_t id);

// The reaction to every event: one small row in the queue of what is to be indexed.
void queue_changed(Tx&, timeline::Recorded const&);

// The tables whose rows are indexed.
std::string_view source_of(search::Kind);

}  // namespace yitai::finding
