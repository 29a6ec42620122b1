// The basic report: how many tickets, by what they are, and how far the desk kept its promises. Each figure names the list that
// holds its tickets.
#pragma once

#include "ticket/ticket.h"

namespace yitai::report {

struct BasicQuery {
    std::optional<Instant> from, to;  // of happened_at; to is not included
    std::optional<Kind> kind;
};
YITAI_DESCRIBE(BasicQuery, from, to, kind)

// Of the promises that are decided. What is open, or was promised nothing, is in neither.
struct Attainment {
    std::int64_t met = 0, missed = 0;
    std::optional<double> rate;  // met of both
};
YITAI_DESCRIBE(Attainment, met, missed, rate)

struct Figure {
    std::string value;  // a state, a priority, a code, a month such as 2026-03; "none"
    std::int64_t tickets = 0;
    Attainment response, resolution;
    std::string list;   // the path at which the tickets are read
};
YITAI_DESCRIBE(Figure, value, tickets, response, resolution, list)

// What happened to some tickets more than once.
struct Repeated {
    std::int64_t tickets = 0, times = 0, most = 0;
    std::string list, list_of_most;
};
YITAI_DESCRIBE(Repeated, tickets, times, most, list, list_of_most)

struct Basic {
    Figure all;
    std::vector<Figure> by_state, by_priority, by_service, by_group;  // the most tickets first
    std::vector<Figure> by_month;                                     // of the desk's zone; the newest 240
    Repeated reopened, reassigned;
    std::string response_missed, resolution_missed;                   // lists
};
YITAI_DESCRIBE(Basic, all, by_state, by_priority, by_service, by_group, by_month, reopened, reassigned, response_missed,
               resolution_missed)

// Of the tickets that the actor may read and report on.
Basic basic(Tx&, BasicQuery const&);

}  // namespace yitai::report
