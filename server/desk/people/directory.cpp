#include "people/directory.h"

#include "db/dialect.h"
#include "http/named_filter.h"
#include "people/group.h"
#include "people/reference.h"
#include "people/shown.h"
#include "people/visibility.h"

#include <date/tz.h>

#include <algorithm>
#include <unordered_set>

namespace yitai::people {
namespace {

// ---- what is shown ----

using enum http::Column;

std::vector<http::Filter> columns_for(bool sees_contacts) {
    std::vector<http::Filter> columns = {
        {"id", "id", id, true, {}, true},
        {"name", "name", text, true, {}, true},
        {"login", "login", text},
        {"organisation", "organisation_id", id},
        {"department", "department_id", id},
        {"site", "site_id", id},
        {"manager", "manager_id", id},
        {"active", "active", boolean},
        {"updated_at", "updated_at", instant, true, {}, true},
    };
    // What may not be seen of everybody can't be asked for: the answer would tell.
    if (!sees_contacts) return columns;
    columns.push_back({"employee_no", "employee_no", text});
    columns.push_back({"vip", "vip", boolean});
    return columns;
}

constexpr http::NamedFilter named[] = {{"organisation", http::id_by<organisation_named>},
                                       {"department", http::id_by<department_named>},
                                       {"site", http::id_by<site_named>},
                                       {"manager", http::person_by<person_named>}};

bool sees_all_contacts(Actor const& actor) { return actor.rights[Right::person_contact] == Scope::all; }

// Takes the condition of that name out of the query.
std::optional<std::string> taken_out(http::ListQuery& query, std::string_view field) {
    auto& all = query.conditions;
    auto const found =
        std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.field == field && each.op == "eq"; });
    if (found == all.end()) return std::nullopt;
    auto value = found->value;
    all.erase(found);
    return value;
}

std::vector<std::int64_t> ids_of(std::vector<PersonView> const& views) {
    std::vector<std::int64_t> ids;
    ids.reserve(views.size());
    for (auto const& view : views) ids.push_back(view.id.value);
    return ids;
}

void hide_contacts(PersonView& view) {
    view.emails.reset();
    view.phones.reset();
    view.employee_no.reset();
    view.preferred_channel.reset();
    view.vip.reset();
    view.vip_remarks.reset();
}

void hide_contacts(Tx& tx, std::vector<PersonView>& views) {
    if (sees_all_contacts(tx.actor()) || views.empty()) return;
    auto [reached, params] = reached_by(tx.actor(), Right::person_contact);
    params.push_back({"ids", ids_of(views)});
    auto const seen = tx.select<PersonId>(
        "select id from person where id in (" + db::numbers_in(tx.engine(), ":ids") + ") and " + reached, params);
    std::unordered_set<PersonId> const open(seen.begin(), seen.end());
    for (auto& view : views)
        if (!open.contains(view.id)) hide_contacts(view);
}

struct Membership {
    PersonId person_id;
    std::string code;
};
YITAI_DESCRIBE(Membership, person_id, code)

void show_groups(Tx& tx, std::vector<PersonView>& views) {
    if (views.empty()) return;
    auto const sql = "select person_id, code from group_member join desk_group on desk_group.id = group_id where person_id in (" +
                     db::numbers_in(tx.engine(), ":ids") + ") order by code";
    for (auto& row : tx.select<Membership>(sql, {{"ids", ids_of(views)}}))
        for (auto& view : views)
            if (view.id == row.person_id) view.groups.push_back(row.code);
}

std::vector<PersonView> views(Tx& tx, std::vector<Person>&& rows) {
    std::vector<std::vector<std::string>> roles;
    for (auto const& row : rows) {
        auto& held = roles.emplace_back();
        for (auto const& grant : row.grants)
            if (std::find(held.begin(), held.end(), grant.role) == held.end()) held.push_back(grant.role);
    }
    auto all = views_of<PersonView>(tx, std::move(rows));
    for (std::size_t i = 0; i < all.size(); ++i) all[i].roles = std::move(roles[i]);
    show_groups(tx, all);
    hide_contacts(tx, all);
    return all;
}

PersonView view(Tx& tx, Person const& row) { return std::move(views(tx, {row}).front()); }

// ---- what is given ----

// Who may change what: a person's own choices, his contact data, the VIP flag, and all the rest.
struct FieldRule {
    std::string_view field;
    Right right;
    bool own = false;  // everybody may, of himself
};
constexpr FieldRule field_rules[] = {
    {"language", Right::person_contact_edit, true},
    {"time_zone", Right::person_contact_edit, true},
    {"preferred_channel", Right::person_contact_edit, true},
    {"emails", Right::person_contact_edit},
    {"phones", Right::person_contact_edit},
    {"site_id", Right::person_contact_edit},
    {"vip", Right::person_vip},
    {"vip_remarks", Right::person_vip},
};

void check_may_change(Tx& tx, Person const& before, Person const& after) {
    auto const& actor = tx.actor();
    bool const manages = actor.may(Right::person_manage);
    for (auto const& change : timeline::changes_between(before, after)) {
        auto const rule = std::find_if(std::begin(field_rules), std::end(field_rules),
                                       [&](FieldRule const& each) { return each.field == change.field; });
        bool const is_listed = rule != std::end(field_rules);
        bool const for_the_vip = is_listed && rule->right == Right::person_vip;
        bool const own = is_listed && rule->own && before.id == actor.person;
        if (own || (is_listed && reaches(tx, rule->right, before.id)) || (manages && !for_the_vip)) continue;
        auto const shown = change.field.ends_with("_id") ? change.field.substr(0, change.field.size() - 3) : change.field;
        throw Forbidden({"You may not change {{field}} of this person", {{"field", shown}}});
    }
}

void check_time_zone(std::string const& name) {
    try {
        date::locate_zone(name);
    } catch (std::runtime_error const&) {
        throw Invalid("/time_zone", "There is no such time zone");
    }
}

PersonFields fields_of(Person const& person, PersonView const& shown) {
    PersonFields fields;
    copy_members(shown, fields);
    copy_members(person, fields);
    fields.name = person.name;
    fields.time_zone = Line<60>(person.time_zone);
    fields.vip_remarks = Text<2000>(person.vip_remarks);
    if (person.login) fields.login = *person.login;
    if (person.employee_no) fields.employee_no = *person.employee_no;
    fields.emails.assign(person.emails.begin(), person.emails.end());
    fields.phones.clear();
    for (auto const& phone : person.phones) fields.phones.push_back({phone.number, phone.kind});
    return fields;
}

OrganisationId organisation_of(Tx& tx, DepartmentId department) {
    if (department) return tx.one<OrganisationId>("select organisation_id from department where id = :id", {{"id", department}});
    return tx.actor().organisation ? tx.actor().organisation : OrganisationId{1};
}

void check_department(Tx& tx, Person const& person) {
    if (person.department_id && organisation_of(tx, person.department_id) != person.organisation_id)
        throw Invalid("/department", "It belongs to another organisation");
}

// Nobody leads himself, by however many others.
void check_manager(Tx& tx, Person const& person) {
    constexpr int longest_chain = 30;
    auto above = person.manager_id;
    for (int steps = 0; above; ++steps) {
        if (above == person.id || steps == longest_chain) throw Invalid("/manager", "Nobody can be led by himself");
        above = tx.one<PersonId>("select manager_id from person where id = :id", {{"id", above}});
    }
}

// What a person who leaves still leads or owes is named, so that somebody else gets it first. Other rooms add theirs: see
// the reactions to person.left.
void check_may_leave(Tx& tx, Person const& person) {
    auto const held = [&](char const* sql) { return tx.find<std::string>(sql, {{"id", person.id}}); };
    if (auto const code = held("select code from desk_group where manager_id = :id and active limit 1"))
        throw Conflict({"This person still leads {{thing}}", {{"thing", *code}}});
    if (auto const code = held("select code from department where manager_id = :id and active limit 1"))
        throw Conflict({"This person still leads {{thing}}", {{"thing", *code}}});
}

void store(Tx& tx, Person const& before, Person& person) {
    bool const leaves = before.active && !person.active;
    if (leaves) check_may_leave(tx, person);
    change(tx, before, person, leaves ? "left" : "changed");
}

}  // namespace

void take(Tx& tx, Person& row, PersonFields const& given, PersonView const& before) {
    auto const text = [](auto const& value) { return value ? std::optional<std::string>(*value) : std::nullopt; };
    copy_members(given, row);
    row.login = text(given.login);
    row.employee_no = text(given.employee_no);
    row.emails.assign(given.emails.begin(), given.emails.end());
    row.phones.clear();
    for (auto const& phone : given.phones) row.phones.push_back({phone.number, phone.kind.value});

    using reference::resolved;
    row.department_id = resolved(tx, row.department_id, before.department, given.department, "/department", department_named);
    row.site_id = resolved(tx, row.site_id, before.site, given.site, "/site", site_named);
    row.manager_id = resolved(tx, row.manager_id, before.manager, given.manager, "/manager", person_named);
    if (given.organisation != before.organisation || !row.id)
        row.organisation_id = given.organisation ? organisation_named(tx, *given.organisation, "/organisation")
                                                 : organisation_of(tx, row.department_id);
    check_time_zone(row.time_zone);
    check_department(tx, row);
    check_manager(tx, row);
}

http::Page<PersonView> list(Tx& tx, http::ListQuery const& asked) {
    auto query = asked;
    // What changed since is read in that order, or a great many people would be passed over by their ids.
    bool const since = std::any_of(query.conditions.begin(), query.conditions.end(),
                                   [](auto const& condition) { return condition.field == "updated_at"; });
    if (since && query.sort.empty()) query.sort = "updated_at";
    bool const sees_contacts = sees_all_contacts(tx.actor());
    auto [visible, params] = reached_by(tx.actor(), Right::person_read);
    auto from = "person where " + visible;
    if (auto const words = taken_out(query, "q"); words && !is_blank(*words)) {
        auto search = begins_with(*words, sees_contacts);
        from += " and " + search.sql;
        params.insert(params.end(), search.params.begin(), search.params.end());
    }
    if (auto const group = taken_out(query, "group")) {
        from += " and id in (select group_member.person_id from group_member where group_id = :group)";
        params.push_back({"group", group_named(tx, *group, "/query/group")});
    }
    static auto const shown = [] {
        auto columns = columns_of_view<PersonView, Person>();
        columns.push_back({"roles", "grants"});
        return columns;
    }();
    auto const columns = columns_for(sees_contacts);
    auto page = http::list<Person>(tx, http::with_ids(tx, query, named), {columns, "id"}, from, params, shown);
    return {views(tx, std::move(page.data)), std::move(page.next_cursor), page.count};
}

PersonView show(Tx& tx, Reference const& reference) { return view(tx, get(tx, reference)); }

PersonView add_new(Tx& tx, PersonFields const& given) {
    Person person;
    take(tx, person, given);
    if ((person.vip || !person.vip_remarks.empty()) && !tx.actor().may(Right::person_vip))
        throw Forbidden({"You may not change {{field}} of this person", {{"field", "vip"}}});
    return view(tx, add(tx, person));
}

PersonView edit(Tx& tx, Reference const& reference, json::Value const& patch) {
    auto const before = get(tx, reference);
    auto const before_view = view(tx, before);
    kept::check_version(tx, before_view);

    auto person = before;
    take(tx, person, kept::patched(fields_of(before, before_view), patch), before_view);
    check_may_change(tx, before, person);
    store(tx, before, person);
    return view(tx, person);
}

void deactivate(Tx& tx, Reference const& reference) {
    auto const before = get(tx, reference);
    kept::check_version(tx, view(tx, before));
    if (!before.active) return;

    auto person = before;
    person.active = false;
    store(tx, before, person);
}

}  // namespace yitai::people
