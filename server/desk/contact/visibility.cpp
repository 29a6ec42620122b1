#include "contact/visibility.h"

#include <fmt/format.h>

namespace yitai::contact {
namespace {

constexpr std::string_view own = "handler_id = :me";
constexpr std::string_view teams =
    "handler_id in (select colleague.person_id from group_member mine join group_member colleague on colleague.group_id = "
    "mine.group_id"
    " where mine.person_id = :me)";

std::string reached(Scope scope) {
    if (scope == Scope::all) return "true";
    if (scope < Scope::own) return "false";
    return scope == Scope::own ? std::string(own) : fmt::format("({} or {})", own, teams);
}

}  // namespace

people::Condition reached_by(Actor const& actor, Right right) {
    auto const scope = actor.rights[right];
    if (scope == Scope::all) return {"true", {}};
    if (!actor.person) return {"false", {}};

    auto sql = reached(scope);
    for (auto const& reach : actor.narrowed)
        if (reach.rights.allows(right))
            sql += fmt::format(" or ({} and {})", people::narrowed(reach, "organisation_id", "site_id"),
                               reached(reach.rights[right]));
    return {'(' + sql + ')', {{"me", actor.person}}};
}

}  // namespace yitai::contact
