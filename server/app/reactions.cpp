#include "app/reactions.h"

#include "app/live.h"
#include "asset/ci.h"
#include "incident/incident.h"

namespace yitai::app {
namespace {

// A word from the requester sets going what waited for them, and takes up again what was resolved.
void hear_requester(Tx& tx, timeline::Recorded const& recorded) {
    auto const* from_requester = recorded.happening.details.find("from_requester");
    if (!from_requester || !*from_requester->as<bool>()) return;
    incident::requester_replied(tx, ticket::get(tx, TicketId{recorded.row.object_id}));
}

// What a service runs on would be left without it.
void keep_in_use(Tx& tx, timeline::Recorded const& recorded) {
    asset::check_nothing_serves(tx, ServiceId{recorded.row.object_id});
}

constexpr timeline::Reaction rows[] = {
    // what happened            at once           later (a kind of job)
    {"conversation.replied",    hear_requester,   {}},
    {"service.retired",         keep_in_use,      {}},
    {"*",                       live::publish,    {}},
};

}  // namespace

std::span<timeline::Reaction const> reactions() { return rows; }

}  // namespace yitai::app
