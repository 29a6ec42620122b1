#include "listing/listing_api.h"

#include "listing/list.h"
#include "ticket/called.h"

namespace yitai::listing {
namespace {

http::Page<TicketView> all(Tx& tx, http::ListQuery const& query) { return page(tx, query); }

constexpr http::Route rows[] = {
    {http::GET, "/tickets", Right::ticket_read, ticket::answer_with_names<all>, "Tickets of every kind, newest first"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::listing
