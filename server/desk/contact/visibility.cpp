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

people::Condition reached_by(Actor const& actor, Right right) { return people::reached_by(actor, right, reached); }

}  // namespace yitai::contact
