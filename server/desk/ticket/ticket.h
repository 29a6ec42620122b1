// A ticket is what every record shares: who, what, how urgent, with whom, and in which state. Its practice (incident, …)
// says what may happen to it.
#pragma once

#include "asset/ci.h"
#include "catalog/category.h"
#include "catalog/service.h"
#include "people/group.h"
#include "people/visibility.h"
#include "ticket/priority.h"

#include <optional>
#include <string>
#include <vector>

namespace yitai {

enum class Kind { incident, request, problem, change, release };
YITAI_DESCRIBE_ENUM(Kind, incident, request, problem, change, release)

enum class Channel { phone, mail, portal, chat, walk_in, monitoring, im, api };
YITAI_DESCRIBE_ENUM(Channel, phone, mail, portal, chat, walk_in, monitoring, im, api)

enum class PendingReason {
    awaiting_user,
    awaiting_supplier,
    awaiting_approval,
    awaiting_change,
    awaiting_problem,
    awaiting_evidence,
    scheduled_visit
};
YITAI_DESCRIBE_ENUM(PendingReason, awaiting_user, awaiting_supplier, awaiting_approval, awaiting_change, awaiting_problem,
                    awaiting_evidence, scheduled_visit)

// The states of all kinds; each practice's lifecycle names those it uses.
enum class State { new_, assigned, in_progress, pending, resolved, closed, cancelled };
YITAI_DESCRIBE_ENUM(State, new_, assigned, in_progress, pending, resolved, closed, cancelled)

struct Ticket {
    TicketId id;
    std::string number;
    Kind kind = Kind::incident;
    State state = State::new_;
    std::optional<PendingReason> pending_reason;
    std::optional<Instant> pending_until;
    std::string subject, description;
    PersonId requester_id, reported_by_id, affected_id;
    OrganisationId organisation_id;
    SiteId site_id;
    Channel channel = Channel::api;
    ServiceId service_id;
    CategoryId category_id;
    std::vector<CiId> ci_ids;
    Level impact{3}, urgency{3}, priority{3};
    PrioritySource priority_source = PrioritySource::computed;
    std::optional<std::string> priority_reason;
    GroupId group_id;
    PersonId assignee_id;
    std::vector<std::string> tags;
    std::optional<std::string> resolution_code, resolution_text, cause_code, cancellation_reason;
    int reopen_count = 0;
    Instant happened_at;
    std::optional<Instant> assigned_at, first_response_at, resolved_at;
    PersonId resolved_by_id;
    std::optional<Instant> closed_at, next_due_at;
    PersonId created_by_id;
    std::int64_t version = 0;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Ticket, id, number, kind, state, pending_reason, pending_until, subject, description, requester_id, reported_by_id,
               affected_id, organisation_id, site_id, channel, service_id, category_id, ci_ids, impact, urgency, priority,
               priority_source, priority_reason, group_id, assignee_id, tags, resolution_code, resolution_text, cause_code,
               cancellation_reason, reopen_count, happened_at, assigned_at, first_response_at, resolved_at, resolved_by_id,
               closed_at, next_due_at, created_by_id, version, created_at, updated_at)

namespace ticket {

// How a path names a ticket: by id or by number.
struct Reference {
    std::string text;
    static std::optional<Reference> from_path(std::string_view);
};

bool is_open(State);

// The ticket, for an actor who may see it; NotFound otherwise.
Ticket get(Tx&, Reference const&);
Ticket get(Tx&, TicketId);  // whoever asks: for rules and reactions
std::optional<Ticket> find(Tx&, Reference const&);  // whoever asks

// The ticket about to be changed: visible to the actor, the right reaches it, and the version is the expected one.
// Throws NotFound, Forbidden, Stale.
Ticket for_change(Tx&, Reference const&, Right);

// What a change did, for the timeline.
struct Deed {
    std::string type;       // "incident.resolved"
    json::Value details = {};
    std::optional<Instant> happened_at = {};
};

// Both give the ticket its new version and times, store it and record the deed with every changed field.
void add(Tx&, Ticket&, Deed const&);                           // also gives it its number
void change(Tx&, Ticket const& before, Ticket&, Deed const&);

// Conflict naming open tickets that this person still works on.
void check_no_open_work(Tx&, PersonId);

// Records something that happened to the ticket without changing a field of it.
void note(Tx&, Ticket const&, Deed const&);

}  // namespace ticket
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Ticket> = "ticket";
