// An incident is an unplanned interruption or loss of quality of a service. Here it is reported; what is done with it, as with
// every kind of ticket, stands in the room work.
#pragma once

#include "attachment/attachment.h"
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
    CustomValues custom_fields;  // by code
    std::optional<Instant> happened_at;
    std::vector<AttachmentId> attachments;  // the caller's own that wait
};
YITAI_DESCRIBE(Report, subject, description, requester, reported_by, affected, channel, site, service, category, impact, urgency,
               group, assignee, cis, tags, custom_fields, happened_at, attachments)

// It needs only a subject; without a group it goes to the one that supports its service there, else to the desk itself.
Ticket report(Tx&, Report const&);

// The requester wrote to one that is closed for too long: what he says is reported anew, and leads back to it.
Ticket follow_up(Tx&, Ticket const& closed, std::string const& words);

}  // namespace yitai::incident
