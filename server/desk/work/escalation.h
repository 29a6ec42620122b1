// Escalation: functional, to who can do more (the next line, a supplier), or hierarchical, to who can decide more (up the chain
// of managers). Both say why.
#pragma once

#include "http/page.h"
#include "people/shown.h"
#include "ticket/ticket.h"

namespace yitai {

enum class EscalationKind { functional, hierarchical };
YITAI_DESCRIBE_ENUM(EscalationKind, functional, hierarchical)

struct Escalation {
    Id<Escalation> id;
    TicketId ticket_id;
    EscalationKind kind = EscalationKind::functional;
    GroupId from_group_id, to_group_id;
    PersonId to_person_id;
    int level = 0;
    std::string reason;
    PersonId by_id;
    Instant at;
};
YITAI_DESCRIBE(Escalation, id, ticket_id, kind, from_group_id, to_group_id, to_person_id, level, reason, by_id, at)

namespace work {

struct Raising {
    EscalationKind kind{};
    std::optional<std::string> to_group;  // functional: the next line that supports the service, when left out
    Line<500> reason;
};
YITAI_DESCRIBE(Raising, kind, to_group, reason)

struct EscalationView {
    Id<Escalation> id;
    EscalationKind kind = EscalationKind::functional;
    std::optional<std::string> from_group, to_group, to_person;
    int level = 0;
    std::string reason;
    std::optional<std::string> by;
    Instant at;
};
YITAI_DESCRIBE(EscalationView, id, kind, from_group, to_group, to_person, level, reason, by, at)

Ticket escalate(Tx&, ticket::Reference const&, Raising const&);
http::Page<EscalationView> escalations(Tx&, ticket::Reference const&, http::ListQuery const&);

}  // namespace work
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Escalation> = "escalation";
