#include "task/visibility.h"

#include "ticket/visibility.h"

#include <fmt/format.h>

#include <algorithm>

namespace yitai::task {
namespace {

std::string by_group(Scope scope) {
    return scope < Scope::team ? "false" : "task.group_id in (select group_id from group_member where person_id = :me)";
}

}  // namespace

people::Condition reached_by(Actor const& actor, Right right) {
    auto reached = ticket::reached_by(actor, right);
    if (reached.sql == "true") return reached;
    reached.sql =
        fmt::format("(task.assignee_id = :me or exists (select 1 from ticket where ticket.id = task.ticket_id and ({} or {})))",
                    reached.sql, people::reached_by(actor, right, by_group).sql);
    return reached;
}

std::optional<Task> find(Tx& tx, Reference const& reference, Right right) {
    auto reached = reached_by(tx.actor(), right);
    if (auto const id = parse_integer(reference.text)) {
        reached.params.emplace_back("id", *id);
        return tx.find<Task>("select * from task where id = :id and " + reached.sql, reached.params);
    }
    reached.params.emplace_back("number", reference.text);
    return tx.find<Task>("select * from task where number = :number and " + reached.sql, reached.params);
}

bool may_see(Actor const& actor, Task const& task, Ticket const& ticket) {
    if (actor.person && task.assignee_id == actor.person) return true;
    bool const belongs = std::count(actor.groups.begin(), actor.groups.end(), task.group_id) > 0;
    return ticket::reaches(actor, Right::ticket_note_read, ticket) ||
           (belongs && actor.rights[Right::ticket_note_read] >= Scope::team);
}

}  // namespace yitai::task
