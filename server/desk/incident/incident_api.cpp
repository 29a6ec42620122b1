#include "incident/incident_api.h"

#include "incident/incident.h"
#include "ticket/list.h"

namespace yitai::incident {
namespace {

using ticket::Reference;

http::Page<TicketView> list(Tx& tx, http::ListQuery const& query) { return ticket::list(tx, query, Kind::incident); }

http::Created<TicketView> create(Tx& tx, Report const& given) {
    auto const ticket = report(tx, given);
    return {ticket::view(tx, ticket), "/api/v1/tickets/" + to_string(ticket.id)};
}

// A verb of the room as a route: does it, and shows the ticket as it is afterwards.
template <auto verb>
struct Shown;
template <class... Arguments, Ticket (*verb)(Tx&, Arguments...)>
struct Shown<verb> {
    static TicketView run(Tx& tx, Arguments... arguments) { return ticket::view(tx, verb(tx, arguments...)); }
};
template <auto verb>
constexpr auto const& shown = http::answer<&Shown<verb>::run>;

constexpr auto versioned = http::Versioned::yes;

constexpr http::Route rows[] = {
    {http::GET, "/incidents", Right::ticket_read, http::answer<list>, "Incidents, newest first"},
    {http::POST, "/incidents", Right::ticket_create, http::answer<create>, "Report an incident"},
    {http::PUT, "/tickets/:ticket/assignment", Right::ticket_assign, shown<assign>, "Give it to a group or a person", versioned},
    {http::PUT, "/tickets/:ticket/pending", Right::ticket_classify, shown<pend>, "Set it waiting", versioned},
    {http::DELETE, "/tickets/:ticket/pending", Right::ticket_classify, shown<resume>, "Go on with it", versioned},
    {http::PUT, "/tickets/:ticket/resolution", Right::ticket_resolve, shown<resolve>, "Resolve it", versioned},
    {http::DELETE, "/tickets/:ticket/resolution", Right::ticket_reopen, shown<reopen>, "Reopen it", versioned},
    {http::PUT, "/tickets/:ticket/closure", Right::ticket_close, shown<close>, "Close it", versioned},
    {http::PUT, "/tickets/:ticket/cancellation", Right::ticket_cancel, shown<cancel>, "Cancel it", versioned},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::incident
