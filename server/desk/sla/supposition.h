// What would have become of a ticket's clocks if other terms had held from its beginning: for explaining a promise beside today's
// agreements, and for trying out one that is not published.
#pragma once

#include "sla/policies.h"

#include <map>

namespace yitai::sla {

// The same events under these terms alone, by metric; none: nothing would have been promised.
std::map<Metric, Counted> supposed(Tx&, Ticket const&, std::optional<ClockTerms> const&);

// The newest tickets that one of these agreements is for, of those reported of late.
std::vector<Ticket> newest_under(Tx&, std::span<Agreement const>, int most);

}  // namespace yitai::sla
