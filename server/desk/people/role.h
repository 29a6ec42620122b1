// Roles bundle rights; the matrix is a table (role.cpp), read by column in docs/guides/administrator.md.
#pragma once

#include "base/right.h"

#include <vector>

namespace yitai {

enum class Role { requester, call_taker, agent, engineer, major_incident_manager, analyst, desk_manager, auditor, administrator };
YITAI_DESCRIBE_ENUM(Role, requester, call_taker, agent, engineer, major_incident_manager, analyst, desk_manager, auditor,
                    administrator)

namespace people {

// Everybody who has signed in is a requester, whatever other roles they hold.
Rights rights_of(std::vector<Role> const&);

// "*" or a list of right names ("ticket.read ticket.reply"); each reaches as far as its owner's. Throws Invalid.
Rights rights_of_scopes(std::string_view scopes);

}  // namespace people
}  // namespace yitai
