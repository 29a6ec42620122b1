// A person: somebody who reports, works, approves or signs in.
#pragma once

#include "base/actor.h"
#include "base/text.h"
#include "db/transaction.h"
#include "people/kept.h"

#include <optional>
#include <string>
#include <vector>

namespace yitai {

YITAI_DESCRIBE_ENUM(Language, en, zh)

enum class PhoneKind { work, mobile, private_, extension };
YITAI_DESCRIBE_ENUM(PhoneKind, work, mobile, private_, extension)

struct Phone {
    std::string number;  // as address.h writes it
    PhoneKind kind = PhoneKind::work;
};
YITAI_DESCRIBE(Phone, number, kind)

enum class PreferredChannel { mail, phone, chat, portal };
YITAI_DESCRIBE_ENUM(PreferredChannel, mail, phone, chat, portal)

// A role somebody holds, within one organisation or region only where these are named.
struct Grant {
    std::string role;  // a code
    OrganisationId organisation_id;
    SiteId region_id;
    bool operator==(Grant const&) const = default;
};
YITAI_DESCRIBE(Grant, role, organisation_id, region_id)

struct Person {
    PersonId id;
    std::optional<std::string> login;
    std::string name, pinyin, initials;
    std::vector<std::string> emails;
    std::vector<Phone> phones;
    std::optional<std::string> employee_no;
    OrganisationId organisation_id{1};
    DepartmentId department_id;
    SiteId site_id;
    PersonId manager_id;
    Language language = Language::zh;
    std::string time_zone = "Asia/Shanghai";
    PreferredChannel preferred_channel = PreferredChannel::mail;
    bool vip = false;
    std::string vip_remarks;
    bool active = true;
    std::vector<Grant> grants;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Person, id, login, name, pinyin, initials, emails, phones, employee_no, organisation_id, department_id, site_id,
               manager_id, language, time_zone, preferred_channel, vip, vip_remarks, active, grants, version, created_at,
               updated_at)

namespace people {

// How a path names a person: by id or by login.
struct Reference {
    std::string text;
    static std::optional<Reference> from_path(std::string_view);
};

// Both bring login, mails and phones into one written form and keep the keys a person is found by. Invalid at the field that
// can't be read; Conflict when the login or the employee number is taken.
Person add(Tx&, Person);
void change(Tx&, Person const& before, Person&, std::string_view what = "changed");

void normalise(Person&);  // that form only: Invalid as above

Person get(Tx&, PersonId);              // whoever asks; throws NotFound
Person get(Tx&, Reference const&);      // for an actor who may see him; throws NotFound
std::optional<Person> find_login(Tx&, std::string_view login);

// Which people a mail address or a number belongs to, at most as many as said.
std::vector<PersonId> found_by(Tx&, std::string_view email_or_phone, int most = 20);

// SQL: those whose names, logins, employee numbers or, where contacts may be searched, mails and numbers begin like that.
struct Search {
    std::string sql;
    db::Params params;
};
Search begins_with(std::string_view words, bool in_contacts);

}  // namespace people
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Person> = "person";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Person> = "person";
