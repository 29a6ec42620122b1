#include "people/group.h"

#include <algorithm>

namespace yitai::people {
namespace {

void record_membership(Tx& tx, std::string_view what, PersonId person, GroupId id) {
    auto const group = get(tx, id);
    auto happening = kept::happening(group, what);
    happening.details = json::Object{{"person", to_string(person)}};
    timeline::record(tx, happening);
}

}  // namespace

Group add(Tx& tx, Group group, std::vector<PersonId> const& members) {
    kept::check_code_is_free<Group>(tx, group.code);
    kept::add(tx, group);
    for (auto member : members) join(tx, member, group.id);
    return group;
}

Group get(Tx& tx, GroupId id) {
    auto group = tx.find<Group>("select * from desk_group where id = :id", {{"id", id}});
    if (!group) throw NotFound();
    return *group;
}

void join(Tx& tx, PersonId person, GroupId group) {
    auto const added = tx.run("insert into group_member (person_id, group_id) values (:person, :group) on conflict do nothing",
                              {{"person", person}, {"group", group}});
    if (added > 0) record_membership(tx, "joined", person, group);
}

void leave(Tx& tx, PersonId person, GroupId group) {
    auto const gone = tx.run("delete from group_member where person_id = :person and group_id = :group",
                             {{"person", person}, {"group", group}});
    if (gone == 0) throw NotFound();
    record_membership(tx, "left", person, group);
}

std::vector<GroupId> groups_of(Tx& tx, PersonId person) {
    return tx.select<GroupId>("select group_id from group_member where person_id = :person", {{"person", person}});
}

bool is_member(Tx& tx, PersonId person, GroupId group) {
    return tx
        .find<GroupId>("select group_id from group_member where person_id = :person and group_id = :group",
                       {{"person", person}, {"group", group}})
        .has_value();
}

bool manages(Actor const& actor, Group const& group) {
    auto const scope = actor.rights[Right::group_manage];
    bool const belongs = std::find(actor.groups.begin(), actor.groups.end(), group.id) != actor.groups.end();
    bool const leads = actor.person && group.manager_id == actor.person;
    return scope == Scope::all || (scope == Scope::team && (belongs || leads));
}

}  // namespace yitai::people
