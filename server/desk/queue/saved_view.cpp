#include "queue/saved_view.h"

#include "db/dialect.h"
#include "http/named_filter.h"
#include "listing/list.h"
#include "people/group.h"
#include "people/reference.h"
#include "people/shown.h"
#include "people/visibility.h"

#include <algorithm>
#include <set>

namespace yitai::queue {
namespace {

constexpr std::string_view is_visible = R"((scope = 'shared' or (scope = 'personal' and owner_id = :me) or (scope = 'team'
    and group_id in (select group_id from group_member where person_id = :me
                     union select id from desk_group where manager_id = :me))))";

people::Condition visible(Tx& tx) { return {std::string(is_visible), {{"me", tx.actor().person}}}; }

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"position", "position", integer, true, {}, true},
        {"code", "code", text},
        {"scope", "scope", word, false, http::words_of<ViewScope>()},
        {"group", "group_id", id},
        {"starred", "(id in (select view_id from saved_view_star where person_id = :me))", boolean},
    };
    return all;
}
constexpr http::NamedFilter named[] = {{"group", http::id_by<people::group_named>}};

std::vector<SavedViewView> shown(Tx& tx, std::vector<SavedView>&& rows) {
    auto const starred =
        tx.select<std::int64_t>("select view_id from saved_view_star where person_id = :me", {{"me", tx.actor().person}});
    std::set<std::int64_t> const mine(starred.begin(), starred.end());
    std::vector<std::string> filters;
    filters.reserve(rows.size());
    for (auto const& row : rows) filters.push_back(filter_text(row.conditions));

    auto views = views_of<SavedViewView>(tx, std::move(rows));
    for (std::size_t i = 0; i < views.size(); ++i) {
        views[i].filter = std::move(filters[i]);
        views[i].starred = mine.contains(views[i].id.value);
    }
    return views;
}

SavedViewView shown(Tx& tx, SavedView const& row) { return std::move(shown(tx, std::vector<SavedView>{row}).front()); }

SavedView get(Tx& tx, http::PathName const& name) {
    auto const condition = visible(tx);
    return http::get<SavedView>(tx, name, "code", condition.sql, condition.params);
}

// Who sees a personal view is its owner; a team's is made by its members and managers, one for all by who manages the desk.
void check_may_keep(Tx& tx, SavedView const& view) {
    auto const& actor = tx.actor();
    if (view.scope == ViewScope::personal || actor.rights.allows(Right::desk_manage)) return;
    bool const belongs = std::count(actor.groups.begin(), actor.groups.end(), view.group_id) > 0;
    bool const teams = view.scope == ViewScope::team &&
                       (belongs || tx.find<GroupId>("select id from desk_group where id = :id and manager_id = :me",
                                                    {{"id", view.group_id}, {"me", actor.person}}));
    if (!teams) throw Forbidden("You may not keep views for these people");
}

SavedView for_change(Tx& tx, http::PathName const& name) {
    auto row = get(tx, name);
    check_may_keep(tx, row);
    kept::check_version(tx, shown(tx, row));
    return row;
}

void take_name(SavedView& row, ViewNames const& given) {
    bool const for_all = row.scope == ViewScope::shared;
    if (!given.zh && (for_all || !given.en)) throw Invalid("/name/zh", "Is required");
    if (!given.en && for_all) throw Invalid("/name/en", "Is required");
    row.name = {given.zh ? *given.zh : *given.en, given.en ? *given.en : *given.zh};
}

void take_columns(SavedView& row, ViewFields const& given) {
    static auto const known = [] {
        std::set<std::string_view> names;
        for_each_member<TicketView>([&](std::string_view name, auto) { names.insert(without_trailing_underscore(name)); });
        return names;
    }();
    for (std::size_t i = 0; i < given.columns.size(); ++i)
        if (!known.contains(given.columns[i]))
            throw Invalid("/columns/" + std::to_string(i), {"There is no field {{name}}", {{"name", given.columns[i]}}});
    row.columns.assign(given.columns.begin(), given.columns.end());
}

void take_audience(Tx& tx, SavedView& row, ViewFields const& given, SavedViewView const& before) {
    row.scope = given.scope;
    row.group_id = reference::resolved(tx, row.group_id, before.group, given.group, "/group", people::group_named);
    bool const teams = row.scope == ViewScope::team;
    if (teams && !row.group_id) throw Invalid("/group", "Is required");
    if (!teams && row.group_id) throw Invalid("/group", "Only a team's view has a group");
    if (given.code && row.scope != ViewScope::shared) throw Invalid("/code", "Only a view for all has a code");
    row.code = given.code;
}

void take(Tx& tx, SavedView& row, ViewFields const& given, SavedViewView const& before = {}) {
    take_audience(tx, row, given, before);
    check_may_keep(tx, row);
    take_name(row, given.name);
    take_columns(row, given);
    row.conditions = conditions_of(given.filter.value);
    row.sort = given.sort.value;
    row.position = given.position.value;
    check_filter(tx, row.conditions, row.sort);
    if (row.scope != ViewScope::personal) check_names_nothing_private(tx, row.conditions, row.group_id);
}

ViewFields fields_of(SavedViewView const& view) {
    ViewFields fields;
    copy_members(view, fields);
    if (view.code) fields.code = Code(*view.code);
    fields.name = {view.name.zh, view.name.en};
    fields.filter = Text<4000>(view.filter);
    fields.sort = Text<60>(view.sort);
    fields.columns.assign(view.columns.begin(), view.columns.end());
    fields.position = Within<0, 10'000>{view.position};
    return fields;
}

void set_star(Tx& tx, http::PathName const& name, std::string_view sql) {
    tx.run(sql, {{"me", tx.actor().person}, {"view", get(tx, name).id}});
}

}  // namespace

http::Page<SavedViewView> views(Tx& tx, http::ListQuery const& query) {
    static auto const columns_shown = [] {
        auto all = columns_of_view<SavedViewView, SavedView>();
        all.push_back({"filter", "conditions"});
        return all;
    }();
    auto const condition = visible(tx);
    auto page = http::list<SavedView>(tx, http::with_ids(tx, query, named), {columns(), "position"},
                                      "saved_view where " + condition.sql, condition.params, columns_shown);
    return {shown(tx, std::move(page.data)), std::move(page.next_cursor), page.count};
}

SavedViewView show_view(Tx& tx, http::PathName const& name) { return shown(tx, get(tx, name)); }

SavedViewView add_view(Tx& tx, ViewFields const& given) {
    SavedView row{.owner_id = tx.actor().person};
    take(tx, row, given);
    if (row.code) kept::check_code_is_free<SavedView>(tx, *row.code);
    kept::add(tx, row);
    return shown(tx, row);
}

SavedViewView change_view(Tx& tx, http::PathName const& name, json::Value const& patch) {
    auto const before = for_change(tx, name);
    auto const before_view = shown(tx, before);

    auto row = before;
    take(tx, row, kept::patched(fields_of(before_view), patch), before_view);
    if (!row.owner_id) row.owner_id = row.scope == ViewScope::personal ? tx.actor().person : PersonId{};
    if (row.code && row.code != before.code) kept::check_code_is_free<SavedView>(tx, *row.code);
    kept::change(tx, before, row);
    return shown(tx, row);
}

void remove_view(Tx& tx, http::PathName const& name) {
    auto const row = for_change(tx, name);
    tx.run("delete from saved_view_star where view_id = :view", {{"view", row.id}});
    tx.run("delete from saved_view where id = :view", {{"view", row.id}});

    auto removed = kept::happening(row, "removed");
    removed.version_before = row.version;
    removed.version_after = row.version + 1;
    timeline::record(tx, removed);
}

void star_view(Tx& tx, http::PathName const& name) {
    set_star(tx, name, "insert into saved_view_star (person_id, view_id) values (:me, :view) on conflict do nothing");
}

void unstar_view(Tx& tx, http::PathName const& name) {
    set_star(tx, name, "delete from saved_view_star where person_id = :me and view_id = :view");
}

http::Page<TicketView> tickets_of_view(Tx& tx, http::PathName const& name, http::ListQuery const& asked) {
    auto const view = get(tx, name);
    auto query = asked;
    auto const own = list_query(view.conditions);
    query.conditions.insert(query.conditions.begin(), own.conditions.begin(), own.conditions.end());
    if (query.sort.empty()) query.sort = view.sort;
    if (query.sort.empty() && listing::asks_for_open_ones(query)) query.sort = listing::queue_order;
    return listing::page(tx, query);
}

std::vector<SavedView> views_named(Tx& tx, std::vector<std::string> const& names) {
    std::vector<std::int64_t> ids;
    for (auto const& name : names)
        if (auto const id = parse_integer(name)) ids.push_back(*id);
    auto condition = visible(tx);
    condition.params.emplace_back("codes", names);
    condition.params.emplace_back("ids", ids);
    auto const engine = tx.engine();
    return tx.select<SavedView>("select * from saved_view where (code in (" + db::texts_in(engine, ":codes") + ") or id in (" +
                                    db::numbers_in(engine, ":ids") + ")) and " + condition.sql,
                                condition.params);
}

}  // namespace yitai::queue
