#include "catalog/support.h"

#include "db/dialect.h"
#include "people/visibility.h"

#include <map>
#include <set>

namespace yitai::catalog {

struct SupportRow {
    Id<SupportRow> id;
    ServiceId service_id;
    SupportLine line = SupportLine::l1;
    SiteId site_id;
    GroupId group_id;
};
YITAI_DESCRIBE(SupportRow, id, service_id, line, site_id, group_id)

}  // namespace yitai::catalog

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::catalog::SupportRow> = "service_support";

namespace yitai::catalog {
namespace {

constexpr std::size_t most_rows = 200;

SupportRow row_of(Tx& tx, ServiceId service, NewSupport const& given, std::string const& pointer) {
    SupportRow row{.service_id = service, .line = given.line};
    if (given.site) row.site_id = people::site_named(tx, *given.site, pointer + "/site");
    row.group_id = people::group_named(tx, given.group, pointer + "/group");
    return row;
}

std::vector<SupportRow> rows_of(Tx& tx, std::vector<ServiceId> const& services) {
    std::vector<std::int64_t> ids;
    ids.reserve(services.size());
    for (auto service : services) ids.push_back(service.value);
    return tx.select<SupportRow>("select * from service_support where service_id in (" +
                                     db::numbers_in(tx.engine(), ":services") + ") order by service_id, line, site_id, id",
                                 {{"services", ids}});
}

}  // namespace

std::optional<GroupId> support_group(Tx& tx, ServiceId service, SupportLine line, SiteId site) {
    return tx.find<GroupId>(R"(
        select service_support.group_id
          from service_support
          join desk_group on desk_group.id = service_support.group_id and desk_group.active
          left join lies_within on noun = 'site' and lies_within.id = :site and ancestor_id = service_support.site_id
         where service_support.service_id = :service and service_support.line = :line
           and (service_support.site_id is null or ancestor_id is not null)
         order by case when ancestor_id is null then 1 else 0 end, distance
         limit 1)",
                            {{"service", service}, {"line", line}, {"site", site}});
}

std::string is_supported_by_my_groups(std::string_view column) {
    return std::string(column) +
           " in (select service_id from service_support where group_id in"
           " (select group_id from group_member where person_id = :me))";
}

std::vector<std::vector<Support>> support_of(Tx& tx, std::vector<ServiceId> const& services) {
    if (services.empty()) return {};
    auto rows = rows_of(tx, services);
    std::map<ServiceId, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < rows.size(); ++i) places[rows[i].service_id].push_back(i);
    auto const views = views_of<Support>(tx, std::move(rows));

    std::vector<std::vector<Support>> all(services.size());
    for (std::size_t i = 0; i < services.size(); ++i)
        for (auto place : places[services[i]]) all[i].push_back(views[place]);
    return all;
}

void set_support(Tx& tx, ServiceId service, std::vector<NewSupport> const& given) {
    if (given.size() > most_rows) throw Invalid("/support", "Too many");
    tx.run("delete from service_support where service_id = :service", {{"service", service}});

    std::set<std::pair<SupportLine, SiteId>> known;
    for (std::size_t i = 0; i < given.size(); ++i) {
        auto const pointer = json::child("/support", i);
        auto row = row_of(tx, service, given[i], pointer);
        if (!known.emplace(row.line, row.site_id).second) throw Invalid(pointer, "This line and site are named already");
        tx.insert(row);
    }
}

}  // namespace yitai::catalog
