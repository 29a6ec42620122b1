// Roles and who holds them. Each change is asked for as by hand, so from the second administrator on it waits for another one.
#include "base/code.h"
#include "bundle/form.h"
#include "bundle/rows.h"
#include "organisation/organisation.h"
#include "people/shown.h"
#include "people/visibility.h"
#include "role/change.h"

#include <algorithm>

namespace yitai::bundle {
namespace {

bool is_same(RoleChange const& a, RoleChange const& b) {
    return a.action == b.action && a.role == b.role && a.person_id == b.person_id && a.organisation_id == b.organisation_id &&
           a.region_id == b.region_id && a.rights == b.rights;
}

// What waits already is not asked for twice.
Done ask_once(Tx& tx, RoleChange const& change) {
    auto const open =
        tx.select<RoleChange>("select * from role_change where state = 'proposed' and role = :role", {{"role", change.role}});
    if (std::any_of(open.begin(), open.end(), [&](RoleChange const& each) { return is_same(each, change); }))
        return Done::waiting;
    return role::ask_for(tx, change).state == RoleChangeState::applied ? Done::at_once : Done::waiting;
}

// ---- roles that were made ----

struct RoleItem {
    Code code;
    Names name;
    std::map<std::string, Scope> rights;
};
YITAI_DESCRIBE(RoleItem, code, name, rights)

json::Object settled_role(json::Object const& given) {
    auto item = json::from<RoleItem>(given);
    role::check(item.rights);
    std::erase_if(item.rights, [](auto const& right) { return right.second == Scope::none; });
    return without_defaults<RoleItem>(object_of(item));
}

std::optional<json::Object> present_role(Tx& tx, json::Object const& item) {
    auto found = role::find_definition(tx, text_in(item, "code"));
    if (!found) return std::nullopt;
    std::erase_if(found->rights, [](auto const& right) { return right.second == Scope::none; });
    return without_defaults<RoleItem>(object_of(*found));
}

Done define(Tx& tx, RoleItem const& item) {
    return ask_once(tx, {.action = RoleAction::define, .role = item.code, .rights = item.rights});
}

Done add_role(Tx& tx, json::Object const& given) {
    auto const item = json::from<RoleItem>(given);
    role::add(tx, {.code = item.code, .name = plain(item.name)});
    return item.rights.empty() ? Done::at_once : define(tx, item);
}

Done change_role(Tx& tx, json::Object const& present, json::Object const& patch) {
    if (patch.find("name")) throw Invalid("/name", "The name of a role stays as it is");
    return define(tx, json::from<RoleItem>(merged(present, patch)));
}

// ---- who holds them ----

struct Granted {
    std::string role;
    std::optional<std::string> organisation, region;
    bool operator==(Granted const&) const = default;
};
YITAI_DESCRIBE(Granted, role, organisation, region)

struct GrantsItem {
    Line<200> person;
    std::vector<Granted> roles;
};
YITAI_DESCRIBE(GrantsItem, person, roles)

json::Object settled_grants(json::Object const& given) {
    auto item = json::from<GrantsItem>(given);
    item.person = lower_ascii(item.person);
    return without_defaults<GrantsItem>(object_of(item));
}

std::optional<Person> active_person(Tx& tx, std::string const& login) {
    auto person = people::find_login(tx, login);
    return person && person->active ? person : std::nullopt;
}

std::vector<Granted> held_by(Tx& tx, Person const& person) { return views_of<Granted>(tx, std::vector<Grant>(person.grants)); }

bool is_among(std::vector<Granted> const& all, Granted const& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

std::optional<json::Object> present_grants(Tx& tx, json::Object const& item) {
    auto const person = active_person(tx, text_in(item, "person"));
    if (!person) return std::nullopt;
    return without_defaults<GrantsItem>(object_of(GrantsItem{*person->login, held_by(tx, *person)}));
}

RoleChange change_of(Tx& tx, RoleAction action, Person const& person, Granted const& grant) {
    RoleChange change{.action = action, .role = grant.role, .person_id = person.id};
    if (grant.organisation) change.organisation_id = people::organisation_named(tx, *grant.organisation, "/roles");
    if (grant.region) change.region_id = people::site_named(tx, *grant.region, "/roles");
    return change;
}

Done change_grants(Tx& tx, json::Object const& present, json::Object const& patch) {
    auto const wanted = json::from<GrantsItem>(merged(present, patch)).roles;
    auto const person = *active_person(tx, text_in(present, "person"));
    auto const held = held_by(tx, person);

    auto done = Done::at_once;
    auto const note = [&](Done each) { done = std::max(done, each); };
    for (auto const& each : wanted)
        if (!is_among(held, each)) note(ask_once(tx, change_of(tx, RoleAction::grant, person, each)));
    for (auto const& each : held)
        if (!is_among(wanted, each)) note(ask_once(tx, change_of(tx, RoleAction::revoke, person, each)));
    return done;
}

// The second administrator is what makes further changes wait, so he comes after all others; and the last one can't go before
// another has come.
json::Object grants_after(Turn turn, json::Object const& wanted, json::Object const& before) {
    if (turn == Turn::last) return wanted;
    auto const administers = [](Granted const& grant) { return grant.role == name_of(Role::administrator); };
    auto item = json::from<GrantsItem>(wanted);
    auto const held = before.empty() ? std::vector<Granted>() : json::from<GrantsItem>(before).roles;
    if (turn == Turn::first)
        std::erase_if(item.roles, [&](Granted const& each) { return administers(each) && !is_among(held, each); });
    for (auto const& each : held)
        if (administers(each) && !is_among(item.roles, each)) item.roles.push_back(each);
    return without_defaults<GrantsItem>(object_of(item));
}

}  // namespace

KindRow roles() {
    KindRow row{{.name = "roles", .right = Right::role_manage}};
    row.settled = settled_role;
    row.all = [](Tx& tx, Whom) { return keys_listed(tx, "select code from role where active"); };
    row.present = present_role;
    row.add = add_role;
    row.change = change_role;
    return row;
}

KindRow grants() {
    KindRow row{{.name = "grants", .right = Right::role_manage, .keys = {"person"}, .unordered = "roles"}};
    row.settled = settled_grants;
    row.all = [](Tx& tx, Whom) {
        std::vector<json::Object> keys;
        for (auto& login :
             tx.select<std::string>("select login from person where grants <> '[]' and active and login is not null"))
            keys.push_back({{"person", std::move(login)}});
        return keys;
    };
    row.present = present_grants;
    row.add = [](Tx&, json::Object const& item) -> Done {
        throw Invalid("/person", {"There is no {{reference}} here", {{"reference", text_in(item, "person")}}});
    };
    row.change = change_grants;
    row.after = grants_after;
    return row;
}

}  // namespace yitai::bundle
