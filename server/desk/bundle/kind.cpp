#include "bundle/kind.h"

#include "bundle/form.h"
#include "bundle/rows.h"
#include "calendar/editing.h"
#include "catalog/category.h"
#include "catalog/service.h"
#include "duplicate/fold_rule.h"
#include "organisation/directory.h"
#include "practice/field.h"
#include "queue/saved_view.h"
#include "sla/agreement.h"

namespace yitai::bundle {
namespace {

template <class Row>
KindRow place(Traits traits) {
    using Fields = typename organisation::Shapes<Row>::Fields;
    traits.right = Right::person_manage;
    traits.retired = {{"active", false}};
    return coded<Fields>(std::move(traits), organisation::show<Row>, organisation::add_new<Row>, organisation::edit<Row>);
}

// clang-format off
std::vector<KindRow> all_kinds() {
    json::Object const inactive{{"active", false}};
    return {
        desk(),
        place<Organisation>({.name = "organisations", .listed = "select code from organisation"}),
        place<Site>({.name = "sites", .listed = "select code from site", .above = "parent"}),
        place<Department>({.name = "departments", .listed = "select code from department",
                           .above = "parent", .late = "manager", .people = {"manager"}}),
        people(),
        groups(),
        roles(),
        grants(),
        holiday_sets(),
        coded<calendar::CalendarFields>({.name = "calendars", .listed = "select code from calendar",
                                         .retired = inactive},
                                        calendar::calendar, calendar::add, calendar::change_calendar),
        coded<catalog::CategoryFields>({.name = "categories", .right = Right::catalog_manage,
                                        .listed = "select code from category", .above = "parent",
                                        .retired = inactive},
                                       catalog::category, catalog::add, catalog::change_category),
        coded<catalog::ServiceFields>({.name = "services", .right = Right::catalog_manage,
                                       .listed = "select code from service",
                                       .retired = {{"status", "retired"}}, .people = {"owner"}, .unordered = "support"},
                                      catalog::service, catalog::add, catalog::change_service),
        coded<sla::AgreementFields>({.name = "agreements", .listed = "select code from agreement"},
                                    sla::agreement, sla::add_agreement, sla::change_agreement),
        practices(),
        coded<practice::CustomFieldFields>({.name = "custom_fields", .listed = "select code from custom_field"},
                                           practice::field, practice::add, practice::change_field),
        closing_codes(),
        coded<duplicate::FoldRuleFields>({.name = "fold_rules", .listed = "select code from fold_rule"},
                                         duplicate::fold_rule, duplicate::add_fold_rule, duplicate::change_fold_rule),
        canned_replies(),
        coded<queue::ViewFields>({.name = "views", .listed = R"(
                                      select code from saved_view where scope = 'shared' and code is not null)"},
                                 queue::show_view, queue::add_view, queue::change_view),
    };
}
// clang-format on

}  // namespace

std::vector<KindRow> const& kinds() {
    static auto const all = all_kinds();
    return all;
}

}  // namespace yitai::bundle
