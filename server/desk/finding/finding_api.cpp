#include "finding/finding_api.h"

#include "finding/completion.h"
#include "finding/finding.h"

namespace yitai::finding {
namespace {

constexpr http::Route route_rows[] = {
    {http::GET, "/search", Right::ticket_read, http::answer<find>, "Tickets, people, services and configuration items by words"},
    {http::GET, "/search/completions", Right::ticket_read, http::answer<complete>, "How a query may go on"},
};

}  // namespace

std::span<http::Route const> routes() { return route_rows; }

}  // namespace yitai::finding
