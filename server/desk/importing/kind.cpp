#include "importing/kind.h"

#include "http/named_filter.h"
#include "people/reference.h"
#include "people/visibility.h"

#include <date/tz.h>

namespace yitai::importing {
namespace {

template <class View>
Present present(View const& view) {
    return {view.id.value, view.version, *json::parse(json::text_of(view), timeline::kept_limits).template as<json::Object>()};
}

http::PathName by_id(std::int64_t id) { return {std::to_string(id)}; }

template <Described Fields>
json::Object settled_as(json::Object const& given, Whole whole, json::Problems& problems) {
    Fields fields;
    json::read(given, fields, problems, "");
    auto const is_left_out = [&](FieldError const& error) { return !given.find(std::string_view(error.pointer).substr(1)); };
    if (whole == Whole::no && !problems.fields.empty()) std::erase_if(problems.fields, is_left_out);
    for (auto& error : problems.fields)
        if (auto const* value = given.find(std::string_view(error.pointer).substr(1)); value && value->is_null())
            error.message = "Is required";
    if (!problems.fields.empty()) return given;
    auto const all = json::parse(json::text_of(fields), timeline::kept_limits);
    json::Object settled;
    for (auto const& [name, ignored] : given) settled.emplace_back(name, *all.find(name));
    return settled;
}

std::int64_t id_with(Tx& tx, std::string_view sql, std::string const& value) {
    return tx.find<std::int64_t>(sql, {{"value", value}}).value_or(0);
}

template <class Row>
std::int64_t find_by_code(Tx& tx, std::string_view, std::string const& code) {
    static auto const sql = "select id from " + std::string(db::table_of<Row>) + " where code = :value";
    return id_with(tx, sql, code);
}

// ---- people ----

json::Object settled_person(json::Object const& given, Whole whole, json::Problems& problems) {
    auto settled = settled_as<people::PersonFields>(given, whole, problems);
    if (!problems.fields.empty()) return settled;
    Person person;
    try {
        json::Problems none;
        for_each_member<Person>([&](std::string_view name, auto member) {
            if constexpr (!IsId<std::remove_cvref_t<decltype(person.*member)>>::value)
                if (auto const* value = settled.find(name)) json::read(*value, person.*member, none, "");
        });
        people::normalise(person);
        date::locate_zone(person.time_zone);
    } catch (Invalid const& invalid) {
        for (auto const& field : invalid.fields) problems.add(field.pointer, field.message);
    } catch (std::runtime_error const&) {
        problems.add("/time_zone", "There is no such time zone");
    }
    if (settled.find("login")) settled.set("login", json::parse(json::text_of(person.login)));
    if (settled.find("emails")) settled.set("emails", json::parse(json::text_of(person.emails)));
    if (settled.find("phones")) settled.set("phones", json::parse(json::text_of(person.phones)));
    return settled;
}

std::int64_t find_person(Tx& tx, std::string_view key, std::string const& value) {
    if (key == "login") return id_with(tx, "select id from person where login = :value", value);
    auto found = key == "emails"
                     ? people::found_by(tx, value, 2)
                     : tx.select<PersonId>("select id from person where employee_no = :value limit 2", {{"value", value}});
    if (found.size() > 1) throw Invalid(json::child("", key), {"More than one person has {{value}}", {{"value", value}}});
    return found.empty() ? 0 : found.front().value;
}

people::Reference person_by_id(std::int64_t id) { return {std::to_string(id)}; }
Present show_person(Tx& tx, std::int64_t id) { return present(people::show(tx, person_by_id(id))); }
std::int64_t change_person(Tx& tx, std::int64_t id, json::Object const& patch) {
    return people::edit(tx, person_by_id(id), patch).version;
}
// Without the view, which would take as long as the rest.
std::int64_t add_person(Tx& tx, json::Object const& fields) {
    Person person;
    people::take(tx, person, json::from<people::PersonFields>(fields));
    return people::add(tx, std::move(person)).id.value;
}

// ---- organisations, departments, sites ----

template <class Row>
Present show_place(Tx& tx, std::int64_t id) {
    return present(organisation::show<Row>(tx, by_id(id)));
}
template <class Row>
std::int64_t add_place(Tx& tx, json::Object const& fields) {
    return organisation::add_new<Row>(tx, json::from<typename organisation::Shapes<Row>::Fields>(fields)).id.value;
}
template <class Row>
std::int64_t change_place(Tx& tx, std::int64_t id, json::Object const& patch) {
    return organisation::edit<Row>(tx, by_id(id), patch).version;
}

// ---- groups, services, configuration items ----

Present show_group(Tx& tx, std::int64_t id) { return present(people::show_group(tx, by_id(id))); }
std::int64_t add_group(Tx& tx, json::Object const& fields) {
    return people::add_group(tx, json::from<people::GroupFields>(fields)).id.value;
}
std::int64_t change_group(Tx& tx, std::int64_t id, json::Object const& patch) {
    return people::edit_group(tx, by_id(id), patch).version;
}

Present show_service(Tx& tx, std::int64_t id) { return present(catalog::service(tx, by_id(id))); }
std::int64_t add_service(Tx& tx, json::Object const& fields) {
    return catalog::add(tx, json::from<catalog::ServiceFields>(fields)).id.value;
}
std::int64_t change_service(Tx& tx, std::int64_t id, json::Object const& patch) {
    return catalog::change_service(tx, by_id(id), patch).version;
}

// By asset number, since some of these are numbers like an id.
http::PathName by_code(Tx& tx, std::int64_t id) {
    return {tx.one<std::string>("select code from configuration_item where id = :id", {{"id", id}})};
}
std::int64_t find_ci(Tx& tx, std::string_view, std::string const& code) {
    return id_with(tx, "select id from configuration_item where lower(code) = :value", lower_ascii(code));
}
Present show_ci(Tx& tx, std::int64_t id) { return present(asset::ci(tx, by_code(tx, id))); }
std::int64_t add_ci(Tx& tx, json::Object const& fields) { return asset::add(tx, json::from<asset::CiFields>(fields)).id.value; }
std::int64_t change_ci(Tx& tx, std::int64_t id, json::Object const& patch) {
    return asset::change_ci(tx, by_code(tx, id), patch).version;
}
std::int64_t type_named(Tx& tx, std::string_view name, std::string const& pointer) {
    return reference::resolve<CiType>(tx, "ci_type", "code", name, pointer).value;
}

constexpr auto organisation_named = http::id_by<people::organisation_named>;
constexpr auto department_named = http::id_by<people::department_named>;
constexpr auto site_named = http::id_by<people::site_named>;
constexpr auto person_named = http::id_by<people::person_named>;
constexpr auto group_named = http::id_by<people::group_named>;
constexpr auto service_named = http::id_by<catalog::service_named>;

json::Object const inactive{{"active", false}}, out_of_use{{"status", "retired"}};

// clang-format off
std::vector<KindRow> const& rows() {
    static std::vector<KindRow> const all = {
        {Kind::organisations, "organisation", "organisation", {"code"}, columns_of<organisation::OrganisationFields>(), {}, {}, {},
         settled_as<organisation::OrganisationFields>, find_by_code<Organisation>, show_place<Organisation>,
         add_place<Organisation>, change_place<Organisation>,
         {inactive, {}}},
        {Kind::people, "person", "person", {"login", "employee_no", "emails"}, columns_of<people::PersonFields>(),
         {{"organisation", organisation_named}, {"department", department_named}, {"site", site_named}, {"manager", person_named}},
         {"manager", "manager_id", 30, "Nobody can be led by himself"},
         {"department", "department"},
         settled_person, find_person, show_person, add_person, change_person,
         {inactive,
          {"person_key where person_id = :id"}, "department where manager_id = :id"}},
        {Kind::departments, "department", "department", {"code"}, columns_of<organisation::DepartmentFields>(),
         {{"parent", department_named}, {"organisation", organisation_named}, {"manager", person_named}},
         {"parent", "parent_id", organisation::departments.deepest, "It would lie within itself"},
         {"parent", "department"},
         settled_as<organisation::DepartmentFields>, find_by_code<Department>, show_place<Department>, add_place<Department>,
         change_place<Department>,
         {inactive,
          {"lies_within where noun = 'department' and id = :id"}}},
        {Kind::sites, "site", "site", {"code"}, columns_of<organisation::SiteFields>(),
         {{"parent", site_named}, {"organisation", organisation_named}},
         {"parent", "parent_id", organisation::sites.deepest, "It would lie within itself"},
         {"parent", "site"},
         settled_as<organisation::SiteFields>, find_by_code<Site>, show_place<Site>, add_place<Site>, change_place<Site>,
         {inactive, {"lies_within where noun = 'site' and id = :id"}}},
        {Kind::groups, "group", "desk_group", {"code"}, columns_of<people::GroupFields>(),
         {{"manager", person_named}, {"escalates_to", group_named}},
         {"escalates_to", "escalates_to_id", 20, "It would escalate to itself"}, {},
         settled_as<people::GroupFields>, find_by_code<Group>, show_group, add_group, change_group,
         {inactive, {}}},
        {Kind::services, "service", "service", {"code"}, columns_of<catalog::ServiceFields>(),
         {{"owner", person_named}}, {}, {},
         settled_as<catalog::ServiceFields>, find_by_code<Service>, show_service, add_service, change_service,
         {out_of_use, {"service_support where service_id = :id"}}},
        {Kind::cis, "ci", "configuration_item", {"code"}, columns_of<asset::CiFields>(),
         {{"type", type_named}, {"site", site_named}, {"owner", person_named}, {"organisation", organisation_named},
          {"service", service_named}}, {}, {},
         settled_as<asset::CiFields>, find_ci, show_ci, add_ci, change_ci,
         {out_of_use, {}}},
    };
    return all;
}
// clang-format on

}  // namespace

KindRow const& row_of(Kind kind) {
    for (auto const& row : rows())
        if (row.kind == kind) return row;
    throw std::logic_error("a kind has no row");
}

}  // namespace yitai::importing
