// Rights: what may be done, and how far. A role grants rights with a scope; a route names the right it asks for.
#pragma once

#include "base/described.h"

#include <array>
#include <string>

namespace yitai {

// Its outside name has a dot for the first underscore: ticket_reply is "ticket.reply".
enum class Right {
    anyone,       // open: no sign-in needed
    signed_in,    // any signed-in person
    ticket_read,
    ticket_create,
    ticket_create_for_others,
    ticket_reply,
    ticket_note,
    ticket_classify,
    ticket_override_priority,
    ticket_assign,
    ticket_resolve,
    ticket_close,
    ticket_reopen,
    ticket_cancel,
    catalog_read,
    person_read,
    person_manage,
    job_manage,
    audit_read,
    desk_manage,
};
YITAI_DESCRIBE_ENUM(Right, anyone, signed_in, ticket_read, ticket_create, ticket_create_for_others, ticket_reply, ticket_note,
                    ticket_classify, ticket_override_priority, ticket_assign, ticket_resolve, ticket_close, ticket_reopen,
                    ticket_cancel, catalog_read, person_read, person_manage, job_manage, audit_read, desk_manage)
inline constexpr std::size_t right_count = boost::mp11::mp_size<boost::describe::describe_enumerators<Right>>::value;

std::string right_name(Right);  // "ticket.reply"
std::optional<Right> right_from(std::string_view dotted_name);

// How far a right reaches: R own requests, O assigned to or created by oneself as well, T own groups as well, A all.
enum class Scope { none, requests, own, team, all };
YITAI_DESCRIBE_ENUM(Scope, none, requests, own, team, all)

struct Rights {
    std::array<Scope, right_count> scope{};

    Scope operator[](Right right) const { return scope[static_cast<std::size_t>(right)]; }
    bool allows(Right right) const { return (*this)[right] != Scope::none; }
    void grant(Right right, Scope reach);     // widens, never narrows
    Rights limited_to(Rights const&) const;  // the narrower scope of both, right by right
    static Rights everything();
};

}  // namespace yitai
