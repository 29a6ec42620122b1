#include "account/credential.h"

#include "access/session.h"
#include "account/device.h"
#include "timeline/timeline.h"

namespace yitai::account {
namespace {

// An API client is a program: it has tokens and never a session.
constexpr std::string_view of_active_people =
    "select person_id, login, name, password_hash from credential join person on person.id = person_id"
    " where active and grants not like '%\"role\":\"api_client\"%'";

}  // namespace

// One statement, whether there is such a person or not.
std::optional<Credential> credential_of(Tx& tx, std::string_view login) {
    return tx.find<Credential>(std::string(of_active_people) + " and login = :login", {{"login", lower_ascii(login)}});
}

void set_password(Tx& tx, PersonId person, std::string const& password_hash, std::optional<Id<Session>> but) {
    tx.run(R"(
        insert into credential (person_id, password_hash, changed_at) values (:person, :hash, :now)
            on conflict (person_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at)",
           {{"person", person}, {"hash", password_hash}, {"now", tx.now()}});
    access::end_sessions(tx, person, but);
    forget_devices(tx, person);

    timeline::record(tx, {.type = "password.changed", .object_kind = "person", .object_id = person.value});
}

void keep_stronger_hash(Tx& tx, Credential const& before, std::string const& password_hash) {
    tx.run("update credential set password_hash = :hash where person_id = :person and password_hash = :before",
           {{"hash", password_hash}, {"person", before.person_id}, {"before", before.password_hash}});
}

}  // namespace yitai::account
