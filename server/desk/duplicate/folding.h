// Folding: when one fault is reported many times, the later reports become children of one of them. This decides which; it
// changes nothing.
#pragma once

#include "queue/open_ticket.h"

#include <set>

namespace yitai::duplicate {

// A rule with all that lies within its site and its category; an empty set stands for everything.
struct FoldBy {
    std::string code;
    std::set<Kind> kinds;
    ServiceId service_id;
    std::set<SiteId> sites;
    std::set<CategoryId> categories;
    int least = 3;
    Minutes within{60};
    double similarity = 0.5;
};

bool holds_for(FoldBy const&, queue::OpenTicket const&);

struct Fold {
    std::string rule;  // its code
    TicketId parent;
    std::vector<TicketId> children;  // in order
};

// The newcomer and the reports like it that stand alone go below one that leads already: announced, or parent of one of them;
// else below the oldest. Only what belongs to one organisation is folded, so that nobody is told of another's faults.
std::optional<Fold> fold_of(FoldBy const&, queue::OpenTicket const& newcomer, std::vector<queue::OpenTicket> const& open);

}  // namespace yitai::duplicate
