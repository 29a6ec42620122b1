// Everything that a report counts, from one pass over the tickets.
#pragma once

#include "people/visibility.h"
#include "report/month.h"
#include "ticket/ticket.h"

#include <map>

namespace yitai::report {

struct Sum {
    std::int64_t tickets = 0, response_met = 0, response_missed = 0, resolution_met = 0, resolution_missed = 0;
};

// What happened to some tickets more than once.
struct Times {
    std::int64_t tickets = 0, times = 0, most = 0;
};

struct Sums {
    Sum all;
    std::map<State, Sum> by_state;
    std::map<int, Sum> by_priority;
    std::map<ServiceId, Sum> by_service;
    std::map<GroupId, Sum> by_group;
    std::vector<Month> months;  // of the desk's zone, from the oldest ticket's to the newest one's
    std::vector<Sum> by_month;  // beside them
    Times reopened, reassigned;
};

Sums sums(Tx&, people::Condition const& of);

}  // namespace yitai::report
