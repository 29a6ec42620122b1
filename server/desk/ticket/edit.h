// Editing the fields of a ticket by merge patch (RFC 7396). What has a verb of its own (assignment, pending, resolution …)
// is not edited here.
#pragma once

#include "ticket/ticket.h"
#include "ticket/view.h"

namespace yitai::ticket {

// What a patch may name. `priority` set by hand needs a priority_reason; null returns it to the matrix.
struct Editable {
    Line<255> subject;
    Text<65536> description;
    std::string requester;
    std::optional<std::string> affected, site, service, category;
    Channel channel = Channel::api;
    Level impact{3}, urgency{3};
    std::optional<Level> priority;
    std::optional<Line<500>> priority_reason;
    std::vector<std::string> cis;
    std::vector<Line<60>> tags;
    CustomValues custom_fields;
};
YITAI_DESCRIBE(Editable, subject, description, requester, affected, site, service, category, channel, impact, urgency, priority,
               priority_reason, cis, tags, custom_fields)

TicketView edit(Tx&, Reference const&, json::Value const& patch);

}  // namespace yitai::ticket
