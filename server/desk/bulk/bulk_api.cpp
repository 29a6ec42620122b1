#include "bulk/bulk_api.h"

#include "bulk/bulk_change.h"

namespace yitai::bulk {
namespace {

http::Accepted<BulkChangeView> add(Tx& tx, NewBulkChange const& given) { return {ask(tx, given)}; }

http::Page<BulkItemView> show_items(Tx& tx, BulkChangeId id, http::ListQuery const& query, http::Request const& request) {
    return items(tx, id, query, request.language);
}

constexpr auto working = Right::ticket_classify;
constexpr json::Limits names_all{.nodes = 2 * most_named};

constexpr http::Route rows[] = {
    {http::GET, "/bulk-changes", working, http::answer<list>, "One's own bulk changes, newest first"},
    {http::POST, "/bulk-changes", working, http::answer<add>, "Do the same to many tickets, as a job", http::Versioned::no,
     http::Secret::no, nullptr, http::Writes::rows, names_all},
    {http::GET, "/bulk-changes/:bulk", working, http::answer<show>, "How far a bulk change is"},
    {http::GET, "/bulk-changes/:bulk/items", working, http::answer<show_items>, "What came of each ticket"},
    {http::PUT, "/bulk-changes/:bulk/cancellation", working, http::answer<cancel>, "Stop it; what is done stays"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::bulk
