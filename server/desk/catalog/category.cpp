#include "catalog/category.h"

#include "db/dialect.h"
#include "http/named_filter.h"
#include "people/reference.h"
#include "people/words.h"

namespace yitai::catalog {
namespace {

// An inactive category is found by its parent's number as well.
std::int64_t parent_named(Tx& tx, std::string_view name, std::string const& pointer) {
    return reference::resolve<Category>(tx, "category", "code", name, pointer).value;
}

constexpr http::Filter category_columns[] = {
    {"code", "code", http::Column::text, true},
    {"active", "active", http::Column::boolean},
    {"parent", "parent_id", http::Column::id},
    {"updated_at", "updated_at", http::Column::instant, true},
};
constexpr http::NamedFilter category_names[] = {{"parent", parent_named}};

CategoryView view(Tx& tx, Category const& row) { return view_of<CategoryView>(tx, row); }

CategoryFields fields_of(CategoryView const& view) {
    CategoryFields fields;
    copy_members(view, fields);
    fields.name = {view.name.zh, view.name.en};
    return fields;
}

bool is_active(Tx& tx, CategoryId id) { return tx.one<bool>("select active from category where id = :id", {{"id", id}}); }

// An active category lies in active ones only, so that everybody finds the way to it.
void check_activity(Tx& tx, Category const& row) {
    if (row.active && row.parent_id && !is_active(tx, row.parent_id)) throw Conflict("The category it lies in is not active");
    if (row.active) return;
    auto const below = tx.select<std::string>("select code from category where parent_id = :id and active order by code limit 5",
                                              {{"id", row.id}});
    if (below.empty()) return;
    std::string codes;
    for (auto const& code : below) (codes += codes.empty() ? "" : ", ") += code;
    throw Conflict({"Active categories lie within it: {{codes}}", {{"codes", codes}}});
}

CategoryView changed(Tx& tx, Category const& before, Category& row) {
    if (row.code != before.code) kept::check_code_is_free<Category>(tx, row.code);
    check_activity(tx, row);
    if (row.parent_id != before.parent_id) tree::place(tx, category_tree, row.id.value, row.parent_id.value);
    kept::change(tx, before, row);
    return view(tx, row);
}

}  // namespace

CategoryId category_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    return reference::resolve<Category>(tx, "category", "code", reference, pointer, "active");
}

http::Page<CategoryView> categories(Tx& tx, http::ListQuery const& query) {
    static auto const shown = columns_of_view<CategoryView, Category>();
    auto const [asked, from, params] = people::with_words(tx, http::with_ids(tx, query, category_names), "category where true");
    return page_of<CategoryView>(tx, http::list<Category>(tx, asked, {category_columns, "id"}, from, params, shown));
}

CategoryView category(Tx& tx, http::PathName const& name) { return view(tx, http::get<Category>(tx, name)); }

CategoryView add(Tx& tx, CategoryFields const& given) {
    kept::check_code_is_free<Category>(tx, given.code);
    db::serialise_on(tx, category_tree.noun);

    Category row{.code = given.code, .name = plain(given.name), .active = given.active};
    if (given.parent) row.parent_id = category_named(tx, *given.parent, "/parent");
    kept::add(tx, row);
    tree::place(tx, category_tree, row.id.value, row.parent_id.value);
    return view(tx, row);
}

CategoryView change_category(Tx& tx, http::PathName const& name, json::Value const& patch) {
    db::serialise_on(tx, category_tree.noun);
    auto const before = http::get<Category>(tx, name);
    auto const before_view = view(tx, before);
    kept::check_version(tx, before_view);
    auto const given = kept::patched(fields_of(before_view), patch);

    auto row = before;
    row.code = given.code;
    row.name = plain(given.name);
    row.active = given.active;
    row.parent_id = reference::resolved(tx, before.parent_id, before_view.parent, given.parent, "/parent", category_named);
    return changed(tx, before, row);
}

void retire_category(Tx& tx, http::PathName const& name) {
    db::serialise_on(tx, category_tree.noun);
    auto const before = http::get<Category>(tx, name);
    kept::check_version(tx, view(tx, before));
    if (!before.active) return;

    auto row = before;
    row.active = false;
    changed(tx, before, row);
}

}  // namespace yitai::catalog
