#include "chase/chase_api.h"

#include "chase/chase.h"

namespace yitai::chase {
namespace {

http::Created<ChaseView> add_one(Tx& tx, ticket::Reference const& reference, NewChase const& given) {
    auto added = add(tx, reference, given);
    auto const location = "/api/v1/tickets/" + *added.ticket + "/chases";
    return {std::move(added), location};
}

constexpr http::Route rows[] = {
    {http::GET, "/tickets/:ticket/chases", Right::ticket_read, http::answer<list>, "How often it was chased, oldest first"},
    {http::POST, "/tickets/:ticket/chases", Right::ticket_chase, http::answer<add_one>, "Ask the desk to hurry",
     http::Versioned::yes},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::chase
