// The reserve: what a flood of portal, API or mail traffic can't take from those who work at the desk.
// An agent is known by the session he works in, once it has been good; tokens have no part in it, however much they may do.
#pragma once

#include "db/transaction.h"
#include "http/caller_key.h"

#include <mutex>
#include <unordered_set>

namespace yitai::http {

class Reserve {
public:
    explicit Reserve(std::size_t most_agents = 20'000) : most_agents_(most_agents) {}

    db::Lane lane_of(Request const&) const;
    // What the request's credential turned out to be worth.
    void note(Request const&, Actor const&);

private:
    std::size_t const most_agents_;
    CallerKeys const key_of_;
    mutable std::mutex mutex_;
    std::unordered_set<CallerKey> agents_;
};

}  // namespace yitai::http
