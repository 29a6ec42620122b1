#include "role/matrix.h"

#include "base/failure.h"
#include "base/text.h"

#include <algorithm>

namespace yitai::role {
namespace {

constexpr auto _ = Scope::none;
constexpr auto R = Scope::requests, O = Scope::own, T = Scope::team, A = Scope::all;

struct Row {
    Right right;
    Scope scope[role_count];
};

// The permission matrix, row by row; columns in the order of Role. Everybody who has signed in has the first column.
// clang-format off
constexpr Row matrix[] = {
    //                                 EU CT L1 L2 CB MI QA KM PM CM VO OM SM SC OG AU AD AP
    {Right::ticket_read,              {R, A, A, T, O, A, A, _, A, T, T, A, A, T, A, A, _, A}},
    {Right::ticket_create,            {A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A}},
    {Right::ticket_create_for_others, {_, A, A, T, _, A, _, _, _, _, _, _, A, _, _, _, _, A}},
    {Right::ticket_reply,             {R, T, T, T, O, A, _, _, _, _, _, _, A, T, _, _, _, A}},
    {Right::ticket_chase,             {R, A, A, T, O, A, _, _, A, T, _, _, A, T, _, _, _, A}},
    {Right::ticket_note_read,         {_, T, T, T, O, A, A, _, A, T, T, A, A, _, _, A, _, A}},
    {Right::ticket_note,              {_, T, T, T, O, A, _, _, A, T, _, _, A, T, _, _, _, A}},
    {Right::ticket_classify,          {_, T, T, T, _, A, _, _, _, _, _, _, A, T, _, _, _, A}},
    {Right::ticket_override_priority, {_, _, _, T, _, A, _, _, _, _, _, _, A, T, _, _, _, _}},
    {Right::ticket_assign,            {_, T, T, T, _, A, _, _, _, _, _, A, A, T, _, _, _, A}},
    {Right::ticket_escalate,          {_, T, T, T, _, A, _, _, _, _, _, A, A, T, _, _, _, _}},
    {Right::ticket_resolve,           {_, T, T, T, _, A, _, _, _, _, _, _, A, T, _, _, _, _}},
    {Right::ticket_close,             {R, _, _, _, O, A, _, _, _, _, _, _, A, _, _, _, _, _}},
    {Right::ticket_reopen,            {R, T, T, T, O, A, _, _, _, _, _, _, A, T, _, _, _, A}},
    {Right::ticket_cancel,            {R, T, T, T, _, A, _, _, _, _, _, _, A, T, _, _, _, A}},
    {Right::ticket_link,              {_, T, T, T, _, A, _, _, A, T, _, _, A, T, _, _, _, _}},
    {Right::ticket_merge,             {_, T, T, T, _, A, _, _, _, _, _, _, A, T, _, _, _, _}},
    {Right::ticket_announce,          {_, _, _, _, _, A, _, _, _, _, _, _, A, _, _, _, _, _}},
    {Right::contact_record,           {_, A, A, T, O, A, _, _, _, _, _, _, A, _, _, _, _, A}},
    {Right::contact_read,             {_, A, A, T, O, A, A, _, _, _, _, A, A, _, _, A, _, A}},
    {Right::person_read,              {R, A, A, A, A, A, A, A, A, A, A, A, A, T, A, A, A, A}},
    {Right::person_contact,           {R, A, A, T, O, A, _, _, _, _, _, A, A, _, A, A, _, A}},
    {Right::person_contact_edit,      {_, A, A, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _}},
    {Right::person_vip,               {_, _, _, _, _, _, _, _, _, _, _, _, A, _, _, _, _, _}},
    {Right::person_manage,            {_, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, A, A}},
    {Right::group_manage,             {_, _, _, _, _, _, _, _, _, _, _, _, T, _, _, _, A, _}},
    {Right::role_manage,              {_, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, A, _}},
    {Right::token_manage,             {_, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, A, _}},
    {Right::integration_manage,       {_, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, A, _}},
    {Right::person_impersonate,       {_, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, A, _}},
    {Right::erasure_approve,          {_, _, _, _, _, _, _, _, _, _, _, _, A, _, _, _, _, _}},
    {Right::erasure_execute,          {_, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, A, _}},
    {Right::catalog_read,             {A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A}},
    {Right::catalog_manage,           {_, _, _, _, _, _, _, _, _, _, _, _, A, _, _, _, A, _}},
    {Right::ci_read,                  {R, A, A, A, _, A, A, _, A, A, A, A, A, T, _, A, A, A}},
    {Right::ci_manage,                {_, _, _, T, _, _, _, _, _, _, _, _, A, _, _, _, _, A}},
    {Right::attachment_confidential,  {R, _, _, O, _, A, _, _, _, _, _, _, A, _, _, _, _, _}},
    {Right::report_read,              {R, O, O, T, O, A, A, A, A, A, _, A, A, O, A, A, A, A}},
    {Right::export_bulk,              {_, _, _, _, _, _, A, _, A, _, _, _, A, _, _, _, _, A}},
    {Right::desk_manage,              {_, _, _, _, _, _, _, _, _, _, _, _, A, _, _, _, A, _}},
    {Right::import_run,               {_, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, A, _}},
    {Right::job_manage,               {_, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, A, _}},
    {Right::audit_read,               {R, _, _, _, _, _, A, _, _, _, _, A, A, _, _, A, A, _}},
};
// clang-format on

struct Named {
    Role role;
    std::string_view zh, en;
};
constexpr Named names[] = {
    {Role::requester, "请求人", "Requester"},
    {Role::call_taker, "接障员", "Call taker"},
    {Role::agent, "一线支持", "First-line agent"},
    {Role::engineer, "二三线工程师", "Second- and third-line engineer"},
    {Role::call_back_agent, "回访员", "Call-back agent"},
    {Role::major_incident_manager, "故障管理员", "Major-incident manager"},
    {Role::analyst, "分析及质监员", "Analyst and quality inspector"},
    {Role::knowledge_manager, "知识库管理员", "Knowledge manager"},
    {Role::problem_manager, "问题管理员", "Problem manager"},
    {Role::change_manager, "变更管理员", "Change manager"},
    {Role::cab_member, "变更委员会成员", "CAB member"},
    {Role::operations_manager, "运维经理", "Operations manager"},
    {Role::desk_manager, "服务台经理", "Service desk manager"},
    {Role::supplier_contact, "供应商联系人", "Supplier contact"},
    {Role::organisation_manager, "组织负责人", "Organisation manager"},
    {Role::auditor, "审计员", "Auditor"},
    {Role::administrator, "系统管理员", "Administrator"},
    {Role::api_client, "接口客户端", "API client"},
};

constexpr Right narrowable[] = {
    Right::ticket_read,      Right::ticket_create_for_others,
    Right::ticket_reply,     Right::ticket_chase,
    Right::ticket_note_read, Right::ticket_note,
    Right::ticket_classify,  Right::ticket_override_priority,
    Right::ticket_assign,    Right::ticket_escalate,
    Right::ticket_resolve,   Right::ticket_close,
    Right::ticket_reopen,    Right::ticket_cancel,
    Right::ticket_link,      Right::ticket_merge,
    Right::ticket_announce,  Right::contact_record,
    Right::contact_read,     Right::person_read,
    Right::person_contact,   Right::person_contact_edit,
    Right::person_vip,       Right::ci_read,
    Right::ci_manage,        Right::report_read,
};

Rights open_to_everybody() {
    Rights rights;
    rights.grant(Right::anyone, A);
    rights.grant(Right::signed_in, A);
    return rights;
}

}  // namespace

Bilingual name(Role role) {
    for (auto const& row : names)
        if (row.role == role) return {std::string(row.zh), std::string(row.en)};
    return {};
}

bool can_be_narrowed(Right right) {
    return std::find(std::begin(narrowable), std::end(narrowable), right) != std::end(narrowable);
}

Rights rights_of(Role role) {
    Rights rights;
    for (auto const& row : matrix) rights.grant(row.right, row.scope[static_cast<std::size_t>(role)]);
    return rights;
}

Rights rights_of_everybody() {
    static Rights const rights = [] {
        auto all = open_to_everybody();
        all.grant(rights_of(Role::requester));
        return all;
    }();
    return rights;
}

Rights rights_of_scopes(std::string_view scopes) {
    if (trimmed(scopes) == "*") return Rights::everything();

    auto rights = open_to_everybody();
    for (auto name : split(scopes, ' ')) {
        if (name.empty()) continue;
        auto const right = right_from(name);
        if (!right) throw Invalid("/scopes", {"There is no right called {{name}}", {{"name", std::string(name)}}});
        rights.grant(*right, A);
    }
    return rights;
}

}  // namespace yitai::role
