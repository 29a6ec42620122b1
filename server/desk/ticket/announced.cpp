#include "ticket/announced.h"

#include "db/dialect.h"

namespace yitai::ticket {
namespace {

struct Announcing {
    TicketId object_id;
    Instant happened_at;
};
YITAI_DESCRIBE(Announcing, object_id, happened_at)

}  // namespace

OrganisationId home(Tx& tx) {
    return tx.find<OrganisationId>("select id from organisation where kind = 'internal' order by id limit 1")
        .value_or(OrganisationId{});
}

std::map<TicketId, Instant> announced_at(Tx& tx, std::vector<std::int64_t> const& tickets) {
    std::map<TicketId, Instant> announced;
    if (tickets.empty()) return announced;
    auto const text = "select object_id, happened_at from timeline where object_kind = 'ticket' and object_id in (" +
                      db::numbers_in(tx.engine(), ":ids") + ") and type like '%.announced' order by id";
    for (auto const& row : tx.select<Announcing>(text, {{"ids", tickets}})) announced[row.object_id] = row.happened_at;
    return announced;
}

}  // namespace yitai::ticket
