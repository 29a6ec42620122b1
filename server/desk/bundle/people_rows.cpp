// People, and the groups they belong to.
#include "bundle/form.h"
#include "bundle/rows.h"
#include "db/attempt.h"
#include "people/address.h"
#include "people/group_directory.h"
#include "people/visibility.h"

#include <algorithm>

namespace yitai::bundle {

// ---- people ----

namespace {

// Who has a role, belongs to a group, leads or owns something; and whom these have above them.
constexpr std::string_view staff = R"(
    with recursive staff (id) as (
        select id from person where grants <> '[]' and active
        union select person_id from group_member
        union select manager_id from desk_group where manager_id is not null
        union select manager_id from department where manager_id is not null
        union select owner_id from service where owner_id is not null
        union select person.manager_id from person join staff on staff.id = person.id where person.manager_id is not null)
    select login, employee_no, emails from person where id in (select id from staff) and login is not null)";

constexpr std::string_view everybody = "select login, employee_no, emails from person order by id";

struct PersonKey {
    std::optional<std::string> login, employee_no;
    std::vector<std::string> emails;
};
YITAI_DESCRIBE(PersonKey, login, employee_no, emails)

std::vector<json::Object> people_keys(Tx& tx, Whom whom) {
    std::vector<json::Object> keys;
    for (auto const& key : tx.select<PersonKey>(whom == Whom::all ? everybody : staff))
        if (key.login || key.employee_no || !key.emails.empty()) keys.push_back(without_defaults<PersonKey>(object_of(key)));
    return keys;
}

// By login, else employee number, else mail.
std::optional<PersonId> person_of(Tx& tx, json::Object const& item) {
    if (auto const login = text_in(item, "login"); !login.empty())
        return tx.find<PersonId>("select id from person where login = :login", {{"login", lower_ascii(login)}});
    if (auto const number = text_in(item, "employee_no"); !number.empty())
        return tx.find<PersonId>("select id from person where employee_no = :number and login is null", {{"number", number}});
    auto const emails = texts_in(item, "emails");
    auto const found = emails.empty() ? std::vector<PersonId>() : people::found_by(tx, emails.front(), 2);
    if (found.size() > 1) throw Invalid("/emails", {"More than one person has {{value}}", {{"value", emails.front()}}});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

people::Reference by_id(PersonId id) { return {to_string(id)}; }

// Whole, whoever asks: what he may not see is left out where it is shown to him.
std::optional<json::Object> present_person(Tx& tx, json::Object const& item) {
    auto const id = person_of(tx, item);
    if (!id) return std::nullopt;
    std::optional<json::Object> found;
    db::act_as(tx, the_desk(tx.actor().via),
               [&](Tx& desk) { found = shown_as<people::PersonFields>([&] { return people::show(desk, by_id(*id)); }); });
    return found;
}

json::Object settled_person(json::Object const& given) {
    auto settled = settled_as<people::PersonFields>(given);
    if (!settled.find("login") && !settled.find("employee_no") && !settled.find("emails")) throw Invalid("/login", "Is required");
    return settled;
}

}  // namespace

KindRow people() {
    KindRow row{{.name = "people",
                 .right = Right::person_manage,
                 .keys = {"login"},
                 .above = "manager",
                 .retired = {{"active", false}},
                 .people = {"manager"},
                 .confidential = {"emails", "phones", "employee_no", "preferred_channel", "vip", "vip_remarks"}}};
    row.settled = settled_person;
    row.all = people_keys;
    row.present = present_person;
    row.add = [](Tx& tx, json::Object const& item) {
        yitai::people::add_new(tx, json::from<yitai::people::PersonFields>(item));
        return Done::at_once;
    };
    row.change = [](Tx& tx, json::Object const& present, json::Object const& patch) {
        yitai::people::edit(tx, by_id(*person_of(tx, present)), patch);
        return Done::at_once;
    };
    return row;
}

// ---- groups ----

namespace {

struct GroupItem : people::GroupFields {
    std::optional<std::vector<Line<200>>> members;
};
YITAI_DESCRIBE_DERIVED(GroupItem, people::GroupFields, members)

json::Object settled_group(json::Object const& given) {
    auto settled = settled_as<GroupItem>(given);
    auto members = texts_in(settled, "members");
    for (auto& login : members) login = lower_ascii(login);
    if (settled.find("members")) settled.set("members", json::Array(members.begin(), members.end()));
    return settled;
}

std::vector<std::string> members_of(Tx& tx, http::PathName const& group) {
    return tx.select<std::string>(R"(
        select login from person join group_member on person_id = person.id join desk_group on desk_group.id = group_id
         where code = :code and person.active and login is not null)",
                                  {{"code", group.text}});
}

json::Object fields_only(json::Object item) {
    std::erase_if(item, [](auto const& member) { return member.first == "members"; });
    return item;
}

void set_members(Tx& tx, http::PathName const& group, std::vector<std::string> const& wanted) {
    auto const there = members_of(tx, group);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto const id = yitai::people::person_named(tx, wanted[i], json::child("/members", i));
        if (std::find(there.begin(), there.end(), wanted[i]) == there.end()) yitai::people::add_member(tx, group, by_id(id));
    }
    for (auto const& login : there)
        if (std::find(wanted.begin(), wanted.end(), login) == wanted.end())
            yitai::people::remove_member(tx, group, by_id(*person_of(tx, {{"login", login}})));
}

}  // namespace

KindRow groups() {
    auto row = coded<yitai::people::GroupFields>({.name = "groups",
                                                  .right = Right::group_manage,
                                                  .listed = "select code from desk_group",
                                                  .above = "escalates_to",
                                                  .retired = {{"active", false}},
                                                  .people = {"manager"},
                                                  .unordered = "members",
                                                  .left_alone = {"members"}},
                                                 yitai::people::show_group, yitai::people::add_group, yitai::people::edit_group);
    row.settled = settled_group;
    row.present = [shown = row.present](Tx& tx, json::Object const& item) {
        auto found = shown(tx, item);
        if (!found) return found;
        auto const members = members_of(tx, {text_in(item, "code")});
        found->set("members", json::Array(members.begin(), members.end()));
        return found;
    };
    row.add = [add = row.add](Tx& tx, json::Object const& item) {
        add(tx, fields_only(item));
        set_members(tx, {text_in(item, "code")}, texts_in(item, "members"));
        return Done::at_once;
    };
    row.change = [change = row.change](Tx& tx, json::Object const& present, json::Object const& patch) {
        if (auto const fields = fields_only(patch); !fields.empty()) change(tx, present, fields);
        if (patch.find("members")) set_members(tx, {text_in(present, "code")}, texts_in(patch, "members"));
        return Done::at_once;
    };
    return row;
}

}  // namespace yitai::bundle
