// The live stream of the API: what is recorded in the timeline, told to whoever may see it, once it is committed.
#pragma once

#include "http/boundary.h"
#include "http/events.h"
#include "timeline/timeline.h"

#include <functional>
#include <optional>
#include <string>

namespace yitai::live {

// Who may see an event, and the number people know its object by. It is asked inside the transaction and answers with a
// function that needs none.
struct Audience {
    std::function<bool(Actor const&)> may_see;
    std::optional<std::string> number;
    std::string_view told_by_name_only = {};  // a field whose values not all of them may see
};
using FindAudience = Audience (*)(Tx&, timeline::Recorded const&);
// Until one is set, only who may read the whole audit trail sees anything. Once, at start.
void set_audience(FindAudience);

void publish(Tx&, timeline::Recorded const&);  // the reaction to every event
void announce(http::Event);                    // what is no row of the timeline

http::DirectRoute route();         // GET /api/v1/events
http::Route const& description();  // how the API shows it
std::size_t subscribers();

}  // namespace yitai::live
