// The actor is who asks: a person (by session or token), or the desk itself acting by a timer or a reaction.
#pragma once

#include "base/id.h"
#include "base/message.h"
#include "base/right.h"

#include <optional>
#include <string>
#include <vector>

namespace yitai {

// Through what a change came.
enum class Via { api, web, command, job, mail, phone, import };
YITAI_DESCRIBE_ENUM(Via, api, web, command, job, mail, phone, import)

// Rights that hold within one organisation or one region only.
struct Reach {
    Rights rights;
    OrganisationId organisation;  // names none: any
    SiteId region;                // names none: anywhere
    std::vector<SiteId> sites;    // the region and all within it, in order
};

struct Actor {
    PersonId person;  // names nobody for the desk itself and for somebody who has not signed in
    std::optional<PersonId> impersonator;
    std::string login;
    OrganisationId organisation;
    Rights rights;                // over the whole desk
    std::vector<Reach> narrowed;  // and further ones, not so far
    std::vector<GroupId> groups;
    std::vector<PersonId> acts_for;  // whose deputy he is
    bool shares_tickets = false;     // his organisation's people see each other's
    Via via = Via::api;
    std::string principal;  // what rate limits and idempotency keys count by: "token:7", "session:9"; empty: nobody

    bool may(Right) const;  // somewhere at least
};

Actor the_desk(Via = Via::job);  // may do everything
Actor nobody();                  // may do what is open to anyone

}  // namespace yitai
