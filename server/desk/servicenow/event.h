// An event of a ServiceNow incident: what it was like from a moment on. What its file leaves open is empty.
#pragma once

#include "ticket/ticket.h"

namespace yitai::servicenow {

struct Standing {
    State state = State::new_;
    std::optional<PendingReason> reason;
    bool operator==(Standing const&) const = default;
};

struct Event {
    std::int64_t row = 0;
    Instant at, opened_at;
    Standing standing;
    std::string word;  // for its state, as it stands there
    std::string number, subject, caller, group, assignee, site, category, subcategory, symptom, ci, channel;
    std::string problem, change, caused_by, vendor;  // numbers in that desk
    std::string code, resolver;                      // they, and these moments, are known of the end only
    std::optional<Instant> resolved_at, closed_at;
    std::string priority_word;
    int impact = 0, urgency = 0, priority = 0;  // 0: left open
    int reassignments = 0;
    std::optional<int> reopenings;
};

}  // namespace yitai::servicenow
