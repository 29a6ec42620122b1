// Figures on contacts: how many of which nature came to which outcome, how many were settled at once, and who calls again.
#pragma once

#include "contact/contact.h"

namespace yitai::contact {

enum class Dimension { nature, outcome, channel, handler, day };
YITAI_DESCRIBE_ENUM(Dimension, nature, outcome, channel, handler, day)

struct FiguresQuery {
    Instant from, to;  // of happened_at; to is not included
    std::vector<Dimension> group_by;       // nature and outcome when left out
    std::optional<std::string> time_zone;  // of the days; Asia/Shanghai when left out
};
YITAI_DESCRIBE(FiguresQuery, from, to, group_by, time_zone)

// A count; what was not asked for is null.
struct Figure {
    std::optional<Nature> nature;
    std::optional<Outcome> outcome;
    std::optional<ContactChannel> channel;
    std::optional<std::string> handler, day;
    std::int64_t count = 0;
};
YITAI_DESCRIBE(Figure, nature, outcome, channel, handler, day, count)

struct Figures {
    Instant from, to;
    std::int64_t total = 0;
    std::optional<double> first_contact_rate;  // answered, of those answered, reported or joined to a ticket
    std::optional<double> deflection_rate;     // answered or guided away, of all that came to an end with the caller
    std::int64_t repeat_callers = 0;           // who reached the desk more than once
    std::int64_t repeat_contacts = 0;          // and how often they did
    std::vector<Figure> data;
};
YITAI_DESCRIBE(Figures, from, to, total, first_contact_rate, deflection_rate, repeat_callers, repeat_contacts, data)

Figures figures(Tx&, FiguresQuery const&);

}  // namespace yitai::contact
