#include "announcement/announcement_api.h"

#include "announcement/announced.h"
#include "ticket/called.h"

namespace yitai::announcement {
namespace {

http::Created<TicketView> join_one(Tx& tx, ticket::Reference const& announced, Joining const& given) {
    auto const mine = join(tx, announced, given);
    return {ticket::view(tx, mine), "/api/v1/tickets/" + to_string(mine.id)};
}

constexpr http::Route rows[] = {
    {http::GET, "/announcements", Right::ticket_read, ticket::answer_with_names<announcements>,
     "Faults that are known and concern you, the newest first, 50 at most"},
    {http::POST, "/announcements/:ticket/me-too", Right::ticket_create, http::answer<join_one>,
     "Say that you have this fault too; your report is put under the announced one"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::announcement
