#include "organisation/directory.h"

#include "http/named_filter.h"
#include "people/reference.h"
#include "people/shown.h"
#include "people/visibility.h"
#include "people/words.h"

namespace yitai::organisation {
namespace {

template <class Row>
std::string known(Actor const& actor) {
    return people::knows_organisation(actor, std::is_same_v<Row, Organisation> ? "id" : "organisation_id");
}

template <class Row>
Row seen(Tx& tx, http::PathName const& name) {
    return http::get<Row>(tx, name, "code", known<Row>(tx.actor()));
}

using enum http::Column;
constexpr http::Filter of_all[] = {
    {"code", "code", text, true, {}, true},
    {"active", "active", boolean},
};

template <class Row>
std::vector<http::Filter> const& columns() {
    static auto const all = [] {
        std::vector<http::Filter> filters(std::begin(of_all), std::end(of_all));
        if constexpr (requires(Row row) { row.kind; })
            filters.push_back({"kind", "kind", word, false, http::words_of<decltype(Row::kind)>()});
        if constexpr (requires(Row row) { row.parent_id; }) filters.push_back({"parent", "parent_id", id});
        if constexpr (requires(Row row) { row.organisation_id; }) filters.push_back({"organisation", "organisation_id", id});
        if constexpr (requires(Row row) { row.key_customer; }) filters.push_back({"key_customer", "key_customer", boolean});
        return filters;
    }();
    return all;
}

template <class Row>
std::int64_t parent_named(Tx& tx, std::string_view name, std::string const& pointer) {
    if constexpr (std::is_same_v<Row, Site>) return people::site_named(tx, name, pointer).value;
    else return people::department_named(tx, name, pointer).value;
}

template <class Row>
typename Shapes<Row>::Fields fields_of(typename Shapes<Row>::View const& view) {
    typename Shapes<Row>::Fields fields;
    copy_members(view, fields);
    fields.code = view.code;
    fields.name = {view.name.zh, view.name.en};
    if constexpr (requires { fields.address; }) fields.address = Text<500>(view.address);
    return fields;
}

OrganisationId own_organisation(Tx& tx) { return tx.actor().organisation ? tx.actor().organisation : organisation::home; }

}  // namespace

void take(Tx&, Organisation& row, OrganisationFields const& given, OrganisationView const&) {
    copy_members(given, row);
    row.name = plain(given.name);
}

void take(Tx& tx, Department& row, DepartmentFields const& given, DepartmentView const& before) {
    copy_members(given, row);
    row.name = plain(given.name);
    row.parent_id = reference::resolved(tx, row.parent_id, before.parent, given.parent, "/parent", people::department_named);
    row.manager_id = reference::resolved(tx, row.manager_id, before.manager, given.manager, "/manager", people::person_named);
    row.organisation_id = reference::resolved(tx, row.organisation_id, before.organisation, given.organisation, "/organisation",
                                              people::organisation_named);
    if (row.organisation_id) return;
    row.organisation_id = row.parent_id ? get(tx, row.parent_id).organisation_id : own_organisation(tx);
}

void take(Tx& tx, Site& row, SiteFields const& given, SiteView const& before) {
    copy_members(given, row);
    row.name = plain(given.name);
    row.parent_id = reference::resolved(tx, row.parent_id, before.parent, given.parent, "/parent", people::site_named);
    row.organisation_id = reference::resolved(tx, row.organisation_id, before.organisation, given.organisation, "/organisation",
                                              people::organisation_named);
}

template <class Row>
http::Page<typename Shapes<Row>::View> list(Tx& tx, http::ListQuery const& query) {
    using View = typename Shapes<Row>::View;
    static std::vector<http::NamedFilter> const named = {{"parent", parent_named<Row>},
                                                         {"organisation", http::id_by<people::organisation_named>}};
    static auto const shown = columns_of_view<View, Row>();
    auto const [asked, from, params] = people::with_words(tx, http::with_ids(tx, query, named),
                                                          std::string(db::table_of<Row>) + " where " + known<Row>(tx.actor()));
    return page_of<View>(tx, http::list<Row>(tx, asked, {columns<Row>(), "id"}, from, params, shown));
}

template <class Row>
typename Shapes<Row>::View show(Tx& tx, http::PathName const& name) {
    return view_of<typename Shapes<Row>::View>(tx, seen<Row>(tx, name));
}

template <class Row>
typename Shapes<Row>::View add_new(Tx& tx, typename Shapes<Row>::Fields const& given) {
    Row row;
    take(tx, row, given);
    return view_of<typename Shapes<Row>::View>(tx, add(tx, row));
}

template <class Row>
typename Shapes<Row>::View edit(Tx& tx, http::PathName const& name, json::Value const& patch) {
    using View = typename Shapes<Row>::View;
    auto const before = seen<Row>(tx, name);
    auto const before_view = view_of<View>(tx, before);
    kept::check_version(tx, before_view);

    auto row = before;
    take(tx, row, kept::patched(fields_of<Row>(before_view), patch), before_view);
    change(tx, before, row);
    return view_of<View>(tx, row);
}

template <class Row>
void retire(Tx& tx, http::PathName const& name) {
    auto const before = seen<Row>(tx, name);
    kept::check_version(tx, view_of<typename Shapes<Row>::View>(tx, before));
    if (!before.active) return;

    auto row = before;
    row.active = false;
    change(tx, before, row);
}

#define YITAI_DIRECTORY_OF(Row)                                                                 \
    template http::Page<Shapes<Row>::View> list<Row>(Tx&, http::ListQuery const&);              \
    template Shapes<Row>::View show<Row>(Tx&, http::PathName const&);                           \
    template Shapes<Row>::View add_new<Row>(Tx&, Shapes<Row>::Fields const&);                   \
    template Shapes<Row>::View edit<Row>(Tx&, http::PathName const&, json::Value const& patch); \
    template void retire<Row>(Tx&, http::PathName const&);
YITAI_DIRECTORY_OF(Organisation)
YITAI_DIRECTORY_OF(Department)
YITAI_DIRECTORY_OF(Site)
#undef YITAI_DIRECTORY_OF

}  // namespace yitai::organisation
