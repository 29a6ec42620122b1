#include "demo/teams.h"

#include "demo/company.h"
#include "people/visibility.h"

#include <algorithm>

namespace yitai::demo {
namespace {

using enum SupportLine;

// Whom a group escalates to stands above it.
constexpr Team all_teams[] = {
    {"service-desk", "省服务台", "Service desk", l1, ""},
    {"supplier-equipment", "设备厂商", "Equipment supplier", supplier, ""},
    {"supplier-software", "软件厂商", "Software supplier", supplier, ""},
    {"supplier-cloud", "云服务商", "Cloud supplier", supplier, ""},
    {"supplier-pc", "终端维保商", "PC maintenance", supplier, ""},
    {"l3-charging", "计费专家组", "Charging experts", l3, "supplier-software"},
    {"l3-customer", "客户域专家组", "Customer domain experts", l3, "supplier-software"},
    {"l3-operations", "运营域专家组", "Operations experts", l3, "supplier-software"},
    {"l3-core", "核心网专家组", "Core network experts", l3, "supplier-equipment"},
    {"l3-transport", "传输专家组", "Transport experts", l3, "supplier-equipment"},
    {"l3-database", "数据库专家组", "Database experts", l3, "supplier-software"},
    {"l3-platform", "平台专家组", "Platform experts", l3, "supplier-cloud"},
    {"l3-security", "安全专家组", "Security experts", l3, "supplier-software"},
    {"desk-guangzhou", "广州服务台", "Guangzhou desk", l1, ""},
    {"desk-shenzhen", "深圳服务台", "Shenzhen desk", l1, ""},
    {"desk-delta", "珠三角服务台", "Delta desk", l1, ""},
    {"desk-east", "粤东服务台", "East desk", l1, ""},
    {"desk-west", "粤西北服务台", "West desk", l1, ""},
    {"billing", "计费支撑组", "Billing", l2, "l3-charging"},
    {"crm", "客户管理支撑组", "CRM", l2, "l3-customer"},
    {"order", "营业受理支撑组", "Orders", l2, "l3-customer"},
    {"provisioning", "业务开通组", "Provisioning", l2, "l3-operations"},
    {"channel", "电子渠道组", "Channels", l2, "l3-customer"},
    {"contact-centre", "呼叫中心支撑组", "Contact centre", l2, "l3-customer"},
    {"messaging", "消息与邮件组", "Messaging", l2, "l3-platform"},
    {"oss", "网管支撑组", "OSS", l2, "l3-operations"},
    {"field", "装维支撑组", "Field support", l2, "l3-operations"},
    {"core-network", "核心网组", "Core network", l2, "l3-core"},
    {"transmission", "传输组", "Transmission", l2, "l3-transport"},
    {"access", "接入网络组", "Access network", l2, "l3-transport"},
    {"data", "数据分析组", "Data", l2, "l3-database"},
    {"database", "数据库组", "Databases", l2, "l3-database"},
    {"server", "服务器与云组", "Servers and cloud", l2, "l3-platform"},
    {"storage", "存储备份组", "Storage and backup", l2, "l3-platform"},
    {"desktop", "桌面运维组", "Desktop support", l2, "supplier-pc"},
    {"office", "办公应用组", "Office applications", l2, "supplier-software"},
    {"erp", "ERP 组", "ERP", l2, "supplier-software"},
    {"security", "信息安全组", "Security", l2, "l3-security"},
    {"finance-desk", "财务共享中心", "Shared finance", other, ""},
    {"facilities", "行政后勤", "Facilities", other, ""},
};

}  // namespace

std::span<Team const> teams() { return all_teams; }

Team const& team_called(std::string_view code) {
    return *std::find_if(std::begin(all_teams), std::end(all_teams), [&](Team const& team) { return team.code == code; });
}

void found_groups(Tx& tx) {
    for (auto const& team : all_teams) {
        if (team.code == service_desk) continue;
        Group group{.code = std::string(team.code), .name = {std::string(team.zh), std::string(team.en)}, .line = team.line};
        if (!team.escalates_to.empty()) group.escalates_to_id = people::group_named(tx, team.escalates_to, "/escalates_to");
        people::add(tx, group, {});
    }
}

}  // namespace yitai::demo
