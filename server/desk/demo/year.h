// The shape of a year: when people report. Mondays and the days after holidays are full, nights, weekends and the Spring Festival
// nearly empty.
#pragma once

#include "calendar/hours.h"
#include "demo/dice.h"

namespace yitai::demo {

inline constexpr int days_of_a_year = 365;

// So many moments before `now`, in order.
std::vector<Instant> moments_of_a_year(Dice&, calendar::Hours const& office, Instant now, int count);

}  // namespace yitai::demo
