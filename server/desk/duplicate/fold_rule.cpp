#include "duplicate/fold_rule.h"

#include "db/dialect.h"
#include "organisation/organisation.h"
#include "people/reference.h"
#include "people/visibility.h"

#include <cmath>

namespace yitai::duplicate {
namespace {

// Of the newest open tickets so many are looked at; more reports of one fault within a rule's minutes have long been folded.
constexpr int most_looked_at = 1'000, newest = 20'000;

std::vector<http::Filter> const& rule_columns() {
    static std::vector<http::Filter> const all = {
        {"code", "code", http::Column::text, true, {}, true},
        {"active", "active", http::Column::boolean},
    };
    return all;
}

void take(Tx& tx, FoldRule& row, FoldRuleFields const& given, FoldRuleView const& before = {}) {
    copy_members(given, row);
    row.name = plain(given.name);
    row.least = given.least.value;
    row.within_minutes = given.within_minutes.value;
    row.similarity = given.similarity.value;
    if (!(row.similarity >= 0 && row.similarity <= 1)) throw Invalid("/similarity", "Must be a number from 0 to 1");
    row.service_id = reference::resolved(tx, row.service_id, before.service, given.service, "/service", catalog::service_named);
    row.site_id = reference::resolved(tx, row.site_id, before.site, given.site, "/site", people::site_named);
    row.category_id =
        reference::resolved(tx, row.category_id, before.category, given.category, "/category", catalog::category_named);
}

FoldRuleFields fields_of(FoldRuleView const& view) {
    FoldRuleFields fields;
    copy_members(view, fields);
    fields.code = view.code;
    fields.name = {view.name.zh, view.name.en};
    fields.least = Within<2, 1'000>{view.least};
    fields.within_minutes = Within<1, 10'080>{view.within_minutes};
    return fields;
}

FoldRule for_change(Tx& tx, http::PathName const& name) {
    auto row = http::get<FoldRule>(tx, name);
    kept::check_version(tx, view_of<FoldRuleView>(tx, row));
    return row;
}

template <class Noun>
std::set<Id<Noun>> all_within(Tx& tx, tree::Tree const& tree, Id<Noun> id) {
    std::set<Id<Noun>> all;
    if (!id) return all;
    for (auto const each : tree::within(tx, tree, id.value)) all.insert(Id<Noun>{each});
    return all;
}

FoldBy resolved(Tx& tx, FoldRule const& row) {
    FoldBy rule{row.code,
                {row.kinds.begin(), row.kinds.end()},
                row.service_id,
                all_within(tx, organisation::sites, row.site_id),
                all_within(tx, catalog::category_tree, row.category_id),
                row.least,
                Minutes(row.within_minutes),
                row.similarity};
    if (rule.kinds.empty()) rule.kinds = {Kind::incident};
    return rule;
}

// By the database, which unlike the open set knows what the same batch has just reported.
std::vector<queue::OpenTicket> open_beside(Tx& tx, Ticket const& newcomer, Instant since) {
    auto const beside = tx.select<Ticket>(R"(
        select * from ticket
         where queue_key is not null and id > :first and id <> :id
           and organisation_id = :organisation and kind = :kind and created_at >= :since
         order by id desc limit :most)",
                                          {{"first", std::max<std::int64_t>(0, newcomer.id.value - newest)},
                                           {"id", newcomer.id},
                                           {"organisation", newcomer.organisation_id},
                                           {"kind", newcomer.kind},
                                           {"since", since},
                                           {"most", most_looked_at}});
    std::vector<queue::OpenTicket> open;
    open.reserve(beside.size());
    for (auto const& row : beside) open.push_back(queue::kept(row));
    return open;
}

}  // namespace

http::Page<FoldRuleView> fold_rules(Tx& tx, http::ListQuery const& query) {
    static auto const shown = columns_of_view<FoldRuleView, FoldRule>();
    return page_of<FoldRuleView>(tx, http::list<FoldRule>(tx, query, {rule_columns(), "id"}, "fold_rule where true", {}, shown));
}

FoldRuleView fold_rule(Tx& tx, http::PathName const& name) { return view_of<FoldRuleView>(tx, http::get<FoldRule>(tx, name)); }

FoldRuleView add_fold_rule(Tx& tx, FoldRuleFields const& given) {
    kept::check_code_is_free<FoldRule>(tx, given.code);
    FoldRule row;
    take(tx, row, given);
    kept::add(tx, row);
    return view_of<FoldRuleView>(tx, row);
}

FoldRuleView change_fold_rule(Tx& tx, http::PathName const& name, json::Value const& patch) {
    auto const before = for_change(tx, name);
    auto const before_view = view_of<FoldRuleView>(tx, before);

    auto row = before;
    take(tx, row, kept::patched(fields_of(before_view), patch), before_view);
    if (row.code != before.code) kept::check_code_is_free<FoldRule>(tx, row.code);
    kept::change(tx, before, row);
    return view_of<FoldRuleView>(tx, row);
}

void remove_fold_rule(Tx& tx, http::PathName const& name) {
    auto const row = for_change(tx, name);
    tx.run("delete from fold_rule where id = :id", {{"id", row.id}});
    auto removed = kept::happening(row, "removed");
    removed.version_before = row.version;
    removed.version_after = row.version + 1;
    timeline::record(tx, removed);
}

std::optional<Fold> fold_for(Tx& tx, TicketId id) {
    auto const rules = tx.select<FoldRule>("select * from fold_rule where active order by id");
    if (rules.empty()) return std::nullopt;
    auto const newcomer = ticket::get(tx, id);
    auto const open = queue::kept(newcomer);
    for (auto const& row : rules) {
        auto const rule = resolved(tx, row);
        if (!holds_for(rule, open)) continue;
        db::serialise_on(tx, "folding");  // or two reports at the same time would not see each other
        if (auto fold = fold_of(rule, open, open_beside(tx, newcomer, newcomer.created_at - rule.within))) return fold;
    }
    return std::nullopt;
}

}  // namespace yitai::duplicate
