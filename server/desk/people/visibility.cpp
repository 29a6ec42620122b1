#include "people/visibility.h"

#include "people/group.h"
#include "people/reference.h"
#include "people/tree.h"

#include <fmt/format.h>

#include <algorithm>

namespace yitai::people {
namespace {

Acquaintance acquaintance{"false", "false"};

constexpr std::string_view myself = "(id = :me or id in (select deputy.person_id from deputy where deputy_id = :me))";
constexpr std::string_view my_groups =
    "id in (select colleague.person_id from group_member mine join group_member colleague on colleague.group_id = mine.group_id"
    " where mine.person_id = :me)";

std::string people_reached(Scope scope) {
    if (scope == Scope::all) return "true";
    std::string sql(myself);
    if (scope >= Scope::own) sql = fmt::format("{} or {}", sql, acquaintance.own);
    if (scope >= Scope::team) sql = fmt::format("{} or {} or {}", sql, my_groups, acquaintance.team);
    return '(' + sql + ')';
}

std::string narrowed(Reach const& reach) {
    std::string sql = "true";
    if (reach.organisation) sql += fmt::format(" and organisation_id = {}", reach.organisation.value);
    if (reach.region) sql += " and " + tree::lies_within({"site", 0}, "site_id", std::to_string(reach.region.value));
    return sql;
}

}  // namespace

void set_acquaintance(Acquaintance given) { acquaintance = given; }

Condition reached_by(Actor const& actor, Right right, Reached const& reached) {
    auto const scope = actor.rights[right];
    if (scope == Scope::all) return {"true", {}};
    if (!actor.person) return {"false", {}};

    std::string sql = scope == Scope::none ? "false" : reached(scope);
    for (auto const& reach : actor.narrowed)
        if (reach.rights.allows(right)) sql += fmt::format(" or ({} and {})", narrowed(reach), reached(reach.rights[right]));
    return {'(' + sql + ')', {{"me", actor.person}}};
}

Condition reached_by(Actor const& actor, Right right) { return reached_by(actor, right, people_reached); }

bool reaches(Tx& tx, Right right, PersonId person) {
    auto [condition, params] = reached_by(tx.actor(), right);
    params.push_back({"id", person});
    return tx.find<PersonId>("select id from person where id = :id and " + condition, params).has_value();
}

bool knows_organisation(Actor const& actor, OrganisationId organisation) {
    if (actor.rights[Right::person_read] == Scope::all || !organisation || organisation == actor.organisation) return true;
    return std::any_of(actor.narrowed.begin(), actor.narrowed.end(), [&](Reach const& reach) {
        return reach.organisation == organisation && reach.rights.allows(Right::person_read);
    });
}

std::string knows_organisation(Actor const& actor, std::string_view column) {
    if (actor.rights[Right::person_read] == Scope::all) return "true";
    std::string known = std::to_string(actor.organisation.value);
    for (auto const& reach : actor.narrowed)
        if (reach.organisation && reach.rights.allows(Right::person_read)) known += fmt::format(", {}", reach.organisation.value);
    return fmt::format("({} is null or {} in ({}))", column, column, known);
}

PersonId person_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    auto const condition = "active and " + knows_organisation(tx.actor(), "organisation_id");
    return reference::resolve<Person>(tx, "person", "login", reference, pointer, condition);
}
GroupId group_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    return reference::resolve<Group>(tx, "desk_group", "code", reference, pointer, "active");
}
SiteId site_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    auto const condition = "active and " + knows_organisation(tx.actor(), "organisation_id");
    return reference::resolve<Site>(tx, "site", "code", reference, pointer, condition);
}
DepartmentId department_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    auto const condition = "active and " + knows_organisation(tx.actor(), "organisation_id");
    return reference::resolve<Department>(tx, "department", "code", reference, pointer, condition);
}
OrganisationId organisation_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    auto const condition = "active and " + knows_organisation(tx.actor(), "id");
    return reference::resolve<Organisation>(tx, "organisation", "code", reference, pointer, condition);
}

}  // namespace yitai::people
