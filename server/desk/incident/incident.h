// An incident is an unplanned interruption or loss of quality of a service. It is reported, given to somebody, worked on,
// set waiting, resolved, confirmed and closed.
#pragma once

#include "ticket/view.h"

namespace yitai::incident {

struct Report {
    Line<255> subject;
    std::optional<Text<65536>> description;
    std::optional<std::string> requester, reported_by, affected;  // by login or id; the caller when left out
    std::optional<Channel> channel;
    std::optional<std::string> site, service, category;
    std::optional<Level> impact, urgency;  // 3 when left out
    std::optional<std::string> group, assignee;
    std::vector<std::string> cis;                        // by asset number or id
    std::vector<Line<60>> tags;
    std::map<std::string, json::Value> custom_fields;    // by name; the desk has defined none yet
    std::optional<Instant> happened_at;
};
YITAI_DESCRIBE(Report, subject, description, requester, reported_by, affected, channel, site, service, category, impact, urgency,
               group, assignee, cis, tags, custom_fields, happened_at)

struct Assignment {
    std::optional<std::string> group, assignee;  // null: nobody
    std::optional<Text<500>> reason;
};
YITAI_DESCRIBE(Assignment, group, assignee, reason)

struct Pending {
    PendingReason reason{};
    std::optional<Instant> until;
    std::optional<Text<2000>> comment;
};
YITAI_DESCRIBE(Pending, reason, until, comment)

struct Resolution {
    Line<40> code;
    Line<65536> text;
    std::optional<Line<40>> cause;
};
YITAI_DESCRIBE(Resolution, code, text, cause)

struct Reason {
    Line<500> reason;
};
YITAI_DESCRIBE(Reason, reason)

// How long after closing a requester's word reopens an incident.
inline constexpr Hours reopen_window{7 * 24};

Ticket report(Tx&, Report const&);
Ticket assign(Tx&, ticket::Reference const&, Assignment const&);
Ticket pend(Tx&, ticket::Reference const&, Pending const&);
Ticket resume(Tx&, ticket::Reference const&);
Ticket resolve(Tx&, ticket::Reference const&, Resolution const&);  // assigns an unassigned one to the resolver
Ticket reopen(Tx&, ticket::Reference const&, Reason const&);       // Conflict outside the window
Ticket close(Tx&, ticket::Reference const&);
Ticket cancel(Tx&, ticket::Reference const&, Reason const&);

// The requester has spoken: what waits for them goes on, what was resolved is taken up again.
void requester_replied(Tx&, Ticket const&);

}  // namespace yitai::incident
