#include "people/person.h"

#include "people/reference.h"
#include "timeline/timeline.h"

namespace yitai::people {

Person add(Tx& tx, Person person) {
    if (person.login && find_login(tx, *person.login)) throw Conflict("This login is taken");

    person.created_at = person.updated_at = tx.now();
    tx.insert(person);

    timeline::record(tx, {.type = "person.added",
                          .object_kind = "person",
                          .object_id = person.id.value,
                          .organisation = person.organisation_id,
                          .version_after = person.version,
                          .changes = timeline::first_values(person)});
    return person;
}

Group add(Tx& tx, Group group, std::vector<PersonId> const& members) {
    group.created_at = tx.now();
    tx.insert(group);
    for (auto member : members) join(tx, member, group.id);

    timeline::record(tx, {.type = "group.added",
                          .object_kind = "group",
                          .object_id = group.id.value,
                          .version_after = group.version,
                          .changes = timeline::first_values(group)});
    return group;
}

void join(Tx& tx, PersonId person, GroupId group) {
    tx.run("insert into group_member (person_id, group_id) values (:person, :group) on conflict do nothing",
           {{"person", person}, {"group", group}});
}

Person get(Tx& tx, PersonId id) {
    auto person = tx.find<Person>("select * from person where id = :id", {{"id", id}});
    if (!person) throw NotFound();
    return *person;
}

Group get(Tx& tx, GroupId id) {
    auto group = tx.find<Group>("select * from desk_group where id = :id", {{"id", id}});
    if (!group) throw NotFound();
    return *group;
}

std::optional<Person> find_login(Tx& tx, std::string_view login) {
    return tx.find<Person>("select * from person where login = :login", {{"login", login}});
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

PersonId person_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    return reference::resolve<Person>(tx, "person", "login", reference, pointer, "active");
}
GroupId group_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    return reference::resolve<Group>(tx, "desk_group", "code", reference, pointer);
}
SiteId site_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    return reference::resolve<Site>(tx, "site", "code", reference, pointer);
}

}  // namespace yitai::people
