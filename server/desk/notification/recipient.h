// Whom an event concerns: people by their part in the ticket, and who stands in for those of them who are away.
#pragma once

#include "ticket/ticket.h"
#include "timeline/timeline.h"

namespace yitai::notification {

enum class Whom {
    assignee,
    desk,       // the assignee, or everybody in the group as long as there is none
    manager,    // the group's
    requester,
    watchers,
    mentioned,  // in the entry
    doer,       // the task's assignee
    named       // as to_person in the event's details
};

std::vector<PersonId> people_for(Tx&, Whom, Ticket const&, timeline::Happening const&);

// A text or a list of texts among an event's details.
std::optional<std::string> detail(timeline::Happening const&, std::string_view name);
std::vector<std::string> details(timeline::Happening const&, std::string_view name);
bool has_detail(timeline::Happening const&, std::string_view name, bool value);

}  // namespace yitai::notification
