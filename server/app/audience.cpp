#include "app/audience.h"

#include "task/visibility.h"
#include "ticket/happened.h"
#include "ticket/history.h"
#include "ticket/visibility.h"

namespace yitai::app {
namespace {

bool reads_audit(Actor const& actor) { return actor.rights[Right::audit_read] == Scope::all; }

// Held and withdrawn replies are the desk's own affair until they are released.
bool is_internal(timeline::Recorded const& recorded) {
    std::string_view const type = recorded.row.type;
    return ticket::is_kept_inside(recorded.happening.details) || type == "conversation.noted" || type == "conversation.replied" ||
           type == "conversation.withdrawn";
}

live::Audience audience_of_task(Tx& tx, TaskId id) {
    auto const task = std::make_shared<Task const>(task::get(tx, id));
    auto const ticket = std::make_shared<Ticket const>(ticket::get(tx, task->ticket_id));
    return {[task, ticket](Actor const& actor) { return task::may_see(actor, *task, *ticket); }, task->number};
}

}  // namespace

live::Audience audience_of(Tx& tx, timeline::Recorded const& recorded) {
    if (recorded.row.object_kind == "task") return audience_of_task(tx, TaskId{recorded.row.object_id});
    if (recorded.row.object_kind != "ticket") return {reads_audit, std::nullopt};

    auto const ticket = ticket::of(tx, recorded);
    auto const needed = is_internal(recorded) ? Right::ticket_note_read : Right::ticket_read;
    return {[ticket, needed](Actor const& actor) {
                return ticket::reaches(actor, Right::ticket_read, *ticket) && ticket::reaches(actor, needed, *ticket);
            },
            ticket->number, "custom_fields"};
}

}  // namespace yitai::app
