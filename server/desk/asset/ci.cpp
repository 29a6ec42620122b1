#include "asset/ci.h"

#include "asset/visibility.h"
#include "http/named_filter.h"
#include "people/reference.h"
#include "people/words.h"

#include <algorithm>

namespace yitai::asset {
namespace {

constexpr std::string_view code_column = "lower(code)";
constexpr OrganisationId home{1};
constexpr std::size_t most_named = 50;

CiTypeId type_named(Tx& tx, std::string_view name, std::string const& pointer) {
    return reference::resolve<CiType>(tx, "ci_type", "code", name, pointer);
}

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"code", "code", text, true, {}, true},
        {"type", "type_id", id},
        {"status", "status", word, false, http::words_of<CiStatus>()},
        {"site", "site_id", id},
        {"owner", "owner_id", id},
        {"organisation", "organisation_id", id},
        {"service", "service_id", id},
        {"criticality", "criticality", integer},
        {"updated_at", "updated_at", instant, true, {}, true},
    };
    return all;
}
constexpr http::NamedFilter named[] = {
    {"type", http::id_by<type_named>},
    {"site", http::id_by<people::site_named>},
    {"owner", http::person_by<people::person_named>},
    {"organisation", http::id_by<people::organisation_named>},
    {"service", http::id_by<catalog::service_named>},
};

CiView view(Tx& tx, ConfigurationItem const& row) { return view_of<CiView>(tx, row); }

std::optional<ConfigurationItem> find(Tx& tx, std::string_view name) {
    auto visible = reached_by(tx.actor(), Right::ci_read);
    return http::find<ConfigurationItem>(tx, {lower_ascii(name)}, code_column, visible.sql, std::move(visible.params));
}

ConfigurationItem get(Tx& tx, http::PathName const& name) {
    auto row = find(tx, name.text);
    if (!row) throw NotFound();
    return std::move(*row);
}

void check_reached(Tx& tx, CiId id) {
    auto reached = reached_by(tx.actor(), Right::ci_manage);
    reached.params.emplace_back("id", id);
    if (!tx.find<CiId>("select id from configuration_item where id = :id and " + reached.sql, reached.params))
        throw Forbidden("You may not keep this configuration item");
}

// Visible, within reach, and the version is the expected one.
ConfigurationItem for_change(Tx& tx, http::PathName const& name) {
    auto row = get(tx, name);
    check_reached(tx, row.id);
    kept::check_version(tx, view(tx, row));
    return row;
}

void check_code_is_free(Tx& tx, std::string_view code) {
    auto const taken =
        tx.find<CiId>("select id from configuration_item where lower(code) = :code", {{"code", lower_ascii(code)}});
    if (taken) throw Conflict({"The code {{code}} is taken", {{"code", std::string(code)}}});
}

OrganisationId usual_organisation(Tx& tx, ConfigurationItem const& row) {
    if (row.owner_id) return people::get(tx, row.owner_id).organisation_id;
    return tx.actor().organisation ? tx.actor().organisation : home;
}

void take(Tx& tx, ConfigurationItem& row, CiView const& before, CiFields const& given) {
    copy_members(given, row);
    row.type_id = reference::resolved(tx, row.type_id, before.type, given.type, "/type", type_named);
    row.site_id = reference::resolved(tx, row.site_id, before.site, given.site, "/site", people::site_named);
    row.owner_id = reference::resolved(tx, row.owner_id, before.owner, given.owner, "/owner", people::person_named);
    row.service_id = reference::resolved(tx, row.service_id, before.service, given.service, "/service", catalog::service_named);
    row.organisation_id = reference::resolved(tx, row.organisation_id, before.organisation, given.organisation, "/organisation",
                                              people::organisation_named);
    if (!row.organisation_id) row.organisation_id = usual_organisation(tx, row);
}

CiFields fields_of(CiView const& view) {
    CiFields fields;
    copy_members(view, fields);
    fields.type = view.type.value_or("");
    return fields;
}

}  // namespace

CiId ci_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    auto const row = find(tx, reference);
    if (!row || row->status == CiStatus::retired)
        throw Invalid(pointer, {"There is no {{reference}} here", {{"reference", std::string(reference)}}});
    return row->id;
}

std::vector<CiId> cis_named(Tx& tx, std::vector<CiId> const& present, std::vector<std::string> const& before,
                            std::vector<std::string> const& given, std::string const& pointer) {
    if (given.size() > most_named) throw Invalid(pointer, "Too many");
    std::vector<CiId> ids;
    for (std::size_t i = 0; i < given.size(); ++i) {
        auto const known = static_cast<std::size_t>(std::find(before.begin(), before.end(), given[i]) - before.begin());
        auto const id = known < present.size() ? present[known] : ci_named(tx, given[i], json::child(pointer, i));
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    return ids;
}

http::Page<CiView> cis(Tx& tx, http::ListQuery const& query) {
    static auto const shown = columns_of_view<CiView, ConfigurationItem>();
    auto visible = reached_by(tx.actor(), Right::ci_read);
    auto rows = http::list<ConfigurationItem>(tx, http::with_ids(tx, query, named), {columns(), "id"},
                                              "configuration_item where " + visible.sql, std::move(visible.params), shown);
    return page_of<CiView>(tx, std::move(rows));
}

CiView ci(Tx& tx, http::PathName const& name) { return view(tx, get(tx, name)); }

CiView add(Tx& tx, CiFields const& given) {
    check_code_is_free(tx, given.code);

    ConfigurationItem row;
    take(tx, row, {}, given);
    kept::add(tx, row);
    check_reached(tx, row.id);
    return view(tx, row);
}

CiView change_ci(Tx& tx, http::PathName const& name, json::Value const& patch) {
    auto const before = for_change(tx, name);
    auto const before_view = view(tx, before);
    auto const given = kept::patched(fields_of(before_view), patch);

    auto row = before;
    take(tx, row, before_view, given);
    if (lower_ascii(row.code) != lower_ascii(before.code)) check_code_is_free(tx, row.code);
    kept::change(tx, before, row);
    return view(tx, row);
}

void retire_ci(Tx& tx, http::PathName const& name) {
    auto const before = for_change(tx, name);
    if (before.status == CiStatus::retired) return;

    auto row = before;
    row.status = CiStatus::retired;
    kept::change(tx, before, row, "retired");
}

http::Page<CiType> types(Tx& tx, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {{"code", "code", http::Column::text, true}};
    auto const [asked, from, params] = people::with_words(tx, query, "ci_type where true");
    return http::list<CiType>(tx, asked, {columns, "id"}, from, params);
}

void check_nothing_serves(Tx& tx, ServiceId service) {
    auto const serving = tx.select<std::string>(R"(
        select code from configuration_item
         where service_id = :service and status not in ('retired', 'lost') order by id limit 5)",
                                                {{"service", service}});
    if (serving.empty()) return;
    std::string codes;
    for (auto const& code : serving) (codes += codes.empty() ? "" : ", ") += code;
    throw Conflict({"Configuration items still serve it: {{codes}}", {{"codes", codes}}});
}

}  // namespace yitai::asset
