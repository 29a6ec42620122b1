#include "role/holder.h"

#include "people/tree.h"
#include "role/definition.h"

#include <algorithm>

namespace yitai::role {
namespace {

constexpr tree::Tree sites{"site", 0};

Reach reach_of(Tx& tx, Grant const& grant, Rights const& rights) {
    Reach reach{{}, grant.organisation_id, grant.region_id, {}};
    for_each_enumerator<Right>([&](std::string_view, Right right) {
        if (can_be_narrowed(right)) reach.rights.grant(right, rights[right]);
    });
    if (reach.region)
        for (auto site : tree::within(tx, sites, reach.region.value)) reach.sites.push_back({site});
    return reach;
}

}  // namespace

std::optional<Rights> rights_of(Tx& tx, std::string_view code) {
    if (auto const built_in = enum_from<Role>(code)) return rights_of(*built_in);
    if (auto const made = find_definition(tx, code)) return rights_of(*made);
    return std::nullopt;
}

void empower(Tx& tx, Actor& actor, std::vector<Grant> const& grants) {
    actor.rights.grant(rights_of_everybody());
    for (auto const& grant : grants) {
        auto const rights = rights_of(tx, grant.role);
        if (!rights) continue;  // the role is no more
        if (grant.organisation_id || grant.region_id) actor.narrowed.push_back(reach_of(tx, grant, *rights));
        else actor.rights.grant(*rights);
    }
}

void limit(Actor& actor, Rights const& scopes) {
    actor.rights = actor.rights.limited_to(scopes);
    for (auto& reach : actor.narrowed) reach.rights = reach.rights.limited_to(scopes);
}

bool holds(Person const& person, Role role) {
    return std::any_of(person.grants.begin(), person.grants.end(), [&](Grant const& grant) {
        return grant.role == name_of(role) && !grant.organisation_id && !grant.region_id;
    });
}

// Few people hold roles at all: those have an index of their own.
std::int64_t active_holders(Tx& tx, Role role) {
    auto const people = tx.select<Person>("select * from person where grants <> '[]' and active");
    return std::count_if(people.begin(), people.end(), [&](Person const& person) { return holds(person, role); });
}

}  // namespace yitai::role
