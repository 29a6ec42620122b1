#include "account/credential.h"

#include "access/session.h"
#include "timeline/timeline.h"

namespace yitai::account {

std::optional<Credential> credential_of(Tx& tx, std::string_view login) {
    auto const person = people::find_login(tx, login);
    if (!person || !person->active) return std::nullopt;
    auto hash = tx.find<std::string>("select password_hash from credential where person_id = :person", {{"person", person->id}});
    if (!hash) return std::nullopt;
    return Credential{person->id, *hash};
}

void set_password(Tx& tx, PersonId person, std::string password_hash) {
    tx.run(R"(
        insert into credential (person_id, password_hash, changed_at) values (:person, :hash, :now)
            on conflict (person_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at)",
           {{"person", person}, {"hash", password_hash}, {"now", tx.now()}});
    access::end_sessions(tx, person);

    timeline::record(tx, {.type = "password.changed", .object_kind = "person", .object_id = person.value});
}

}  // namespace yitai::account
