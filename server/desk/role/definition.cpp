#include "role/definition.h"

namespace yitai::role {

Rights rights_of(RoleDefinition const& definition) {
    Rights rights;
    for (auto const& [name, scope] : definition.rights)
        if (auto const right = right_from(name)) rights.grant(*right, scope);
    return rights;
}

std::map<std::string, Scope> as_map(Rights const& rights) {
    std::map<std::string, Scope> named;
    for_each_enumerator<Right>([&](std::string_view, Right right) {
        bool const is_named = right != Right::anyone && right != Right::signed_in;
        if (is_named && rights.allows(right)) named[right_name(right)] = rights[right];
    });
    return named;
}

void check(std::map<std::string, Scope> const& rights) {
    for (auto const& [name, scope] : rights) {
        auto const right = right_from(name);
        if (!right || *right == Right::anyone || *right == Right::signed_in)
            throw Invalid(json::child("/rights", name), {"There is no right called {{name}}", {{"name", name}}});
    }
}

std::optional<RoleDefinition> find_definition(Tx& tx, std::string_view code) {
    return tx.find<RoleDefinition>("select * from role where code = :code and active", {{"code", code}});
}

std::vector<RoleDefinition> definitions(Tx& tx) { return tx.select<RoleDefinition>("select * from role order by id"); }

RoleDefinition add(Tx& tx, RoleDefinition definition) {
    if (enum_from<Role>(definition.code)) throw Conflict({"The code {{code}} is taken", {{"code", definition.code}}});
    kept::check_code_is_free<RoleDefinition>(tx, definition.code);
    check(definition.rights);
    kept::add(tx, definition);
    return definition;
}

}  // namespace yitai::role
