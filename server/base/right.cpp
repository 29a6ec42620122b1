#include "base/actor.h"

#include <algorithm>

namespace yitai {

std::string right_name(Right right) {
    std::string name(name_of(right));
    if (auto underscore = name.find('_'); underscore != name.npos) name[underscore] = '.';
    return name;
}

std::optional<Right> right_from(std::string_view dotted_name) {
    std::string name(dotted_name);
    if (auto dot = name.find('.'); dot != name.npos) name[dot] = '_';
    return enum_from<Right>(name);
}

void Rights::grant(Right right, Scope reach) {
    auto& held = scope[static_cast<std::size_t>(right)];
    held = std::max(held, reach);
}

void Rights::grant(Rights const& others) {
    std::transform(scope.begin(), scope.end(), others.scope.begin(), scope.begin(),
                   [](Scope mine, Scope theirs) { return std::max(mine, theirs); });
}

Rights Rights::limited_to(Rights const& limit) const {
    Rights both;
    std::transform(scope.begin(), scope.end(), limit.scope.begin(), both.scope.begin(),
                   [](Scope mine, Scope theirs) { return std::min(mine, theirs); });
    return both;
}

Rights Rights::everything() {
    Rights all;
    all.scope.fill(Scope::all);
    return all;
}

bool Actor::may(Right right) const {
    auto const allows = [&](Reach const& reach) { return reach.rights.allows(right); };
    return rights.allows(right) || std::any_of(narrowed.begin(), narrowed.end(), allows);
}

Actor the_desk(Via via) {
    Actor desk;
    desk.rights = Rights::everything();
    desk.via = via;
    return desk;
}

Actor nobody() {
    Actor nobody;
    nobody.rights.grant(Right::anyone, Scope::all);
    return nobody;
}

}  // namespace yitai
