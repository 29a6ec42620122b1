#include "access/access_api.h"

#include "people/shown.h"

namespace yitai::access {
namespace {

struct Me {
    PersonId id;
    std::string login, name;
    Language language = Language::en;
    std::string time_zone;
    bool vip = false;
    std::vector<std::string> roles;
    std::vector<std::string> groups;
    std::map<std::string, Scope> rights;
};
YITAI_DESCRIBE(Me, id, login, name, language, time_zone, vip, roles, groups, rights)

Me me(Tx& tx) {
    auto const& actor = tx.actor();
    auto const person = people::get(tx, actor.person);
    Me me{person.id, person.login.value_or(""), person.name, person.language, person.time_zone, person.vip, {}, {}, {}};
    for (auto const& grant : person.grants) me.roles.push_back(grant.role);
    ShownNames names;
    for (auto group : actor.groups) names.want(group);
    names.look_up(tx);
    for (auto group : actor.groups) me.groups.push_back(names(group).value());
    for_each_enumerator<Right>([&](std::string_view, Right right) {
        bool const is_named = right != Right::anyone && right != Right::signed_in;
        if (is_named && actor.may(right)) me.rights[right_name(right)] = actor.rights[right];
    });
    return me;
}

constexpr http::Route rows[] = {
    {http::GET, "/me", Right::signed_in, http::answer<me>, "Who I am and what I may do"},
};

}  // namespace

std::span<http::Route const> routes() {
    static auto const all = [] {
        std::vector<http::Route> together(std::begin(rows), std::end(rows));
        for (auto const more : {session_routes(), token_routes()})
            for (auto const& row : more) together.push_back(row);
        return together;
    }();
    return all;
}

}  // namespace yitai::access
