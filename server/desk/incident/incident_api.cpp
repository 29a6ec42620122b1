#include "incident/incident_api.h"

#include "incident/incident.h"
#include "listing/list.h"
#include "ticket/called.h"

namespace yitai::incident {
namespace {

http::Page<TicketView> list(Tx& tx, http::ListQuery const& query) { return listing::page(tx, query, Kind::incident); }

http::Created<TicketView> create(Tx& tx, Report const& given) {
    auto const ticket = report(tx, given);
    return {ticket::view(tx, ticket), "/api/v1/tickets/" + to_string(ticket.id)};
}

constexpr http::Route rows[] = {
    {http::GET, "/incidents", Right::ticket_read, ticket::answer_with_names<list>, "Incidents, newest first"},
    {http::POST, "/incidents", Right::ticket_create, http::answer<create>, "Report an incident"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::incident
