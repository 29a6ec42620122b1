// Roles an administrator made: they start empty and bundle rights as the built-in ones do.
#pragma once

#include "people/kept.h"
#include "role/matrix.h"

#include <map>

namespace yitai {

struct RoleDefinition {
    Id<RoleDefinition> id;
    std::string code;
    Bilingual name;
    std::map<std::string, Scope> rights;  // by their outside names
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(RoleDefinition, id, code, name, rights, active, version, created_at, updated_at)

namespace role {

Rights rights_of(RoleDefinition const&);
std::map<std::string, Scope> as_map(Rights const&);
// Invalid below "/rights" for a right there isn't.
void check(std::map<std::string, Scope> const& rights);

std::optional<RoleDefinition> find_definition(Tx&, std::string_view code);  // an active one
std::vector<RoleDefinition> definitions(Tx&);                                // all of them
RoleDefinition add(Tx&, RoleDefinition);                                     // Conflict when the code is taken

}  // namespace role
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::RoleDefinition> = "role";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::RoleDefinition> = "role";
