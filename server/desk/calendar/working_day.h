// Working days, until calendars say more: Monday to Friday in the desk's time zone.
#pragma once

#include "base/time.h"

#include <string>

namespace yitai::calendar {

void set_desk_zone(std::string const& name);  // once, at start

// The same time of day that many working days later. From a day that is none, the first one after it counts as the first.
Instant after_working_days(Instant, int days);

}  // namespace yitai::calendar
