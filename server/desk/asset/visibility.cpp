#include "asset/visibility.h"

#include "catalog/support.h"

namespace yitai::asset {
namespace {

std::string reached(Scope scope) {
    if (scope == Scope::all) return "true";
    if (scope == Scope::none) return "false";
    if (scope < Scope::team) return "owner_id = :me";
    return "(owner_id = :me or " + catalog::is_supported_by_my_groups("service_id") + ')';
}

}  // namespace

people::Condition reached_by(Actor const& actor, Right right) { return people::reached_by(actor, right, reached); }

}  // namespace yitai::asset
