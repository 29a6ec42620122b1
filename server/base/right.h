// Rights: what may be done, and how far. A role grants rights with a scope; a route names the right it asks for.
#pragma once

#include "base/described.h"

#include <array>
#include <string>

namespace yitai {

// Its outside name has a dot for the first underscore: ticket_reply is "ticket.reply". How far each role has it stands in
// role/matrix.cpp.
enum class Right {
    anyone,     // open: no sign-in needed
    signed_in,  // any signed-in person
    ticket_read,
    ticket_create,
    ticket_create_for_others,
    ticket_reply,
    ticket_chase,
    ticket_note_read,
    ticket_note,
    ticket_classify,
    ticket_override_priority,
    ticket_assign,
    ticket_escalate,
    ticket_resolve,
    ticket_close,
    ticket_reopen,
    ticket_cancel,
    ticket_link,
    ticket_merge,
    ticket_announce,
    contact_record,
    contact_read,
    person_read,
    person_contact,
    person_contact_edit,
    person_vip,
    person_manage,
    group_manage,
    role_manage,
    token_manage,
    integration_manage,
    person_impersonate,
    erasure_approve,
    erasure_execute,
    catalog_read,
    catalog_manage,
    ci_read,
    ci_manage,
    attachment_confidential,
    report_read,
    export_bulk,
    desk_manage,
    import_run,
    job_manage,
    audit_read,
};
YITAI_DESCRIBE_ENUM(Right, anyone, signed_in, ticket_read, ticket_create, ticket_create_for_others, ticket_reply, ticket_chase,
                    ticket_note_read, ticket_note, ticket_classify, ticket_override_priority, ticket_assign, ticket_escalate,
                    ticket_resolve, ticket_close, ticket_reopen, ticket_cancel, ticket_link, ticket_merge, ticket_announce,
                    contact_record, contact_read, person_read, person_contact, person_contact_edit, person_vip, person_manage,
                    group_manage, role_manage, token_manage, integration_manage, person_impersonate, erasure_approve,
                    erasure_execute, catalog_read, catalog_manage, ci_read, ci_manage, attachment_confidential, report_read,
                    export_bulk, desk_manage, import_run, job_manage, audit_read)
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
    void grant(Rights const&);
    Rights limited_to(Rights const&) const;  // the narrower scope of both, right by right
    static Rights everything();
};

}  // namespace yitai
