#include "account/bootstrap.h"

#include "account/credential.h"
#include "people/group.h"
#include "people/visibility.h"

namespace yitai::account {

Person bootstrap(Tx& tx, std::string_view login, std::string const& password_hash) {
    if (tx.find<PersonId>("select id from person limit 1")) throw Conflict("This desk already has its first person");
    if (is_blank(login) || login.size() > 200) throw Invalid("/login", "Must not be blank");

    auto person = people::add(
        tx, Person{.login = std::string(login), .name = std::string(login), .grants = {{"administrator"}, {"desk_manager"}}});
    people::join(tx, person.id, people::group_named(tx, "service-desk", "/group"));
    set_password(tx, person.id, password_hash);
    return person;
}

}  // namespace yitai::account
