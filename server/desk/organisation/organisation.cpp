#include "organisation/organisation.h"

namespace yitai::organisation {
namespace {

template <class Row>
Row get_by_id(Tx& tx, Id<Row> id) {
    auto row = tx.find<Row>("select * from " + std::string(db::table_of<Row>) + " where id = :id", {{"id", id}});
    if (!row) throw NotFound();
    return *row;
}

template <class Row>
Row add_to(Tx& tx, tree::Tree const& tree, Row row) {
    kept::check_code_is_free<Row>(tx, row.code);
    kept::add(tx, row);
    tree::place(tx, tree, row.id.value, row.parent_id.value);
    return row;
}

template <class Row>
void change_in(Tx& tx, tree::Tree const& tree, Row const& before, Row& row) {
    if (row.code != before.code) kept::check_code_is_free<Row>(tx, row.code);
    if (row.parent_id != before.parent_id) tree::place(tx, tree, row.id.value, row.parent_id.value);
    kept::change(tx, before, row);
}

// What lies within something belongs to whom it belongs.
void check_owner(Tx& tx, Department const& department) {
    if (department.parent_id && get(tx, department.parent_id).organisation_id != department.organisation_id)
        throw Invalid("/parent", "It belongs to another organisation");
}

void check_owner(Tx& tx, Site const& site) {
    if (!site.parent_id) return;
    auto const parent = get(tx, site.parent_id);
    if (parent.organisation_id && parent.organisation_id != site.organisation_id)
        throw Invalid("/parent", "It belongs to another organisation");
    if (site.kind < parent.kind) throw Invalid("/parent", "A smaller site can't hold a larger one");
}

template <class Row>
void check_nothing_left(Tx& tx, Row const& before, Row const& row) {
    bool const stays = before.organisation_id == row.organisation_id;
    if (stays && (!before.active || row.active)) return;
    auto const table = std::string(db::table_of<Row>);
    auto const held = [&](std::string const& sql) {
        return tx.find<std::int64_t>(sql + " limit 1", {{"id", row.id}}).has_value();
    };
    if (held("select id from " + table + " where parent_id = :id and active")) throw Conflict("Others still lie within it");
    if (held("select id from person where " + table + "_id = :id and active")) throw Conflict("People still belong to it");
}

}  // namespace

Organisation add(Tx& tx, Organisation organisation) {
    kept::check_code_is_free<Organisation>(tx, organisation.code);
    kept::add(tx, organisation);
    return organisation;
}

Department add(Tx& tx, Department department) {
    check_owner(tx, department);
    return add_to(tx, departments, std::move(department));
}

Site add(Tx& tx, Site site) {
    check_owner(tx, site);
    return add_to(tx, sites, std::move(site));
}

void change(Tx& tx, Organisation const& before, Organisation& organisation) {
    if (organisation.code != before.code) kept::check_code_is_free<Organisation>(tx, organisation.code);
    bool const ends = before.active && !organisation.active;
    if (ends && tx.find<PersonId>("select id from person where organisation_id = :id and active limit 1", {{"id", before.id}}))
        throw Conflict("People still belong to it");
    kept::change(tx, before, organisation);
}

void change(Tx& tx, Department const& before, Department& department) {
    check_owner(tx, department);
    check_nothing_left(tx, before, department);
    change_in(tx, departments, before, department);
}

void change(Tx& tx, Site const& before, Site& site) {
    check_owner(tx, site);
    check_nothing_left(tx, before, site);
    change_in(tx, sites, before, site);
}

Organisation get(Tx& tx, OrganisationId id) { return get_by_id(tx, id); }
Department get(Tx& tx, DepartmentId id) { return get_by_id(tx, id); }
Site get(Tx& tx, SiteId id) { return get_by_id(tx, id); }

}  // namespace yitai::organisation
