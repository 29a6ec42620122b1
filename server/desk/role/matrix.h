// The permission matrix: which right each built-in role has, and how far it reaches. Source: the matrix of roles and
// permissions in docs/roles.md.
#pragma once

#include "base/bilingual.h"
#include "base/right.h"

namespace yitai {

enum class Role {
    requester,
    call_taker,
    agent,
    engineer,
    call_back_agent,
    major_incident_manager,
    analyst,
    knowledge_manager,
    problem_manager,
    change_manager,
    cab_member,
    operations_manager,
    desk_manager,
    supplier_contact,
    organisation_manager,
    auditor,
    administrator,
    api_client
};
YITAI_DESCRIBE_ENUM(Role, requester, call_taker, agent, engineer, call_back_agent, major_incident_manager, analyst,
                    knowledge_manager, problem_manager, change_manager, cab_member, operations_manager, desk_manager,
                    supplier_contact, organisation_manager, auditor, administrator, api_client)

namespace role {

inline constexpr std::size_t role_count = boost::mp11::mp_size<boost::describe::describe_enumerators<Role>>::value;

Bilingual name(Role);
Rights rights_of(Role);
Rights rights_of_everybody();  // who has signed in: a requester, whatever other roles he holds

// What concerns things that belong to an organisation or lie somewhere. The other rights hold for the whole desk or not at all.
bool can_be_narrowed(Right);

// "*" or a list of right names ("ticket.read ticket.reply"); each reaches as far as its owner's. Throws Invalid.
Rights rights_of_scopes(std::string_view scopes);

}  // namespace role
}  // namespace yitai
