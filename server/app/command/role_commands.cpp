#include "app/command/commands.h"
#include "role/matrix.h"
#include "role/right_words.h"

namespace yitai::app {
namespace {

char const* letter_of(Scope scope) {
    switch (scope) {
        case Scope::none:
            return "–";
        case Scope::requests:
            return "R";
        case Scope::own:
            return "O";
        case Scope::team:
            return "T";
        case Scope::all:
            return "A";
    }
    return "";
}

}  // namespace

Exit print_roles(LocalCommand& command) {
    command.out(
        "# Roles and rights\n\nEverybody who signs in is a requester; other roles add to that. A right reaches as far as its "
        "scope: "
        "**R** own requests, **O** also what one is assigned or made, **T** also one's groups', **A** all. "
        "`yitai roles reference` prints this page.\n");
    std::string head = "| right |", line = "|---|";
    for_each_enumerator<Role>([&](std::string_view, Role role) {
        auto const name = role::name(role);
        head += ' ' + name.en + "<br>" + name.zh + " |";
        line += "---|";
    });
    command.out(head);
    command.out(line);
    for (auto const& right : role::right_views()) {
        auto row = "| `" + right.code + "`<br>" + right.name.en + "<br>" + right.name.zh + " |";
        auto const which = *right_from(right.code);
        for_each_enumerator<Role>(
            [&](std::string_view, Role role) { row += std::string(" ") + letter_of(role::rights_of(role)[which]) + " |"; });
        command.out(row);
    }
    return Exit::ok;
}

}  // namespace yitai::app
