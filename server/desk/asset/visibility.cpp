#include "asset/visibility.h"

#include "catalog/support.h"

#include <fmt/format.h>

namespace yitai::asset {
namespace {

std::string reached(Scope scope) {
    if (scope == Scope::all) return "true";
    if (scope == Scope::none) return "false";
    if (scope < Scope::team) return "owner_id = :me";
    return "(owner_id = :me or " + catalog::is_supported_by_my_groups("service_id") + ')';
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

}  // namespace yitai::asset
