#include "access/access_api.h"

#include "access/session.h"
#include "people/shown.h"

namespace yitai::access {
namespace {

struct Me {
    PersonId id;
    std::string login, name;
    Language language = Language::en;
    std::string time_zone;
    std::vector<std::string> roles;
    std::vector<std::string> groups;
    std::map<std::string, Scope> rights;
};
YITAI_DESCRIBE(Me, id, login, name, language, time_zone, roles, groups, rights)

Me me(Tx& tx) {
    auto const& actor = tx.actor();
    auto const person = people::get(tx, actor.person);
    Me me{person.id, person.login.value_or(""), person.name, person.language, person.time_zone, {}, {}, {}};
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

void sign_out(Tx& tx) {
    constexpr std::string_view session = "session:";
    auto const& principal = tx.actor().principal;
    if (!principal.starts_with(session)) throw Conflict("You are not signed in by a session");
    end_session(tx, Id<Session>{*parse_integer(principal.substr(session.size()))});
}

constexpr http::Route rows[] = {
    {http::GET, "/me", Right::signed_in, http::answer<me>, "Who I am and what I may do"},
    {http::DELETE, "/sessions", Right::signed_in, http::answer<sign_out>, "Sign out"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::access
