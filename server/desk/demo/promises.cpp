// Calendars, agreements, rules of folding and shared views.
#include "demo/promises.h"

#include "calendar/editing.h"
#include "db/attempt.h"
#include "demo/city.h"
#include "demo/company.h"
#include "demo/service.h"
#include "duplicate/fold_rule.h"
#include "queue/saved_view.h"
#include "sla/agreement.h"

namespace yitai::demo {
namespace {

using calendar::Opening;
using calendar::Week;

Week every_day(Opening const& open) { return {{open}, {open}, {open}, {open}, {open}, {open}, {open}}; }
Week working_days(Opening const& open) { return {{open}, {open}, {open}, {open}, {open}, {}, {}}; }

void add_calendars(Tx& tx) {
    calendar::add(tx, {.code = "office",
                       .name = {"办公时间", "Office hours"},
                       .week = working_days({"08:30", "17:30"}),
                       .breaks = working_days({"12:00", "13:30"}),
                       .holiday_set = "cn"});
    calendar::add(tx, {.code = "call-centre", .name = {"坐席时间", "Call centre hours"}, .week = every_day({"08:00", "20:00"})});
}

struct Target {
    int priority, respond, resolve;
    bool vip = false;
};

sla::AgreementFields agreement(std::string code, Names name, std::string calendar, std::span<Target const> targets) {
    sla::AgreementFields fields{.code = std::move(code), .name = std::move(name), .calendar = std::move(calendar)};
    for (auto const& target : targets)
        fields.promises.push_back({.priority = Level{target.priority},
                                   .vip = target.vip,
                                   .respond_minutes = Within<1, 525'600>{target.respond},
                                   .next_response_minutes = Within<1, 525'600>{2 * target.respond},
                                   .resolve_minutes = Within<1, 525'600>{target.resolve}});
    fields.warnings = std::vector<int>{75};
    return fields;
}

constexpr Target ordinary[] = {{1, 30, 300},       {2, 90, 720},       {3, 300, 2400},      {4, 600, 4200},
                               {1, 15, 180, true}, {2, 30, 480, true}, {3, 90, 1200, true}, {4, 240, 2400, true}};
constexpr Target core[] = {{1, 30, 300},      {2, 180, 1440},     {3, 1080, 5760},
                           {4, 2160, 10'080}, {1, 15, 180, true}, {2, 60, 960, true}};

// The company has its own in place of the one every desk begins with.
void add_agreements(Tx& tx) {
    sla::change_agreement(tx, {"standard"}, json::Object{{"active", false}});
    auto usual = agreement("ordinary", {"普通服务协议", "Ordinary agreement"}, "office", ordinary);
    usual.other_hours.push_back({.group = "service-desk", .calendar = "call-centre"});
    for (auto const& region : regions()) usual.other_hours.push_back({.group = desk_of(region.code), .calendar = "call-centre"});
    sla::add_agreement(tx, usual);
    for (auto const& service : services()) {
        if (service.criticality != 1) continue;
        auto around_the_clock = agreement("core-" + std::string(service.code),
                                          {std::string(service.zh) + "核心保障", std::string(service.en) + ", around the clock"},
                                          "around-the-clock", core);
        around_the_clock.service = std::string(service.code);
        sla::add_agreement(tx, around_the_clock);
    }
}

struct View {
    std::string_view code, zh, en, filter;
};
constexpr View views[] = {
    {"p1-p2", "紧急工单", "Urgent", "open=true&priority[lte]=2"},
    {"core-services", "核心系统", "Core systems", "open=true&service=billing,crm,order,broadband,call-centre"},
    {"waiting-supplier", "等待厂商", "Waiting for a supplier", "open=true&pending_reason=awaiting_supplier"},
    {"nobody", "无人处理", "With nobody", "open=true&assignee=none"},
    {"due-soon", "四小时内到期", "Due within four hours", "open=true&next_due_at[lt]=now+4h"},
};

void add_views(Tx& tx, Company const& company) {
    db::act_as(tx, company.called("su_qing").actor, [](Tx& as_manager) {
        int position = 100;
        for (auto const& view : views)
            queue::add_view(as_manager, {.code = Code(std::string(view.code)),
                                         .name = {Line<120>(std::string(view.zh)), Line<120>(std::string(view.en))},
                                         .scope = ViewScope::shared,
                                         .filter = Text<4000>(std::string(view.filter)),
                                         .position = Within<0, 10'000>{position += 10}});
    });
}

}  // namespace

void agree(Tx& tx, Company const& company) {
    add_calendars(tx);
    add_agreements(tx);
    duplicate::add_fold_rule(tx, {.code = std::string(burst_rule),
                                  .name = {"同一服务集中报障", "Many reports of one service"},
                                  .least = Within<2, 1'000>{8},
                                  .within_minutes = Within<1, 10'080>{45},
                                  .similarity = 0.6});
    add_views(tx, company);
}

void tighten_agreement(Tx& tx) {
    auto const before = sla::agreement(tx, {"ordinary"});
    auto promises = before.promises;
    for (auto& row : promises)
        if (row.priority == 3 && !row.vip && row.resolve_minutes) row.resolve_minutes->value = 1'800;
    sla::change_agreement(tx, {"ordinary"}, json::Object{{"promises", json::parse(json::text_of(promises))}});
}

}  // namespace yitai::demo
