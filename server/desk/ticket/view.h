// A ticket as it is shown: people by login, groups and services by code. What stands here is all that ever leaves.
#pragma once

#include "ticket/ticket.h"

namespace yitai {

struct TicketView {
    TicketId id;
    std::string number;
    Kind kind = Kind::incident;
    State state = State::new_;
    std::optional<PendingReason> pending_reason;
    std::optional<Instant> pending_until;
    std::string subject, description;
    std::optional<std::string> requester, reported_by, affected, organisation, site;
    Channel channel = Channel::api;
    std::optional<std::string> service, category;
    std::vector<std::string> cis;  // by asset number
    Level impact{3}, urgency{3}, priority{3};
    PrioritySource priority_source = PrioritySource::computed;
    std::optional<std::string> priority_reason;
    std::optional<std::string> group, assignee;
    int transfer_count = 0, escalation_level = 0;
    std::vector<std::string> tags, watchers;
    CustomValues custom_fields;  // by code; those that the reader may see
    std::optional<std::string> parent, merged_into;  // by number
    bool me_too = false, follows_parent = true, announced = false;
    int chase_count = 0;
    std::optional<Instant> chased_at;
    std::optional<std::string> resolution_code, resolution_text, cause_code, cancellation_code, cancellation_reason;
    std::optional<FirstContact> first_contact;
    std::optional<bool> first_line_resolved;
    int reopen_count = 0;
    Instant happened_at;
    std::optional<Instant> assigned_at, first_response_at, resolved_at;
    std::optional<std::string> resolved_by;
    std::optional<Instant> closed_at, next_due_at;
    json::Lazy<std::vector<Clock>> clocks;  // the newest of each metric; without an agreement there is none
    std::int64_t version = 0;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE_LONG(TicketView,
                    (id, number, kind, state, pending_reason, pending_until, subject, description, requester, reported_by,
                     affected, organisation, site, channel, service, category, cis, impact, urgency, priority, priority_source,
                     priority_reason, group, assignee, transfer_count, escalation_level, tags),
                    (watchers, custom_fields, parent, merged_into, me_too, follows_parent, announced, chase_count, chased_at,
                     resolution_code, resolution_text, cause_code, cancellation_code, cancellation_reason, first_contact,
                     first_line_resolved, reopen_count, happened_at, assigned_at, first_response_at, resolved_at, resolved_by,
                     closed_at, next_due_at, clocks, version, created_at, updated_at))

namespace ticket {

TicketView view(Tx&, Ticket const&);
std::vector<TicketView> views(Tx&, std::vector<Ticket>&&);  // their names looked up at once

}  // namespace ticket
}  // namespace yitai
