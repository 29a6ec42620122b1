#include "servicenow/names.h"

#include "organisation/directory.h"
#include "people/directory.h"
#include "people/group_directory.h"
#include "practice/field.h"
#include "role/matrix.h"
#include "servicenow/code.h"

#include <algorithm>

namespace yitai::servicenow {
namespace {

constexpr std::size_t made_at_once = 200;
constexpr std::string_view first_line = "service-desk", own_service = "it";

yitai::Names both(std::string_view name) {
    Line<120> const line(cut(name, Line<120>::max_bytes));
    return {line, line};
}

std::int64_t find(Tx& tx, std::string const& sql, std::string const& code) {
    return tx.find<std::int64_t>(sql, {{"code", code}}).value_or(0);
}

std::int64_t made_group(Tx& tx, std::string const& name) {
    auto const code = code_of(name);
    auto const known = find(tx, "select id from desk_group where code = :code", code);
    return known ? known : people::add_group(tx, {.code = code, .name = both(name)}).id.value;
}

// An agent's role is for those who work here only now: whoever was here before keeps what he has.
std::int64_t made_person(Tx& tx, std::string const& name, bool is_agent) {
    auto const code = code_of(name);
    auto const known = find(tx, "select id from person where login = :code", code);
    if (known) return known;
    Person row;
    people::take(tx, row, {.login = Line<200>(code), .name = Line<200>(cut(name, Line<200>::max_bytes))});
    if (is_agent) row.grants = {{std::string(name_of(Role::agent)), {}, {}}};
    return people::add(tx, std::move(row)).id.value;
}

std::int64_t made_site(Tx& tx, std::string const& name) {
    auto const code = code_of(name);
    auto const known = find(tx, "select id from site where code = :code", code);
    return known ? known : organisation::add_new<Site>(tx, {.code = code, .name = both(name)}).id.value;
}

std::int64_t made_category(Tx& tx, std::string const& name, std::string const& code, std::optional<std::string> const& parent) {
    auto const known = find(tx, "select id from category where code = :code", code);
    return known ? known : catalog::add(tx, catalog::CategoryFields{.code = code, .name = both(name), .parent = parent}).id.value;
}

struct Reference {
    std::string_view field;
    std::string Event::* number;
    char const *zh, *en;
};
constexpr Reference references[] = {
    {external_problem, &Event::problem, "外部问题编号", "External problem"},
    {external_change, &Event::change, "外部变更编号", "External change"},
    {causing_change, &Event::caused_by, "由外部变更引起", "Caused by external change"},
    {supplier, &Event::vendor, "外部供应商", "External supplier"},
};

void add_field(Tx& tx, std::string_view code) {
    auto const text = std::string(code);
    if (find(tx, "select id from custom_field where code = :code", text)) return;
    auto const& row =
        *std::find_if(std::begin(references), std::end(references), [&](auto const& each) { return each.field == code; });
    practice::add(tx, practice::CustomFieldFields{
                          .code = text, .name = {row.zh, row.en}, .type = FieldType::text, .kinds = {Kind::incident}});
}

std::int64_t id_in(std::map<std::string, std::int64_t> const& ids, std::string const& name) {
    auto const found = ids.find(name);
    return found == ids.end() ? 0 : found->second;
}

std::string with_parent(std::string const& parent, std::string const& name) { return parent + ' ' + name; }

// Goes through all of them, some in each transaction.
template <class All, class Make>
void each_in_portions(db::Database& database, db::Context const& context, All& all, Make make) {
    for (auto next = all.begin(); next != all.end();) {
        auto const from = next;
        database.write(context, [&](Tx& tx) {
            next = from;
            for (std::size_t made = 0; next != all.end() && made < made_at_once; ++made, ++next) make(tx, *next);
        });
    }
}

}  // namespace

void Names::note(Event const& event) {
    auto const add = [](Ids& ids, std::string const& name) {
        if (!name.empty()) ids.emplace(name, 0);
    };
    add(groups_, event.group);
    if (event.caller.empty()) add(people_, std::string(unknown_caller));
    add(sites_, event.site);
    add(categories_, event.category);
    for (auto const* name : {&event.caller, &event.assignee, &event.resolver}) add(people_, *name);
    for (auto const* name : {&event.assignee, &event.resolver})
        if (!name->empty()) agents_.insert(*name);
    if (!event.assignee.empty()) members_.emplace(event.assignee, event.group);
    if (!event.category.empty() && !event.subcategory.empty()) {
        auto const whole = with_parent(event.category, event.subcategory);
        add(subcategories_, whole);
        parents_.emplace(whole, event.category);
    }
    for (auto const& reference : references)
        if (!(event.*reference.number).empty()) fields_.insert(reference.field);
}

void Names::make(db::Database& database, db::Context const& context) {
    auto const make_all = [&](Ids& ids, auto made) {
        each_in_portions(database, context, ids, [&](Tx& tx, Ids::value_type& each) { each.second = made(tx, each.first); });
    };
    make_all(groups_, made_group);
    make_all(people_, [&](Tx& tx, std::string const& name) { return made_person(tx, name, agents_.contains(name)); });
    make_all(sites_, made_site);
    make_all(categories_, [](Tx& tx, std::string const& name) { return made_category(tx, name, code_of(name), std::nullopt); });
    make_all(subcategories_, [&](Tx& tx, std::string const& whole) {
        auto const& parent = parents_.at(whole);
        return made_category(tx, whole.substr(parent.size() + 1), code_of(whole), code_of(parent));
    });
    database.write(context, [&](Tx& tx) {
        first_line_ = {find(tx, "select id from desk_group where code = :code", std::string(first_line))};
        service_ = {find(tx, "select id from service where code = :code and status <> 'retired'", std::string(own_service))};
        for (auto const code : fields_) add_field(tx, code);
    });
    each_in_portions(database, context, members_, [&](Tx& tx, auto const& member) {
        if (auto const of = group(member.second)) people::join(tx, person(member.first), of);
    });
}

GroupId Names::group(std::string const& name) const { return name.empty() ? first_line_ : GroupId{id_in(groups_, name)}; }
PersonId Names::person(std::string const& name) const { return {id_in(people_, name)}; }
SiteId Names::site(std::string const& name) const { return {id_in(sites_, name)}; }

CategoryId Names::category(Event const& event) const {
    auto const below = id_in(subcategories_, with_parent(event.category, event.subcategory));
    return {below ? below : id_in(categories_, event.category)};
}

}  // namespace yitai::servicenow
