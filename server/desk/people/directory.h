// People as they are asked for and given from outside: whom an actor may see, what of them, and what he may change.
#pragma once

#include "http/page.h"
#include "people/person.h"

namespace yitai::people {

struct PhoneFields {
    Line<60> number;
    Preset<PhoneKind> kind = PhoneKind::work;
};
YITAI_DESCRIBE(PhoneFields, number, kind)

struct PersonFields {
    std::optional<Line<200>> login;
    Line<200> name;
    std::vector<Line<254>> emails;
    std::vector<PhoneFields> phones;
    std::optional<Line<60>> employee_no;
    std::optional<std::string> organisation, department, site, manager;  // organisation: the department's, else the actor's
    Preset<Language> language = Language::zh;
    Preset<Line<60>> time_zone = Line<60>("Asia/Shanghai");
    Preset<PreferredChannel> preferred_channel = PreferredChannel::mail;
    Preset<bool> vip = false;
    Preset<Text<2000>> vip_remarks;
    Preset<bool> active = true;
};
YITAI_DESCRIBE(PersonFields, login, name, emails, phones, employee_no, organisation, department, site, manager, language,
               time_zone, preferred_channel, vip, vip_remarks, active)

// What is confidential (mails, numbers, employee number, VIP) is null for who may not see this person's contact data.
struct PersonView {
    PersonId id;
    std::optional<std::string> login;
    std::string name;
    std::optional<std::string> organisation, department, site, manager;
    std::optional<std::vector<std::string>> emails;
    std::optional<std::vector<Phone>> phones;
    std::optional<std::string> employee_no;
    std::optional<PreferredChannel> preferred_channel;
    std::optional<bool> vip;
    std::optional<std::string> vip_remarks;
    Language language = Language::zh;
    std::string time_zone;
    std::vector<std::string> groups, roles;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(PersonView, id, login, name, organisation, department, site, manager, emails, phones, employee_no,
               preferred_channel, vip, vip_remarks, language, time_zone, groups, roles, active, version, created_at, updated_at)

http::Page<PersonView> list(Tx&, http::ListQuery const&);
PersonView show(Tx&, Reference const&);
PersonView add_new(Tx&, PersonFields const&);
PersonView edit(Tx&, Reference const&, json::Value const& patch);
void deactivate(Tx&, Reference const&);

// Gives a person what the fields say; names that are as they were before keep their ids. For imports as well.
void take(Tx&, Person&, PersonFields const&, PersonView const& before = {});

}  // namespace yitai::people
