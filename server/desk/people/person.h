// A person: somebody who reports, works, approves or signs in. A group is a support line that people belong to.
#pragma once

#include "base/actor.h"
#include "db/transaction.h"
#include "people/role.h"

#include <optional>
#include <string>
#include <vector>

namespace yitai {

struct Bilingual {
    std::string zh, en;
};
YITAI_DESCRIBE(Bilingual, zh, en)

struct Site;
using SiteId = Id<Site>;

YITAI_DESCRIBE_ENUM(Language, en, zh)

struct Person {
    PersonId id;
    std::optional<std::string> login;
    std::string name;
    std::optional<std::string> email;
    Language language = Language::zh;
    std::string time_zone = "Asia/Shanghai";
    bool vip = false;
    bool active = true;
    OrganisationId organisation_id{1};
    std::vector<Role> roles;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Person, id, login, name, email, language, time_zone, vip, active, organisation_id, roles, version, created_at,
               updated_at)

// The support lines; `other` is a department outside IT, whose hand-offs come back with a written result.
enum class SupportLine { l1, l2, l3, supplier, other };
YITAI_DESCRIBE_ENUM(SupportLine, l1, l2, l3, supplier, other)

struct Group {
    GroupId id;
    std::string code;
    Bilingual name;
    SupportLine line = SupportLine::l1;
    std::int64_t version = 1;
    Instant created_at;
};
YITAI_DESCRIBE(Group, id, code, name, line, version, created_at)

namespace people {

Person add(Tx&, Person);                 // Conflict when the login is taken
Group add(Tx&, Group, std::vector<PersonId> const& members);
void join(Tx&, PersonId, GroupId);
Person get(Tx&, PersonId);               // throws NotFound
std::optional<Person> find_login(Tx&, std::string_view login);
Group get(Tx&, GroupId);
std::vector<GroupId> groups_of(Tx&, PersonId);
bool is_member(Tx&, PersonId, GroupId);

// By id, login or code; Invalid at that pointer when there is none (or, for a person, none that is active).
PersonId person_named(Tx&, std::string_view reference, std::string const& pointer);
GroupId group_named(Tx&, std::string_view reference, std::string const& pointer);
SiteId site_named(Tx&, std::string_view reference, std::string const& pointer);

}  // namespace people
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Person> = "person";
template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Group> = "desk_group";
