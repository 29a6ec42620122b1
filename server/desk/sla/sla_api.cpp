#include "sla/sla_api.h"

#include "sla/application.h"
#include "sla/explanation.h"
#include "sla/timer.h"

namespace yitai::sla {
namespace {

http::Created<AgreementView> created(Tx& tx, AgreementFields const& given) {
    auto added = add_agreement(tx, given);
    auto const location = "/api/v1/agreements/" + to_string(added.id);
    return {std::move(added), location};
}

using http::answer;
constexpr auto versioned = http::Versioned::yes;
constexpr auto reading = Right::catalog_read, managing = Right::desk_manage;

constexpr http::Route rows[] = {
    {http::GET, "/agreements", reading, answer<agreements>, "What is promised for whom"},
    {http::POST, "/agreements", managing, answer<created>, "Add an agreement"},
    {http::GET, "/agreements/:agreement", reading, answer<agreement>, "An agreement"},
    {http::PATCH, "/agreements/:agreement", managing, answer<change_agreement, AgreementFields>,
     "Change an agreement; clocks that run keep the version they were promised", versioned},
    {http::POST, "/agreements/:agreement/application", managing, answer<apply_to_open>,
     "Promise what it says now for its open tickets as well"},
    {http::GET, "/tickets/:ticket/clocks", Right::ticket_read, answer<explain>, "Its clocks, each second of them explained"},
    {http::GET, "/timers", managing, answer<timers>, "The timers of clocks, and whether they are held"},
    {http::PUT, "/timers/confirmation", managing, answer<confirm_wall_clock>,
     "Say that the server's clock is right after it jumped, so that timers go on"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::sla
