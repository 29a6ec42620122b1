#include "queue/queue_api.h"

#include "queue/counts.h"
#include "ticket/called.h"

namespace yitai::queue {
namespace {

http::Created<SavedViewView> add(Tx& tx, ViewFields const& given) {
    auto added = add_view(tx, given);
    auto const location = "/api/v1/views/" + to_string(added.id);
    return {std::move(added), location};
}

using http::answer;
constexpr auto versioned = http::Versioned::yes;
constexpr auto reading = Right::ticket_read;

constexpr http::Route route_rows[] = {
    {http::GET, "/views", reading, answer<views>, "Saved views: one's own, one's groups' and those for all"},
    {http::POST, "/views", reading, answer<add>, "Save a view"},
    {http::GET, "/views/counts", reading, answer<counts>, "How many tickets views hold, up to 50 views at once"},
    {http::GET, "/views/:view", reading, answer<show_view>, "A view"},
    {http::PATCH, "/views/:view", reading, answer<change_view, ViewFields>, "Change a view", versioned},
    {http::DELETE, "/views/:view", reading, answer<remove_view>, "Remove a view", versioned},
    {http::GET, "/views/:view/tickets", reading, ticket::answer_with_names<tickets_of_view>, "The tickets of a view"},
    {http::PUT, "/views/:view/star", reading, answer<star_view>, "Star a view"},
    {http::DELETE, "/views/:view/star", reading, answer<unstar_view>, "Take the star off a view"},
};

}  // namespace

std::span<http::Route const> routes() { return route_rows; }

}  // namespace yitai::queue
