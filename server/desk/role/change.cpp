#include "role/change.h"

#include "db/dialect.h"
#include "organisation/organisation.h"
#include "role/holder.h"

#include <algorithm>

namespace yitai::role {
namespace {

Grant grant_of(RoleChange const& change) { return {change.role, change.organisation_id, change.region_id}; }

bool has(Person const& person, Grant const& grant) {
    return std::find(person.grants.begin(), person.grants.end(), grant) != person.grants.end();
}

// External customers' people never reach beyond their own organisation.
void check_narrowing(Tx& tx, RoleChange const& change, Person const& person) {
    auto const owner = organisation::get(tx, person.organisation_id);
    bool const is_own = change.organisation_id == person.organisation_id;
    bool const stays_in_its_group = change.role == name_of(Role::supplier_contact);
    if (owner.kind == OrganisationKind::customer && !is_own && !stays_in_its_group)
        throw Invalid("/organisation", "A customer's people have roles in their own organisation only");
    if (change.role == name_of(Role::organisation_manager) && !change.organisation_id)
        throw Invalid("/organisation", "An organisation manager needs an organisation");
    if (change.role == name_of(Role::administrator) && (change.organisation_id || change.region_id))
        throw Invalid("/organisation", "An administrator can't be narrowed");
}

void check_grant(Tx& tx, RoleChange const& change) {
    auto const person = people::get(tx, change.person_id);
    if (!rights_of(tx, change.role)) throw Invalid("/role", {"There is no {{reference}} here", {{"reference", change.role}}});
    if (!person.active) throw Conflict("This person is not active");
    if (has(person, grant_of(change))) throw Conflict("This person has the role already");
    check_narrowing(tx, change, person);
}

void check_revocation(Tx& tx, RoleChange const& change) {
    auto const person = people::get(tx, change.person_id);
    if (!has(person, grant_of(change))) throw Conflict("This person does not have the role");
    bool const administers = change.role == name_of(Role::administrator);
    if (administers && person.active && active_holders(tx, Role::administrator) < 2)
        throw Conflict("The last administrator can't be removed");
}

void check_definition(Tx& tx, RoleChange const& change) {
    if (enum_from<Role>(change.role)) throw Conflict("A built-in role can't be altered");
    if (!find_definition(tx, change.role))
        throw Invalid("/role", {"There is no {{reference}} here", {{"reference", change.role}}});
    check(change.rights);
}

void check(Tx& tx, RoleChange const& change) {
    switch (change.action) {
        case RoleAction::grant:
            return check_grant(tx, change);
        case RoleAction::revoke:
            return check_revocation(tx, change);
        case RoleAction::define:
        case RoleAction::retire:
            return check_definition(tx, change);
    }
}

void apply_to_person(Tx& tx, RoleChange const& change) {
    auto const before = people::get(tx, change.person_id);
    auto person = before;
    if (change.action == RoleAction::grant) person.grants.push_back(grant_of(change));
    else std::erase(person.grants, grant_of(change));
    people::change(tx, before, person, change.action == RoleAction::grant ? "granted" : "revoked");
}

json::Value reasons_of(RoleChange const& change) {
    json::Object reasons{{"role_change", to_string(change.id)}};
    if (!change.reason.empty()) reasons.set("reason", change.reason);
    if (change.restored_from) reasons.set("restored_from", *change.restored_from);
    return reasons;
}

void apply_to_role(Tx& tx, RoleChange const& change) {
    auto const before = *find_definition(tx, change.role);
    auto role = before;
    if (change.action == RoleAction::define) role.rights = change.rights;
    else role.active = false;
    kept::change(tx, before, role, change.action == RoleAction::retire ? "retired" : "changed", reasons_of(change));
}

void decide(Tx& tx, RoleChange const& before, RoleChange& change, RoleChangeState state) {
    change.state = state;
    change.decided_by_id = tx.actor().person;
    change.decided_at = tx.now();
    change.version = before.version + 1;
    tx.update(change);

    auto happening = kept::happening(change, name_of(state));
    happening.version_before = before.version;
    happening.changes = timeline::changes_between(before, change);
    timeline::record(tx, happening);
}

void apply(Tx& tx, RoleChange& change) {
    check(tx, change);
    auto const before = change;
    if (change.person_id) apply_to_person(tx, change);
    else apply_to_role(tx, change);
    decide(tx, before, change, RoleChangeState::applied);
}

void check_is_open(RoleChange const& change) {
    if (change.state != RoleChangeState::proposed) throw Conflict("This has been decided already");
}

}  // namespace

RoleChange ask_for(Tx& tx, RoleChange change) {
    db::serialise_on(tx, "roles");
    check(tx, change);
    change.asked_by_id = tx.actor().person;
    change.created_at = tx.now();
    tx.insert(change);

    auto asked = kept::happening(change, "asked");
    asked.changes = timeline::first_values(change);
    timeline::record(tx, asked);
    if (active_holders(tx, Role::administrator) < 2) apply(tx, change);
    return change;
}

RoleChange approve(Tx& tx, RoleChange change) {
    db::serialise_on(tx, "roles");
    check_is_open(change);
    auto const me = tx.actor().person;
    if (me == change.asked_by_id) throw Forbidden("Another than who asked has to approve");
    if (me == change.person_id) throw Forbidden("Nobody approves his own role");
    apply(tx, change);
    return change;
}

RoleChange turn_down(Tx& tx, RoleChange change, std::string_view reason) {
    check_is_open(change);
    auto const before = change;
    bool const by_who_asked = tx.actor().person == change.asked_by_id;
    if (!reason.empty()) change.reason += (change.reason.empty() ? "" : "\n") + std::string(reason);
    decide(tx, before, change, by_who_asked ? RoleChangeState::withdrawn : RoleChangeState::rejected);
    return change;
}

RoleChange get_change(Tx& tx, Id<RoleChange> id) {
    auto change = tx.find<RoleChange>("select * from role_change where id = :id", {{"id", id}});
    if (!change) throw NotFound();
    return *change;
}

}  // namespace yitai::role
