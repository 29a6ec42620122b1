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

struct Actor {
    PersonId person;  // names nobody for the desk itself and for somebody who has not signed in
    std::optional<PersonId> impersonator;
    std::string login;
    OrganisationId organisation;
    Rights rights;
    std::vector<GroupId> groups;
    Via via = Via::api;
    std::string principal;  // what rate limits and idempotency keys count by: "token:7", "session:9"; empty: nobody
};

Actor the_desk(Via = Via::job);  // may do everything
Actor nobody();                  // may do what is open to anyone

}  // namespace yitai
