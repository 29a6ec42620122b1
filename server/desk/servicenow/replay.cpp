#include "servicenow/replay.h"

#include "servicenow/code.h"
#include "sla/firing.h"
#include "work/after_resolution.h"

#include <algorithm>

namespace yitai::servicenow {
namespace {

using ticket::Action;

struct ChannelWord {
    std::string_view word;
    Channel channel;
};
constexpr ChannelWord channel_words[] = {
    {"phone", Channel::phone},
    {"ivr", Channel::phone},
    {"email", Channel::mail},
    {"self service", Channel::portal},
    {"self-service", Channel::portal},
    {"walk-in", Channel::walk_in},
    {"direct opening", Channel::walk_in},
    {"chat", Channel::chat},
    {"virtual_agent", Channel::chat},
    {"monitoring", Channel::monitoring},
};

constexpr std::size_t longest_subject = 255, longest_code = 40;
constexpr int lowest = 4;  // of our priorities; the source has one below, for what is planned

std::string subject_of(Event const& event) {
    if (!event.subject.empty()) return event.subject;
    std::string subject;
    for (auto const* part : {&event.category, &event.subcategory, &event.symptom})
        if (!part->empty()) (subject += subject.empty() ? "" : " / ") += *part;
    return subject.empty() ? event.number : subject;
}

std::string description_of(Event const& event) {
    auto text = "ServiceNow " + event.number;
    if (!event.ci.empty()) text += "\nCI: " + event.ci;
    return text;
}

// An event that leaves something open leaves it as it is; only nobody works on an open incident that names nobody.
class Filling {
public:
    Filling(Ticket& ticket, Names const& names) : ticket_(ticket), names_(names) {}

    void take(Event const& event) {
        ticket_.subject = cut(subject_of(event), longest_subject);
        take_place(event);
        take_priority(event);
        take_references(event);
        take_hands(event);
        for (auto const& row : channel_words)
            if (row.word == lower_ascii(event.channel)) ticket_.channel = row.channel;
        ticket_.transfer_count = std::max(ticket_.transfer_count, event.reassignments);
        ticket_.reopen_count = std::max(ticket_.reopen_count, event.reopenings.value_or(0));
    }

private:
    void take_place(Event const& event) {
        if (auto const caller = names_.person(event.caller)) ticket_.requester_id = caller;
        if (auto const site = names_.site(event.site)) ticket_.site_id = site;
        if (auto const category = names_.category(event)) ticket_.category_id = category;
    }
    void take_priority(Event const& event) {
        if (event.impact) ticket_.impact.value = event.impact;
        if (event.urgency) ticket_.urgency.value = event.urgency;
        if (!event.priority) return;
        ticket_.priority.value = std::min(event.priority, lowest);
        ticket_.priority_source = PrioritySource::imported;
        ticket_.priority_reason = "ServiceNow: " + event.priority_word;
    }
    void take_references(Event const& event) {
        auto const keep = [&](std::string_view field, std::string const& number) {
            if (!number.empty()) ticket_.custom_fields[std::string(field)] = number;
        };
        keep(external_problem, event.problem);
        keep(external_change, event.change);
        keep(causing_change, event.caused_by);
        keep(supplier, event.vendor);
    }
    void take_hands(Event const& event) {
        if (!event.group.empty() || !ticket_.group_id) ticket_.group_id = names_.group(event.group);
        auto const assignee = names_.person(event.assignee);
        if (!assignee && !ticket::is_open(event.standing.state)) return;
        if (assignee && assignee != ticket_.assignee_id) ticket_.assigned_at = event.at;
        ticket_.assignee_id = assignee;
        if (!ticket_.first_agent_id) ticket_.first_agent_id = assignee;
    }

    Ticket& ticket_;
    Names const& names_;
};

// Who solves what is with nobody takes it, as here.
void solve(Ticket& ticket, Move const& move, Names const& names) {
    auto const& event = *move.event;
    ticket.resolved_by_id = names.person(event.resolver);
    if (!ticket.assignee_id && ticket.resolved_by_id) {
        ticket.assignee_id = ticket.resolved_by_id;
        ticket.assigned_at = move.resolved_at;
        if (!ticket.first_agent_id) ticket.first_agent_id = ticket.assignee_id;
    }
    ticket.resolved_at = move.resolved_at;
    ticket.resolution_code = event.code.empty() ? "other" : cut(event.code, longest_code);
    ticket.resolution_text = "ServiceNow: " + (event.code.empty() ? event.word : event.code);
    if (!ticket.first_response_at) ticket.first_response_at = move.resolved_at;
}

void reopen(Ticket& ticket) {
    ticket.resolved_at.reset();
    ticket.resolved_by_id = {};
    ticket.closed_at.reset();
}

// What the fields say beside the state.
void take_action(Ticket& ticket, Action action, Move const& move, Names const& names) {
    ticket.state = ticket::after(ticket, action);
    ticket.pending_reason = action == Action::pend ? move.event->standing.reason : std::nullopt;
    if (action == Action::resolve) solve(ticket, move, names);
    if (action == Action::close) ticket.closed_at = move.closed_at;
    if (action == Action::reopen) reopen(ticket);
    if (action == Action::cancel)
        ticket.cancellation_code = "other", ticket.cancellation_reason = "ServiceNow: " + move.event->word;
}

std::string_view deed_by(Action action) {
    switch (action) {
        case Action::assign:
            return "assigned";
        case Action::start:
            return "started";
        case Action::pend:
            return "pended";
        case Action::resume:
            return "resumed";
        case Action::resolve:
            return "resolved";
        case Action::reopen:
            return "reopened";
        case Action::close:
            return "closed";
        case Action::cancel:
            return "cancelled";
    }
    return "";
}

auto seen_of(Ticket const& t) {
    return std::tie(t.subject, t.requester_id, t.site_id, t.category_id, t.group_id, t.assignee_id, t.channel, t.impact.value,
                    t.urgency.value, t.priority.value, t.priority_reason, t.custom_fields, t.transfer_count, t.reopen_count);
}

class Replay {
public:
    Replay(Tx& tx, Names const& names) : tx_(tx), names_(names) {}

    Ticket begin(Event const& first) {
        Ticket ticket;
        ticket.happened_at = std::min(first.opened_at, first.at);
        ticket.description = description_of(first);
        ticket.service_id = names_.service();
        Filling(ticket, names_).take(first);
        if (!ticket.requester_id) ticket.requester_id = names_.person(std::string(unknown_caller));
        ticket.reported_by_id = ticket.requester_id;
        ticket.organisation_id = people::get(tx_, ticket.requester_id).organisation_id;
        if (ticket.assignee_id) ticket.state = State::assigned, ticket.assigned_at = ticket.happened_at;
        ticket::add(tx_, ticket, {.type = "incident.reported", .happened_at = ticket.happened_at});
        return ticket;
    }

    void go(Ticket& ticket, Move const& move) {
        if (move.is_late) return;
        auto before = ticket;
        Filling(ticket, names_).take(*move.event);
        auto actions = move.actions;
        if (actions.empty() && ticket.state == State::new_ && ticket.assignee_id) actions = {Action::assign};
        for (auto const action : actions) {
            take_action(ticket, action, move, names_);
            change(before, ticket, ticket::deed_of(ticket, deed_by(action)), move, action == Action::resolve);
        }
        if (!actions.empty() || seen_of(before) == seen_of(ticket)) return;
        bool const is_given = before.group_id != ticket.group_id || before.assignee_id != ticket.assignee_id;
        change(before, ticket, is_given ? ticket::deed_of(ticket, "assigned") : "ticket.edited", move, false);
    }

private:
    void change(Ticket& before, Ticket& ticket, std::string type, Move const& move, bool is_solved) {
        ticket::Deed deed{.type = std::move(type), .happened_at = move.event->at};
        if (is_solved) deed.counts_from = move.resolved_at;
        ticket::change(tx_, before, ticket, deed);
        before = ticket;
    }

    Tx& tx_;
    Names const& names_;
};

void check_untouched(Tx& tx, Ticket const& ticket) {
    auto const touched = tx.find<std::int64_t>(R"(
        select id from timeline
         where object_kind = 'ticket' and object_id = :id and version_after is not null and actor_id is not null
           and via <> 'import' limit 1)",
                                               {{"id", ticket.id}});
    if (touched)
        throw Conflict(
            {"{{number}} has been worked on here; what happened there since is left out", {{"number", ticket.number}}});
}

// Numbers lead here as they did there, where none of ours or of another desk does already.
void lead_here(Tx& tx, std::string const& number, TicketId ticket) {
    if (!parse_integer(number) && !ticket::find_itself(tx, {number})) ticket::add_alias(tx, number, ticket);
}

Present present_of(Ticket const& ticket) { return {{ticket.state, ticket.pending_reason}, ticket.reopen_count}; }

void replay_on(Tx& tx, Ticket& ticket, std::vector<Event> const& events, Names const& names) {
    Replay replay(tx, names);
    for (auto const& move : course(present_of(ticket), events).moves) replay.go(ticket, move);
    sla::pass_over(tx, ticket);
    if (ticket::is_solved(ticket.state)) work::look_after(tx, ticket);  // closed here in time, where it was not there
}

std::optional<Replayed> known_as(Tx& tx, Shape shape, std::string const& number) {
    return tx.find<Replayed>("select * from replayed_incident where source = :source and number = :number",
                             {{"source", name_of(shape)}, {"number", number}});
}

std::vector<Event> later_than(Instant last, std::vector<Event> const& events) {
    std::vector<Event> later;
    std::copy_if(events.begin(), events.end(), std::back_inserter(later), [&](Event const& event) { return event.at > last; });
    return later;
}

Outcome go_on(Tx& tx, Replayed const& known, std::vector<Event> const& events, Names const& names) {
    auto const later = later_than(known.last_at, events);
    if (later.empty()) return Outcome::unchanged;
    auto ticket = ticket::get(tx, known.ticket_id);
    check_untouched(tx, ticket);

    replay_on(tx, ticket, later, names);
    tx.run("update replayed_incident set events = events + :count, last_at = :last where ticket_id = :ticket",
           {{"count", static_cast<std::int64_t>(later.size())}, {"last", later.back().at}, {"ticket", ticket.id}});
    return Outcome::changed;
}

}  // namespace

Outcome replay(Tx& tx, Shape shape, std::vector<Event> const& events, Names const& names) {
    auto const& first = events.front();
    if (auto const known = known_as(tx, shape, first.number)) return go_on(tx, *known, events, names);

    auto ticket = Replay(tx, names).begin(first);
    lead_here(tx, first.number, ticket.id);
    replay_on(tx, ticket, events, names);
    Replayed row{std::string(name_of(shape)), first.number, ticket.id, static_cast<std::int64_t>(events.size()),
                 events.back().at};
    tx.insert(row);
    return Outcome::added;
}

Outcome foresee(Tx& tx, Shape shape, std::vector<Event> const& events) {
    auto const known = known_as(tx, shape, events.front().number);
    if (!known) return Outcome::added;
    if (later_than(known->last_at, events).empty()) return Outcome::unchanged;
    check_untouched(tx, ticket::get(tx, known->ticket_id));
    return Outcome::changed;
}

}  // namespace yitai::servicenow
