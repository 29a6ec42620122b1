// A group is a support line that people belong to.
#pragma once

#include "base/bilingual.h"
#include "people/person.h"

namespace yitai {

// The support lines; `other` is a department outside IT, whose hand-offs come back with a written result.
enum class SupportLine { l1, l2, l3, supplier, other };
YITAI_DESCRIBE_ENUM(SupportLine, l1, l2, l3, supplier, other)

struct Group {
    GroupId id;
    std::string code;
    Bilingual name;
    SupportLine line = SupportLine::l1;
    PersonId manager_id;
    std::vector<std::string> skills;
    GroupId escalates_to_id;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Group, id, code, name, line, manager_id, skills, escalates_to_id, active, version, created_at, updated_at)

namespace people {

Group add(Tx&, Group, std::vector<PersonId> const& members);
Group get(Tx&, GroupId);
void join(Tx&, PersonId, GroupId);
void leave(Tx&, PersonId, GroupId);
std::vector<GroupId> groups_of(Tx&, PersonId);
bool is_member(Tx&, PersonId, GroupId);

// May the actor manage this group: by scope T those he belongs to or leads.
bool manages(Actor const&, Group const&);

}  // namespace people
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Group> = "desk_group";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Group> = "group";
