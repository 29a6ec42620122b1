// A role change: somebody gets or loses a role, or a role is altered. As long as fewer than two people administer the desk it
// happens at once; from then on a second one has to agree (four eyes). Source: separation of duties,
// docs/guides/operator.md.
#pragma once

#include "people/person.h"
#include "role/definition.h"

namespace yitai {

enum class RoleAction { grant, revoke, define, retire };
YITAI_DESCRIBE_ENUM(RoleAction, grant, revoke, define, retire)

enum class RoleChangeState { proposed, applied, rejected, withdrawn };
YITAI_DESCRIBE_ENUM(RoleChangeState, proposed, applied, rejected, withdrawn)

struct RoleChange {
    Id<RoleChange> id;
    RoleAction action = RoleAction::grant;
    std::string role;
    PersonId person_id;              // grant, revoke
    OrganisationId organisation_id;  // what a grant is narrowed to
    SiteId region_id;
    std::map<std::string, Scope> rights;  // define: all the role is to have
    std::string reason;
    std::optional<std::int64_t> restored_from;  // define: the rights are those of that version
    RoleChangeState state = RoleChangeState::proposed;
    PersonId asked_by_id, decided_by_id;
    std::optional<Instant> decided_at;
    std::int64_t version = 1;
    Instant created_at;
};
YITAI_DESCRIBE(RoleChange, id, action, role, person_id, organisation_id, region_id, rights, reason, restored_from, state,
               asked_by_id, decided_by_id, decided_at, version, created_at)

namespace role {

// Throws Invalid (no such role, what can't be narrowed or has to be), Conflict (nothing would change, the last administrator,
// one's own role).
RoleChange ask_for(Tx&, RoleChange);
RoleChange approve(Tx&, RoleChange);   // by another than who asked and whom it is about
RoleChange turn_down(Tx&, RoleChange, std::string_view reason);  // withdrawn when it is who asked
RoleChange get_change(Tx&, Id<RoleChange>);

}  // namespace role
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::RoleChange> = "role_change";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::RoleChange> = "role_change";
