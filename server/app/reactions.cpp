#include "app/reactions.h"

#include "access/session.h"
#include "app/live.h"
#include "asset/ci.h"
#include "chase/chase.h"
#include "conversation/entry.h"
#include "draft/draft.h"
#include "duplicate/fold_rule.h"
#include "finding/indexed.h"
#include "incident/incident.h"
#include "notification/told.h"
#include "queue/following.h"
#include "relation/family.h"
#include "relation/link.h"
#include "role/holder.h"
#include "sla/agreement.h"
#include "task/task.h"
#include "work/resolution.h"

namespace yitai::app {
namespace {

// A word from the requester sets going what waited for them, and takes up again what was resolved.
void hear_requester(Tx& tx, timeline::Recorded const& recorded) {
    auto const* from_requester = recorded.happening.details.find("from_requester");
    if (!from_requester || !*from_requester->as<bool>()) return;
    auto const ticket = ticket::get(tx, TicketId{recorded.row.object_id});
    if (work::hear_requester(tx, ticket)) return;
    auto const entry =
        conversation::get(tx, EntryId{*parse_integer(*recorded.happening.details.find("entry")->as<std::string>())});
    relation::lead_back(tx, incident::follow_up(tx, ticket, entry.body), ticket);
}

// Who follows a parent hears its replies and is resolved with it.
void pass_on_reply(Tx& tx, timeline::Recorded const& recorded) {
    auto const entry = parse_integer(*recorded.happening.details.find("entry")->as<std::string>());
    relation::pass_on_reply(tx, ticket::get(tx, TicketId{recorded.row.object_id}), *entry);
}

void pass_on_resolution(Tx& tx, timeline::Recorded const& recorded) {
    relation::pass_on_resolution(tx, ticket::get(tx, TicketId{recorded.row.object_id}));
}

// One fault that many report: by a rule they are put under one of the reports.
void fold_burst(Tx& tx, timeline::Recorded const& recorded) {
    auto const fold = duplicate::fold_for(tx, TicketId{recorded.row.object_id});
    if (!fold) return;
    auto const parent = ticket::get(tx, fold->parent);
    for (auto const child : fold->children) relation::fold(tx, ticket::get(tx, child), parent, fold->rule);
}

// What a service runs on would be left without it.
void keep_in_use(Tx& tx, timeline::Recorded const& recorded) {
    asset::check_nothing_serves(tx, ServiceId{recorded.row.object_id});
}

// Promises would stand still without it.
void keep_counting(Tx& tx, timeline::Recorded const& recorded) {
    sla::check_counts_for_none(tx, CalendarId{recorded.row.object_id});
}

// What was begun for a ticket is finished before it, and falls with it.
void refuse_open_tasks(Tx& tx, timeline::Recorded const& recorded) {
    if (recorded.row.object_kind == "ticket") task::check_none_open(tx, TicketId{recorded.row.object_id});
}

void cancel_tasks(Tx& tx, timeline::Recorded const& recorded) {
    if (recorded.row.object_kind == "ticket") task::cancel_open(tx, TicketId{recorded.row.object_id});
}

// Who leaves hands over first what he works on and owns.
void refuse_while_working(Tx& tx, timeline::Recorded const& recorded) {
    ticket::check_no_open_work(tx, PersonId{recorded.row.object_id});
}

void refuse_while_tasked(Tx& tx, timeline::Recorded const& recorded) {
    task::check_no_open_work(tx, PersonId{recorded.row.object_id});
}

void refuse_while_owning(Tx& tx, timeline::Recorded const& recorded) {
    catalog::check_owns_no_service(tx, PersonId{recorded.row.object_id});
}

void refuse_last_administrator(Tx& tx, timeline::Recorded const& recorded) {
    auto const person = people::get(tx, PersonId{recorded.row.object_id});
    if (role::holds(person, Role::administrator) && role::active_holders(tx, Role::administrator) == 0)
        throw Conflict("The last administrator can't be removed");
}

void end_access(Tx& tx, timeline::Recorded const& recorded) { access::end_sessions(tx, PersonId{recorded.row.object_id}); }

// Tickets are imported with their past in another desk: nobody has to act on it now, and nobody is told.
template <void (*react)(Tx&, timeline::Recorded const&)>
void fresh(Tx& tx, timeline::Recorded const& recorded) {
    if (recorded.row.via != Via::import || recorded.row.object_kind != "ticket") react(tx, recorded);
}

constexpr timeline::Reaction rows[] = {
    // what happened            at once                    later (a kind of job)
    {"conversation.replied",    hear_requester,            {}},
    {"conversation.replied",    draft::forget_sent,        {}},
    {"conversation.noted",      draft::forget_sent,        {}},
    {"*.resolved",              refuse_open_tasks,         {}},
    {"*.cancelled",             cancel_tasks,              {}},
    {"conversation.released",   pass_on_reply,             {}},
    {"*.resolved",              fresh<pass_on_resolution>, {}},
    {"incident.reported",       fresh<fold_burst>,         {}},
    {"service.retired",         keep_in_use,               {}},
    {"calendar.retired",        keep_counting,             {}},
    {"person.left",             refuse_while_working,      {}},
    {"person.left",             refuse_while_tasked,       {}},
    {"person.left",             refuse_while_owning,       {}},
    {"person.left",             refuse_last_administrator, {}},
    {"person.left",             end_access,                {}},
    {"*",                       queue::follow,             {}},
    {"*",                       finding::queue_changed,    {}},
    {"*",                       chase::hear_answer,        {}},
    {"*",                       fresh<notification::tell>, {}},
    {"*",                       fresh<live::publish>,      {}},
};

// What was long ago is told to nobody, and indexed when all of it is there.
constexpr timeline::Reaction quiet_rows[] = {
    {"conversation.replied",    hear_requester,            {}},
    {"*",                       chase::hear_answer,        {}},
};

}  // namespace

std::span<timeline::Reaction const> reactions() { return rows; }
std::span<timeline::Reaction const> quiet_reactions() { return quiet_rows; }

}  // namespace yitai::app
