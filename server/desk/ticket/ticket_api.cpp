#include "ticket/ticket_api.h"

#include "ticket/called.h"
#include "ticket/edit.h"
#include "ticket/history.h"

namespace yitai::ticket {
namespace {

struct When {
    std::optional<Instant> as_of;
};
YITAI_DESCRIBE(When, as_of)

struct TicketPatch : Editable {
    std::optional<State> state;
};
YITAI_DESCRIBE_DERIVED(TicketPatch, Editable, state)

TicketView read(Tx& tx, Reference const& reference, When const& when) {
    auto const ticket = get(tx, reference);
    return when.as_of ? as_of(tx, ticket, *when.as_of) : view(tx, ticket);
}

http::Page<HistoryView> past(Tx& tx, Reference const& reference) { return {history(tx, get(tx, reference)), {}, {}}; }

constexpr http::Route rows[] = {
    {http::GET, "/tickets/:ticket", Right::ticket_read, answer_with_names<read>, "One ticket, now or as it was"},
    {http::PATCH, "/tickets/:ticket", Right::ticket_classify, http::answer<edit, TicketPatch>, "Edit a ticket",
     http::Versioned::yes},
    {http::GET, "/tickets/:ticket/history", Right::ticket_read, answer_with_names<past>,
     "Every change of a ticket, oldest first"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::ticket
