#include "catalog/service.h"

#include "http/named_filter.h"
#include "people/reference.h"
#include "people/visibility.h"
#include "people/words.h"

namespace yitai::catalog {
namespace {

std::vector<http::Filter> const& service_columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"code", "code", text, true, {}, true},
        {"status", "status", word, false, http::words_of<ServiceStatus>()},
        {"criticality", "criticality", integer, true, {}, true},
        {"owner", "owner_id", id},
        {"updated_at", "updated_at", instant, true, {}, true},
    };
    return all;
}
constexpr http::NamedFilter service_names[] = {{"owner", http::person_by<people::person_named>}};

void add_support(Tx& tx, std::vector<ServiceView>& views) {
    std::vector<ServiceId> ids;
    ids.reserve(views.size());
    for (auto const& view : views) ids.push_back(view.id);
    auto all = support_of(tx, ids);
    for (std::size_t i = 0; i < views.size(); ++i) views[i].support = std::move(all[i]);
}

ServiceView view(Tx& tx, Service const& row) {
    std::vector<ServiceView> views{view_of<ServiceView>(tx, row)};
    add_support(tx, views);
    return std::move(views.front());
}

ServiceFields fields_of(ServiceView const& view) {
    ServiceFields fields;
    copy_members(view, fields);
    fields.name = {view.name.zh, view.name.en};
    fields.description = Texts{view.description.zh, view.description.en};
    for (auto const& row : view.support) fields.support.push_back({row.line, row.site, row.group.value_or("")});
    return fields;
}

void take(Service& service, ServiceFields const& given) {
    copy_members(given, service);
    service.name = plain(given.name);
    service.description = plain(given.description.value);
}

// The support stands in a table of its own, but it changes and is told with the service.
void record(Tx& tx, std::optional<Service> const& before, Service const& row, std::vector<Support> const& old,
            std::vector<Support> const& now) {
    bool const retired = before && before->status != row.status && row.status == ServiceStatus::retired;
    auto happening = kept::happening(row, !before ? "added" : retired ? "retired" : "changed");
    happening.changes = before ? timeline::changes_between(*before, row) : timeline::first_values(row);
    if (before) happening.version_before = before->version;
    auto old_list = json::written(old), new_list = json::written(now);
    if (old_list != new_list)
        happening.changes.push_back({"support", before ? std::move(old_list) : json::Written(), std::move(new_list)});
    timeline::record(tx, happening);
}

ServiceView changed(Tx& tx, Service const& before, Service& row, ServiceView const& before_view) {
    row.version = before.version + 1;
    row.updated_at = tx.now();
    tx.update(row);

    auto after_view = view(tx, row);
    record(tx, before, row, before_view.support, after_view.support);
    return after_view;
}

}  // namespace

ServiceId service_named(Tx& tx, std::string_view reference, std::string const& pointer) {
    return reference::resolve<Service>(tx, "service", "code", reference, pointer, "status <> 'retired'");
}

void check_owns_no_service(Tx& tx, PersonId person) {
    auto const code = tx.find<std::string>("select code from service where owner_id = :person and status <> 'retired' limit 1",
                                           {{"person", person}});
    if (code) throw Conflict({"This person still owns the service {{code}}", {{"code", *code}}});
}

http::Page<ServiceView> services(Tx& tx, http::ListQuery const& query) {
    static auto const shown_columns = columns_of_view<ServiceView, Service>();
    auto const [asked, from, params] = people::with_words(tx, http::with_ids(tx, query, service_names), "service where true");
    auto page = page_of<ServiceView>(tx, http::list<Service>(tx, asked, {service_columns(), "id"}, from, params, shown_columns));
    add_support(tx, page.data);
    return page;
}

ServiceView service(Tx& tx, http::PathName const& name) { return view(tx, http::get<Service>(tx, name)); }

ServiceView add(Tx& tx, ServiceFields const& given) {
    kept::check_code_is_free<Service>(tx, given.code);

    Service row{.created_at = tx.now(), .updated_at = tx.now()};
    take(row, given);
    if (given.owner) row.owner_id = people::person_named(tx, *given.owner, "/owner");
    tx.insert(row);
    set_support(tx, row.id, given.support);

    auto added = view(tx, row);
    record(tx, {}, row, {}, added.support);
    return added;
}

ServiceView change_service(Tx& tx, http::PathName const& name, json::Value const& patch) {
    auto const before = http::get<Service>(tx, name);
    auto const before_view = view(tx, before);
    kept::check_version(tx, before_view);
    auto const given = kept::patched(fields_of(before_view), patch);

    auto row = before;
    take(row, given);
    if (row.code != before.code) kept::check_code_is_free<Service>(tx, row.code);
    row.owner_id = reference::resolved(tx, before.owner_id, before_view.owner, given.owner, "/owner", people::person_named);
    if (patch.find("support")) set_support(tx, row.id, given.support);
    return changed(tx, before, row, before_view);
}

void retire_service(Tx& tx, http::PathName const& name) {
    auto const before = http::get<Service>(tx, name);
    auto const before_view = view(tx, before);
    kept::check_version(tx, before_view);
    if (before.status == ServiceStatus::retired) return;

    auto row = before;
    row.status = ServiceStatus::retired;
    changed(tx, before, row, before_view);
}

}  // namespace yitai::catalog
