// Sites, departments and organisations.
#include "demo/city.h"
#include "demo/company.h"
#include "organisation/organisation.h"

#include <fmt/format.h>

namespace yitai::demo {
namespace {

struct Named {
    std::string_view code, zh, en;
};

constexpr Named head_office[] = {
    {"hq-it", "信息技术部", "IT"},           {"hq-market", "市场经营部", "Marketing"},     {"hq-network", "网络运行部", "Network operations"},
    {"hq-finance", "财务部", "Finance"},     {"hq-people", "人力资源部", "Human resources"}, {"hq-enterprise", "政企客户部", "Enterprise customers"},
};
constexpr Named branch_parts[] = {
    {"market", "市场部", "Marketing"},
    {"network", "网络部", "Network"},
    {"service", "客户服务部", "Customer service"},
    {"office", "综合部", "General office"},
};
constexpr Named partners[] = {
    {"huaxin", "华信设备", "Huaxin Equipment"},
    {"yunfan", "云帆软件", "Yunfan Software"},
};

SiteId add_site(Tx& tx, std::string code, Bilingual name, SiteKind kind, SiteId parent, std::string address = "") {
    return organisation::add(tx, Site{.code = std::move(code),
                                      .name = std::move(name),
                                      .kind = kind,
                                      .parent_id = parent,
                                      .address = std::move(address)})
        .id;
}

void add_buildings(Tx& tx, City const& city, SiteId city_id) {
    for (int building = 0; building < buildings_of(city); ++building) {
        auto const letter = static_cast<char>('A' + building);
        auto const street = split(city.streets, '|')[static_cast<std::size_t>(building) % 2];
        auto const id = add_site(tx, building_code(city, building),
                                 {fmt::format("{} {} 座", city.zh, letter), fmt::format("{} building {}", city.en, letter)},
                                 SiteKind::building, city_id, fmt::format("{}市{} {} 号", city.zh, street, 100 + building * 88));
        for (int floor = 0; floor < floors_of_a_building; ++floor)
            add_site(
                tx, floor_code(city, building, floor),
                {fmt::format("{} {} 座 {} 楼", city.zh, letter, floor + 1), fmt::format("{} {}{}", city.en, letter, floor + 1)},
                SiteKind::floor, id);
    }
}

DepartmentId add_department(Tx& tx, std::string code, Bilingual name, DepartmentId parent = {}) {
    return organisation::add(
               tx,
               Department{
                   .code = std::move(code), .name = std::move(name), .parent_id = parent, .organisation_id = organisation::home})
        .id;
}

void add_branch(Tx& tx, City const& city) {
    auto const branch =
        add_department(tx, std::string(city.code), {fmt::format("{}分公司", city.zh), fmt::format("{} branch", city.en)});
    for (auto const& part : branch_parts)
        add_department(tx, fmt::format("{}-{}", city.code, part.code),
                       {fmt::format("{}{}", city.zh, part.zh), fmt::format("{} {}", city.en, part.en)}, branch);
}

void name_company(Tx& tx) {
    auto const before = organisation::get(tx, organisation::home);
    auto company = before;
    company.name = {"粤信通信", "Yuexin Telecom"};
    organisation::change(tx, before, company);
    for (auto const& partner : partners)
        organisation::add(tx, Organisation{.code = std::string(partner.code),
                                           .name = {std::string(partner.zh), std::string(partner.en)},
                                           .kind = OrganisationKind::supplier});
    organisation::add(tx, Organisation{.code = "nanfang-bank",
                                       .name = {"南方商业银行", "Nanfang Commercial Bank"},
                                       .kind = OrganisationKind::customer,
                                       .key_customer = true});
}

}  // namespace

void found_places(Tx& tx) {
    name_company(tx);
    auto const province = add_site(tx, "gd", {"广东", "Guangdong"}, SiteKind::region, {});
    for (auto const& region : regions()) {
        auto const id = add_site(tx, site_of(region.code), {std::string(region.zh) + "片区", std::string(region.en) + " region"},
                                 SiteKind::region, province);
        for (auto const& city : cities())
            if (city.region == region.code)
                add_buildings(
                    tx, city,
                    add_site(tx, std::string(city.code), {std::string(city.zh), std::string(city.en)}, SiteKind::city, id));
    }
    auto const hq = add_department(tx, "hq", {"省公司本部", "Head office"});
    for (auto const& part : head_office)
        add_department(tx, std::string(part.code), {std::string(part.zh), std::string(part.en)}, hq);
    for (auto const& city : cities()) add_branch(tx, city);
}

}  // namespace yitai::demo
