#include "ticket/visibility.h"

#include <algorithm>

namespace yitai::ticket {
namespace {

constexpr std::string_view requested = "(requester_id = :me or reported_by_id = :me or affected_id = :me)";
constexpr std::string_view owned = "(assignee_id = :me or created_by_id = :me)";
constexpr std::string_view teams = "group_id in (select group_id from group_member where person_id = :me)";

}  // namespace

Condition reached_by(Actor const& actor, Right right) {
    auto const scope = actor.rights[right];
    if (scope == Scope::all) return {"true", {}};
    if (scope == Scope::none || !actor.person) return {"false", {}};

    std::string sql(requested);
    if (scope >= Scope::own) (sql += " or ") += owned;
    if (scope >= Scope::team) (sql += " or ") += teams;
    return {'(' + sql + ')', {{"me", actor.person}}};
}

bool reaches(Actor const& actor, Right right, Ticket const& ticket) {
    auto const scope = actor.rights[right];
    if (scope == Scope::all) return true;
    if (scope == Scope::none || !actor.person) return false;

    auto const me = actor.person;
    auto const& groups = actor.groups;
    bool const mine = ticket.requester_id == me || ticket.reported_by_id == me || ticket.affected_id == me;
    bool const own = scope >= Scope::own && (ticket.assignee_id == me || ticket.created_by_id == me);
    bool const team = scope >= Scope::team && std::find(groups.begin(), groups.end(), ticket.group_id) != groups.end();
    return mine || own || team;
}

}  // namespace yitai::ticket
