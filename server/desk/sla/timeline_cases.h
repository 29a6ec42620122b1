// Cases of whole tickets: events and three targets, and what their clocks are expected to say.
#pragma once

#include "sla/case_calendar.h"

namespace yitai::sla {

// What the clocks of that case say under the names that its `expect` has. Throws Invalid naming what is wrong with the case.
json::Object timeline_result(json::Value const& timeline, Calendars const&);

}  // namespace yitai::sla
