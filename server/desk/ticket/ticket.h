// A ticket is what every record shares: who, what, how urgent, with whom, and in which state. Its practice (incident, …)
// says what may happen to it.
#pragma once

#include "asset/ci.h"
#include "catalog/category.h"
#include "catalog/service.h"
#include "people/group.h"
#include "people/shown.h"
#include "people/visibility.h"
#include "practice/custom_values.h"
#include "practice/priority.h"
#include "ticket/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace yitai {

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
enum class State { new_, assigned, in_progress, pending, resolved, closed, cancelled, submitted, fulfilment, fulfilled };
YITAI_DESCRIBE_ENUM(State, new_, assigned, in_progress, pending, resolved, closed, cancelled, submitted, fulfilment, fulfilled)

// Whether it was solved by the first who took it, within the first contact: not before three working days without a reopening.
enum class FirstContact { no, provisional, yes };
YITAI_DESCRIBE_ENUM(FirstContact, no, provisional, yes)

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
    PersonId assignee_id, first_agent_id;
    int transfer_count = 0, escalation_level = 0;
    std::vector<std::string> tags;
    std::vector<PersonId> watcher_ids;
    CustomValues custom_fields;
    TicketId parent_id;
    bool me_too = false;          // one more report of what the parent is about
    bool follows_parent = true;   // gets its news and its resolution
    TicketId merged_into_id;
    bool announced = false;       // everybody may learn that it is known
    int chase_count = 0;
    std::optional<Instant> chased_at;  // the newest chase that nobody has answered
    std::optional<std::string> resolution_code, resolution_text, cause_code, cancellation_code, cancellation_reason;
    std::optional<FirstContact> first_contact;
    std::optional<bool> first_line_resolved;
    int reopen_count = 0;
    Instant happened_at;
    std::optional<Instant> assigned_at, first_response_at, resolved_at;
    PersonId resolved_by_id;
    std::optional<Instant> closed_at, next_due_at;
    json::Lazy<std::vector<Clock>> clocks;             // the newest of each metric
    json::Lazy<std::vector<ClockEvent>> clock_events;  // what they are computed from
    std::optional<Instant> clock_fires_at;             // when a warning or a breach is to be recorded next
    std::optional<bool> response_met, resolution_met;  // none: nothing is promised, or it is not over
    std::optional<std::int64_t> queue_key;  // where it stands in queues; none: it is over
    PersonId created_by_id;
    std::int64_t version = 0;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE_LONG(Ticket,
                    (id, number, kind, state, pending_reason, pending_until, subject, description, requester_id, reported_by_id,
                     affected_id, organisation_id, site_id, channel, service_id, category_id, ci_ids, impact, urgency, priority,
                     priority_source, priority_reason, group_id, assignee_id, first_agent_id, transfer_count, escalation_level,
                     tags),
                    (watcher_ids, custom_fields, parent_id, me_too, follows_parent, merged_into_id, announced, chase_count,
                     chased_at, resolution_code, resolution_text, cause_code, cancellation_code, cancellation_reason,
                     first_contact, first_line_resolved, reopen_count, happened_at, assigned_at, first_response_at, resolved_at,
                     resolved_by_id, closed_at, next_due_at, clocks, clock_events, clock_fires_at, response_met, resolution_met,
                     queue_key, created_by_id, version, created_at, updated_at))

template <>
inline constexpr ShownBy shown_by<Ticket> = {"ticket", "number"};

namespace ticket {

// How a path names a ticket: by id or by number. The number of one that was merged into another, or that was of another kind
// before, leads to where the matter is now; an id names the record itself.
struct Reference {
    std::string text;
    static std::optional<Reference> from_path(std::string_view);
};

bool is_open(State);
bool is_solved(State);  // resolved or fulfilled, not closed yet

// The ticket, for an actor who may see it; NotFound otherwise.
Ticket get(Tx&, Reference const&);
Ticket get(Tx&, TicketId);  // whoever asks: for rules and reactions
Ticket refreshed(Tx&, Ticket);  // read anew where it has another version by now
std::optional<Ticket> find(Tx&, Reference const&);         // whoever asks
std::optional<Ticket> find_itself(Tx&, Reference const&);  // also one that was merged, by its number

// The one named in a body; Invalid at the pointer when there is none that the actor may see.
Ticket named(Tx&, std::string_view reference, std::string const& pointer);

// Under this number it is found from now on as well.
void add_alias(Tx&, std::string const& number, TicketId);
std::string next_number(Tx&, Kind);

// The ticket about to be changed: visible to the actor, the right reaches it, and the version is the expected one, or nobody has
// changed anything since.
// Throws NotFound, Forbidden, Stale (with what was asked for beside what somebody else made of it); Conflict when it was merged.
Ticket for_change(Tx&, Reference const&, Right, json::Value const& asked = {});
void check_version(Tx&, Ticket const&, json::Value const& asked = {});  // that half of it

// What a change did, for the timeline: deed_of(ticket, "resolved") is "incident.resolved".
std::string deed_of(Ticket const&, std::string_view what);
struct Deed {
    std::string type;
    json::Value details = {};
    std::optional<Instant> happened_at = {};
    std::optional<Instant> counts_from = {};  // for clocks; none: when it happened
    bool undoes = false;                      // what happened last
};

// All give the ticket its new version and times, store it and record the deed with every changed field; `store` leaves the
// clocks as they are given.
void add(Tx&, Ticket&, Deed const&);                           // also gives it its number
void change(Tx&, Ticket const& before, Ticket&, Deed const&);
void store(Tx&, Ticket const& before, Ticket&, Deed const&);

// Conflict naming open tickets that this person still works on.
void check_no_open_work(Tx&, PersonId);

// Records something that happened to the ticket without changing a field of it, but for its clocks.
void note(Tx&, Ticket const&, Deed const&);

}  // namespace ticket
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Ticket> = "ticket";
