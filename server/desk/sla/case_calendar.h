// The calendars of a case file, as tools exchange them: weekdays beside pairs of times, holidays as dates or *-MM-DD.
#pragma once

#include "base/json.h"
#include "calendar/hours.h"

#include <map>
#include <string>

namespace yitai::sla {

using Calendars = std::map<std::string, calendar::Hours>;

// What is wrong with one is added to the problems, its name in the pointer.
Calendars calendars_of(json::Value const& file, json::Problems&);

}  // namespace yitai::sla
