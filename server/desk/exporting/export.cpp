#include "exporting/export.h"

#include "exporting/written.h"
#include "people/kept.h"
#include "people/shown.h"
#include "queue/filter_text.h"
#include "ticket/view.h"

#include <algorithm>

namespace yitai::exporting {
namespace {

constexpr std::size_t most_columns = 100;
constexpr char const* usual_columns[] = {
    "number",       "kind",          "subject",           "state",       "priority",  "requester",
    "organisation", "site",          "service",           "category",    "group",     "assignee",
    "channel",      "created_at",    "first_response_at", "resolved_at", "closed_at", "resolution_code",
    "reopen_count", "transfer_count"};

bool is_column(Tx& tx, std::string_view name) {
    bool known = false;
    for_each_member<TicketView>(
        [&](std::string_view member, auto) { known |= member == name && name != "clocks" && name != "custom_fields"; });
    if (known || !name.starts_with(practice::filter_prefix)) return known;
    auto const fields = practice::filters(tx);
    return std::any_of(fields.filters.begin(), fields.filters.end(), [&](auto const& filter) { return filter.name == name; });
}

std::vector<std::string> columns_from(Tx& tx, std::vector<Line<60>> const& given) {
    if (given.empty()) return {std::begin(usual_columns), std::end(usual_columns)};
    if (given.size() > most_columns) throw Invalid("/columns", "Too many");
    for (std::size_t i = 0; i < given.size(); ++i)
        if (!is_column(tx, given[i]))
            throw Invalid(json::child("/columns", i), {"There is no field {{name}}", {{"name", given[i]}}});
    return {given.begin(), given.end()};
}

Export own(Tx& tx, ExportId id) {
    auto row = tx.find<Export>("select * from export where id = :id and actor_id = :me", {{"id", id}, {"me", tx.actor().person}});
    if (!row) throw NotFound();
    return *row;
}

ExportView view(Export const& row) {
    ExportView view;
    copy_members(row, view);
    return view;
}

}  // namespace

ExportView ask(Tx& tx, NewExport const& given) {
    auto const conditions = queue::conditions_of(given.filter.value);
    queue::check_filter(tx, conditions, given.sort.value);
    Export row{.actor_id = tx.actor().person,
               .principal = tx.actor().principal,
               .filter = given.filter.value,
               .sort = given.sort.value,
               .columns = columns_from(tx, given.columns),
               .created_at = tx.now()};
    tx.insert(row);
    begin(tx, row);
    tx.update(row);

    timeline::Happening asked{.type = "export.asked", .object_kind = "export", .object_id = row.id.value};
    asked.details = json::Object{{"filter", row.filter}, {"columns", json::parse(json::text_of(row.columns))}};
    timeline::record(tx, asked);
    write_later(tx, row);
    return view(row);
}

ExportView show(Tx& tx, ExportId id) { return view(own(tx, id)); }

http::Page<ExportView> list(Tx& tx, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {{"state", "state", http::Column::word, false, http::words_of<State>()}};
    auto page = http::list<Export>(tx, query, {columns, "-id"}, "export where actor_id = :me", {{"me", tx.actor().person}});
    return page_of<ExportView>(tx, std::move(page));
}

ExportView cancel(Tx& tx, ExportId id) {
    auto row = own(tx, id);
    if (row.state != State::running) throw Conflict("This has ended");
    row.cancel_asked = true;
    ++row.version;
    tx.update(row);
    return view(row);
}

http::Response file(Tx& tx, ExportId id) {
    auto const row = own(tx, id);
    if (row.state != State::done) throw Conflict("The file is not ready");
    return download(row);
}

void forget_old(Tx& tx) {
    constexpr std::string_view old = "(select id from export where created_at < :before and state <> 'running' limit 100)";
    for (std::string const table : {"export_part where export_id", "export where id"})
        tx.run("delete from " + table + " in " + std::string(old), {{"before", tx.now() - kept_for}});
}

}  // namespace yitai::exporting
