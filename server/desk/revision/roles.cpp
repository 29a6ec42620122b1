#include "revision/kind.h"
#include "role/holder.h"

#include <algorithm>

namespace yitai::revision {
namespace of_roles {
namespace {

struct RoleContent {
    Code code;
    Names name;
    std::map<std::string, Scope> rights;
};
YITAI_DESCRIBE(RoleContent, code, name, rights)

RoleContent content_of(RoleDefinition const& role) { return {role.code, {role.name.zh, role.name.en}, role.rights}; }

json::Value content(Tx&, json::Value const& row) { return as_value(content_of(json::from<RoleDefinition>(row))); }

// What it is once the change holds, whether or not somebody else has to agree first.
Outcome define(Tx& tx, RoleDefinition role, std::map<std::string, Scope> const& rights, Origin const& origin) {
    auto const asked = role::ask_for(tx, {.action = RoleAction::define,
                                          .role = role.code,
                                          .rights = rights,
                                          .reason = origin.reason,
                                          .restored_from = origin.restored_from});
    if (asked.state == RoleChangeState::applied) {
        auto const row = http::get<RoleDefinition>(tx, {role.code});
        return {subject_of(row, row.code), {}};
    }
    role.rights = rights;
    return {subject_of(role, role.code), asked.id};
}

Outcome add(Tx& tx, json::Value const& content, Origin const& origin) {
    auto const given = json::from<RoleContent>(content);
    role::check(given.rights);
    auto const role = role::add(tx, {.code = given.code, .name = plain(given.name)});
    if (given.rights.empty()) return {subject_of(role, role.code), {}};
    return define(tx, role, given.rights, origin);
}

Outcome change(Tx& tx, Subject const& subject, json::Value const& content, Origin const& origin) {
    auto const role = json::from<RoleDefinition>(subject.row);
    auto given = content_of(role);
    // Rights are said anew as a whole: what is left out is taken away.
    if (content.find("rights")) given.rights.clear();
    given = kept::patched(given, content);
    if (given.code != role.code) throw Invalid("/code", "A role keeps its code");
    if (plain(given.name) != role.name) throw Invalid("/name", "A role keeps its name");
    if (!role.active) throw Conflict("This role is retired");
    return define(tx, role, given.rights, origin);
}

std::int64_t holders_of(Tx& tx, std::string const& code) {
    auto const people = tx.select<Person>("select * from person where grants <> '[]' and active");
    return std::count_if(people.begin(), people.end(), [&](Person const& person) {
        std::vector<Grant> const& grants = person.grants;
        return std::any_of(grants.begin(), grants.end(), [&](Grant const& grant) { return grant.role == code; });
    });
}

void observe(Tx& tx, Subject const* before, Subject const& after, Dates const&, Effects& effects) {
    auto& trial = effects.rights.emplace();
    auto const was = before ? role::rights_of(json::from<RoleDefinition>(before->row)) : Rights();
    auto const is = role::rights_of(json::from<RoleDefinition>(after.row));
    for_each_enumerator<Right>([&](std::string_view, Right right) {
        if (was[right] == is[right]) return;
        (is[right] > was[right] ? trial.gained : trial.lost).push_back({right_name(right), was[right], is[right]});
    });
    trial.holders = holders_of(tx, after.name);
    trial.needs_approval = role::active_holders(tx, Role::administrator) > 1;
}

}  // namespace
}  // namespace of_roles

KindRow const roles{.noun = Noun::role,
                    .reading = Right::signed_in,
                    .managing = Right::role_manage,
                    .is_added = true,
                    .tells_origin = true,
                    .find = find_by_code<RoleDefinition>,
                    .content = of_roles::content,
                    .add = of_roles::add,
                    .change = of_roles::change,
                    .observe = of_roles::observe};

}  // namespace yitai::revision
