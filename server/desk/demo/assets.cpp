// Services, and the configuration items that they run on and people work with.
#include "asset/ci.h"
#include "catalog/category.h"
#include "catalog/service.h"
#include "demo/city.h"
#include "demo/company.h"
#include "demo/service.h"
#include "demo/teams.h"

#include <fmt/format.h>

namespace yitai::demo {
namespace {

struct CategoryRow {
    std::string_view code, zh, en, parent;
};
constexpr CategoryRow category_rows[] = {
    {"fault", "故障", "Fault", ""},
    {"fault-outage", "中断", "Outage", "fault"},
    {"fault-slow", "缓慢", "Slow", "fault"},
    {"fault-error", "报错", "Error", "fault"},
    {"access", "账号与权限", "Accounts and access", ""},
    {"how-to", "使用咨询", "How to", ""},
    {"device", "设备", "Device", ""},
};

// How many of a hundred items are of that type; a service's own, somebody's, or a floor's.
enum class Whose { service, person, floor };
struct Kind {
    std::string_view type, prefix, zh;
    Whose whose;
    int share;
};
constexpr Kind kinds[] = {
    {"pc", "PC", "办公电脑", Whose::person, 40},         {"printer", "PRT", "打印机", Whose::floor, 8},
    {"network_device", "NET", "交换机", Whose::floor, 14}, {"server", "SRV", "服务器", Whose::service, 14},
    {"vm", "VM", "云主机", Whose::service, 16},          {"database", "DB", "数据库", Whose::service, 4},
    {"application", "APP", "应用实例", Whose::service, 4},
};

std::vector<catalog::NewSupport> support_of(ServiceSketch const& service) {
    std::vector<catalog::NewSupport> support{{SupportLine::l1, {}, std::string(service_desk)},
                                             {SupportLine::l2, {}, std::string(service.team)},
                                             {SupportLine::l3, {}, std::string(team_called(service.team).escalates_to)}};
    if (team_called(support.back().group).line != SupportLine::l3) support.pop_back();
    for (auto const& region : regions()) support.push_back({SupportLine::l1, site_of(region.code), desk_of(region.code)});
    return support;
}

void give_place(asset::CiFields& item, Kind const& kind, Company& company, Dice& dice) {
    auto const& member = company.members[dice.one_of(company.requesters)];
    auto const& service = dice.one_of(services());
    switch (kind.whose) {
        case Whose::person:
            item.owner = member.login;
            item.site = member.site;
            item.name = fmt::format("{}的{}", member.name, kind.zh);
            return;
        case Whose::floor:
            item.site = member.site;
            item.name = fmt::format("{} {}", member.site, kind.zh);
            return;
        case Whose::service:
            item.service = std::string(service.code);
            item.site = "guangzhou-a";
            item.criticality = Criticality{service.criticality};
            item.name = fmt::format("{} {}", service.zh, kind.zh);
            company.things[std::string(service.code)].push_back(item.code);
    }
}

}  // namespace

void offer_services(Tx& tx, Company const& company) {
    for (auto const& row : category_rows) {
        catalog::CategoryFields fields{.code = std::string(row.code), .name = {std::string(row.zh), std::string(row.en)}};
        if (!row.parent.empty()) fields.parent = std::string(row.parent);
        catalog::add(tx, fields);
    }
    for (auto const& sketch : services()) {
        auto const& owner = company.members[company.teams.at(std::string(sketch.team)).front()];
        catalog::add(tx, catalog::ServiceFields{.code = std::string(sketch.code),
                                                .name = {std::string(sketch.zh), std::string(sketch.en)},
                                                .criticality = Criticality{sketch.criticality},
                                                .owner = owner.login,
                                                .support = support_of(sketch)});
    }
}

void buy_things(Tx& tx, Company& company, Dice& dice, Size const& size) {
    Weights shares;
    for (auto const& kind : kinds) shares.add(kind.share);
    for (int number = 1; number <= size.cis; ++number) {
        auto const& kind = kinds[shares.pick(dice)];
        asset::CiFields item{.code = fmt::format("{}-{:05}", kind.prefix, number), .type = std::string(kind.type)};
        give_place(item, kind, company, dice);
        asset::add(tx, item);
    }
}

}  // namespace yitai::demo
