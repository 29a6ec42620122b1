#include "people/role.h"

#include "base/failure.h"
#include "base/text.h"

namespace yitai::people {
namespace {

constexpr auto __ = Scope::none;
constexpr auto R = Scope::requests, O [[maybe_unused]] = Scope::own, T = Scope::team, A = Scope::all;

struct Grants {
    Right right;
    // requester, call_taker, agent, engineer, major_incident_manager, analyst, desk_manager, auditor, administrator
    Scope scope[9];
};

// The permission matrix, row by row; columns in the order of Role.
constexpr Grants matrix[] = {
    //                                  EU  CT  L1  L2  MI  QA  SM  AU  AD
    {Right::ticket_read,               {R,  A,  A,  T,  A,  A,  A,  A,  __}},
    {Right::ticket_create,             {A,  A,  A,  A,  A,  A,  A,  __, A}},
    {Right::ticket_create_for_others,  {__, A,  A,  T,  A,  __, A,  __, __}},
    {Right::ticket_reply,              {R,  T,  T,  T,  A,  __, A,  __, __}},
    {Right::ticket_note,               {__, T,  T,  T,  A,  __, A,  __, __}},
    {Right::ticket_classify,           {__, T,  T,  T,  A,  __, A,  __, __}},
    {Right::ticket_override_priority,  {__, __, __, T,  A,  __, A,  __, __}},
    {Right::ticket_assign,             {__, T,  T,  T,  A,  __, A,  __, __}},
    {Right::ticket_resolve,            {__, T,  T,  T,  A,  __, A,  __, __}},
    {Right::ticket_close,              {R,  __, __, __, A,  __, A,  __, __}},
    {Right::ticket_reopen,             {R,  T,  T,  T,  A,  __, A,  __, __}},
    {Right::ticket_cancel,             {R,  T,  T,  T,  A,  __, A,  __, __}},
    {Right::catalog_read,              {A,  A,  A,  A,  A,  A,  A,  A,  A}},
    {Right::person_read,               {__, A,  A,  T,  A,  __, A,  A,  A}},
    {Right::person_manage,             {__, __, __, __, __, __, __, __, A}},
    {Right::job_manage,                {__, __, __, __, __, __, __, __, A}},
    {Right::audit_read,                {__, __, __, __, __, A,  A,  A,  A}},
    {Right::desk_manage,               {__, __, __, __, __, __, A,  __, A}},
};

}  // namespace

Rights rights_of(std::vector<Role> const& roles) {
    Rights rights;
    rights.grant(Right::anyone, A);
    rights.grant(Right::signed_in, A);
    for (auto const& row : matrix) {
        rights.grant(row.right, row.scope[static_cast<std::size_t>(Role::requester)]);
        for (auto role : roles) rights.grant(row.right, row.scope[static_cast<std::size_t>(role)]);
    }
    return rights;
}

Rights rights_of_scopes(std::string_view scopes) {
    if (trimmed(scopes) == "*") return Rights::everything();

    Rights rights;
    rights.grant(Right::anyone, A);
    rights.grant(Right::signed_in, A);
    for (auto name : split(scopes, ' ')) {
        if (name.empty()) continue;
        auto const right = right_from(name);
        if (!right) throw Invalid("/scopes", {"There is no right called {{name}}", {{"name", std::string(name)}}});
        rights.grant(*right, A);
    }
    return rights;
}

}  // namespace yitai::people
