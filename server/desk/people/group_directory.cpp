#include "people/group_directory.h"

#include "db/dialect.h"
#include "http/named_filter.h"
#include "people/reference.h"
#include "people/shown.h"
#include "people/visibility.h"
#include "people/words.h"

namespace yitai::people {
namespace {

std::vector<http::Filter> const& group_columns() {
    static std::vector<http::Filter> const all = {
        {"code", "code", http::Column::text, true, {}, true},
        {"line", "line", http::Column::word, false, http::words_of<SupportLine>()},
        {"manager", "manager_id", http::Column::id},
        {"active", "active", http::Column::boolean},
    };
    return all;
}
constexpr http::NamedFilter group_names[] = {{"manager", http::person_by<person_named>}};

GroupView view(Tx& tx, Group const& row) { return view_of<GroupView>(tx, row); }

GroupFields fields_of(GroupView const& view) {
    GroupFields fields;
    copy_members(view, fields);
    fields.code = view.code;
    fields.name = {view.name.zh, view.name.en};
    fields.skills.assign(view.skills.begin(), view.skills.end());
    return fields;
}

// Escalation that goes round in a circle never arrives.
void check_escalation(Tx& tx, Group const& group) {
    constexpr int longest_chain = 20;
    auto above = group.escalates_to_id;
    for (int steps = 0; above; ++steps) {
        if (above == group.id || steps == longest_chain) throw Invalid("/escalates_to", "It would escalate to itself");
        above = get(tx, above).escalates_to_id;
    }
}

Group for_change(Tx& tx, http::PathName const& name) {
    auto const group = http::get<Group>(tx, name);
    if (!manages(tx.actor(), group)) throw Forbidden("You may not manage this group");
    return group;
}

GroupView store(Tx& tx, Group const& before, Group& group) {
    if (group.code != before.code) kept::check_code_is_free<Group>(tx, group.code);
    check_escalation(tx, group);
    bool const retires = before.active && !group.active;
    kept::change(tx, before, group, retires ? "retired" : "changed");
    return view(tx, group);
}

}  // namespace

void take(Tx& tx, Group& row, GroupFields const& given, GroupView const& before) {
    copy_members(given, row);
    row.name = plain(given.name);
    row.skills.assign(given.skills.begin(), given.skills.end());
    row.manager_id = reference::resolved(tx, row.manager_id, before.manager, given.manager, "/manager", person_named);
    row.escalates_to_id =
        reference::resolved(tx, row.escalates_to_id, before.escalates_to, given.escalates_to, "/escalates_to", group_named);
}

http::Page<GroupView> groups(Tx& tx, http::ListQuery const& query) {
    static auto const shown = columns_of_view<GroupView, Group>();
    auto const [asked, from, params] = with_words(tx, http::with_ids(tx, query, group_names), "desk_group where true");
    return page_of<GroupView>(tx, http::list<Group>(tx, asked, {group_columns(), "id"}, from, params, shown));
}

GroupView show_group(Tx& tx, http::PathName const& name) { return view(tx, http::get<Group>(tx, name)); }

GroupView add_group(Tx& tx, GroupFields const& given) {
    if (tx.actor().rights[Right::group_manage] != Scope::all) throw Forbidden("You may not manage this group");
    Group group;
    take(tx, group, given);
    return view(tx, add(tx, group, {}));
}

GroupView edit_group(Tx& tx, http::PathName const& name, json::Value const& patch) {
    db::serialise_on(tx, "groups");
    auto const before = for_change(tx, name);
    auto const before_view = view(tx, before);
    kept::check_version(tx, before_view);

    auto group = before;
    take(tx, group, kept::patched(fields_of(before_view), patch), before_view);
    return store(tx, before, group);
}

void retire_group(Tx& tx, http::PathName const& name) {
    auto const before = for_change(tx, name);
    kept::check_version(tx, view(tx, before));
    if (!before.active) return;

    auto group = before;
    group.active = false;
    store(tx, before, group);
}

void add_member(Tx& tx, http::PathName const& name, Reference const& reference) {
    auto const group = for_change(tx, name);
    auto const person = get(tx, reference);
    if (!person.active) throw Conflict("This person is not active");
    join(tx, person.id, group.id);
}

void remove_member(Tx& tx, http::PathName const& name, Reference const& reference) {
    auto const group = for_change(tx, name);
    leave(tx, get(tx, reference).id, group.id);
}

}  // namespace yitai::people
