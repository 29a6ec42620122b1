#include "ticket/belongings.h"

#include <set>

namespace yitai::ticket {
namespace {

template <class List>
void keep(Tx& tx, TicketId ticket, std::string const& table, std::string const& column, List const& before, List const& now) {
    if (before == now) return;
    if (!before.empty()) tx.run("delete from " + table + " where ticket_id = :ticket", {{"ticket", ticket}});
    std::set<typename List::value_type> const each(now.begin(), now.end());
    for (auto const& value : each)
        tx.run("insert into " + table + " (ticket_id, " + column + ") values (:ticket, :value)",
               {{"ticket", ticket}, {"value", value}});
}

}  // namespace

void keep_belongings(Tx& tx, Ticket const& before, Ticket const& ticket) {
    keep(tx, ticket.id, "ticket_ci", "ci_id", before.ci_ids, ticket.ci_ids);
    keep(tx, ticket.id, "ticket_tag", "tag", before.tags, ticket.tags);
    keep(tx, ticket.id, "ticket_watcher", "person_id", before.watcher_ids, ticket.watcher_ids);
    if (before.custom_fields != ticket.custom_fields) practice::keep_values(tx, ticket.id, ticket.custom_fields);
}

}  // namespace yitai::ticket
