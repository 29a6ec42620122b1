#include "http/reserve.h"

namespace yitai::http {
namespace {

// Requesters write no internal notes.
bool is_agent(Actor const& actor) { return actor.via == Via::web && actor.may(Right::ticket_note); }

}  // namespace

db::Lane Reserve::lane_of(Request const& request) const {
    auto const credential = presented_credential(request);
    if (credential.empty()) return db::Lane::others;
    std::lock_guard const lock(mutex_);
    return agents_.contains(key_of_('a', credential)) ? db::Lane::agents : db::Lane::others;
}

void Reserve::note(Request const& request, Actor const& actor) {
    auto const credential = presented_credential(request);
    if (credential.empty()) return;
    std::lock_guard const lock(mutex_);
    auto const key = key_of_('a', credential);
    if (!is_agent(actor)) {
        agents_.erase(key);
        return;
    }
    if (agents_.size() >= most_agents_ && !agents_.contains(key)) agents_.erase(agents_.begin());
    agents_.insert(key);
}

}  // namespace yitai::http
