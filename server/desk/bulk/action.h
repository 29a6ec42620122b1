// What can be done to many tickets at once: every row is a verb that could be said to one of them, with the body it takes.
#pragma once

#include "ticket/ticket.h"

#include <span>

namespace yitai::bulk {

enum class Action {
    edit,
    assignment,
    escalation,
    pending,
    resumption,
    resolution,
    reopening,
    closure,
    cancellation,
    entry,
    parent,
    detachment,
    watcher,
    tags
};
YITAI_DESCRIBE_ENUM(Action, edit, assignment, escalation, pending, resumption, resolution, reopening, closure, cancellation,
                    entry, parent, detachment, watcher, tags)

// Tags that each of them gets or loses; the others stay.
struct TagChange {
    std::vector<Line<60>> add, remove;
};
YITAI_DESCRIBE(TagChange, add, remove)

void check_body(Action, json::Value const& body);  // Invalid at /body/…
void apply(Tx&, Action, TicketId, json::Value const& body);  // whatever the verb throws

}  // namespace yitai::bulk
