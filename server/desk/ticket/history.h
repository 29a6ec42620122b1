// A ticket's past: every change as it was recorded, and the ticket as it stood at any moment.
#pragma once

#include "ticket/view.h"
#include "timeline/timeline.h"

namespace yitai::ticket {

// One thing that happened, with people, groups and services by name.
struct HistoryView {
    timeline::RowId id;
    Instant happened_at, recorded_at;
    std::optional<std::string> actor;  // nobody: the desk itself
    Via via = Via::api;
    std::string type;
    std::optional<std::int64_t> version_after;
    std::vector<timeline::Change> changes;
    json::Value details;
};
YITAI_DESCRIBE(HistoryView, id, happened_at, recorded_at, actor, via, type, version_after, changes, details)

// For an actor who may not read internal notes, what is internal is left out.
std::vector<HistoryView> history(Tx&, Ticket const&);

// Some happenings say by their details ("internal": true) that only the desk is told of them.
bool is_kept_inside(json::Value const& details);

// NotFound when it did not exist yet.
TicketView as_of(Tx&, Ticket const&, Instant at);

// As it was in that version; none when there was no such version.
std::optional<TicketView> in_version(Tx&, Ticket const&, std::int64_t version);

}  // namespace yitai::ticket
