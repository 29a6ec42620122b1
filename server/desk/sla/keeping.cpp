#include "sla/keeping.h"

#include "sla/policies.h"

#include <algorithm>

namespace yitai::sla {

std::optional<ClockTerms> terms_of(std::vector<ClockEvent> const& events) {
    for (auto each = events.rbegin(); each != events.rend(); ++each)
        if (each->kind == ClockEventKind::targeted) return each->terms;
    return std::nullopt;
}

namespace {

constexpr std::string_view cancellation = "cancelled";

ClockEvent event(Instant at, ClockEventKind kind, std::optional<std::string> reason = {}) {
    return {at, kind, std::move(reason), {}, {}};
}

bool chooses_anew(Ticket const& before, Ticket const& ticket) {
    return before.kind != ticket.kind || before.priority != ticket.priority || before.service_id != ticket.service_id ||
           before.organisation_id != ticket.organisation_id || before.requester_id != ticket.requester_id ||
           before.affected_id != ticket.affected_id || before.site_id != ticket.site_id || before.group_id != ticket.group_id;
}

// A ticket under an agreement stays with the version it was promised.
std::optional<ClockTerms> chosen(Tx& tx, Ticket const& ticket, std::optional<ClockTerms> const& present) {
    auto const now = terms_for(tx, ticket);
    if (!now || !present || now->agreement != present->agreement) return now;
    auto kept = terms_for(tx, ticket, present->agreement, present->version);
    if (kept && kept->calendar == present->calendar) kept->calendar_version = present->calendar_version;
    return kept;
}

bool is_over(State state) { return state == State::closed || state == State::cancelled; }

void add_state_events(std::vector<ClockEvent>& events, Ticket const& before, Ticket const& ticket, Instant at) {
    auto const add = [&](ClockEventKind kind, std::optional<std::string> reason = {}) {
        events.push_back(event(at, kind, std::move(reason)));
    };
    bool const waits = ticket.state == State::pending, waited = before.state == State::pending;
    if (waits && (!waited || before.pending_reason != ticket.pending_reason))
        return add(ClockEventKind::pending, std::string(ticket.pending_reason ? name_of(*ticket.pending_reason) : ""));
    if (before.state == ticket.state) return;
    if (ticket::is_solved(ticket.state)) return add(ClockEventKind::resolved);
    if (ticket.state == State::cancelled) return add(ClockEventKind::ended, std::string(cancellation));
    if (is_over(ticket.state)) return ticket::is_solved(before.state) ? void() : add(ClockEventKind::ended);
    if (ticket::is_solved(before.state) || is_over(before.state)) return add(ClockEventKind::reopened);
    if (waited) add(ClockEventKind::resumed);
}

bool awaits(std::vector<ClockEvent> const& events, ClockEventKind answer) {
    for (auto each = events.rbegin(); each != events.rend(); ++each) {
        if (each->kind == answer) return false;
        if (each->kind == ClockEventKind::customer_message) return true;
    }
    return false;
}

bool has(std::vector<ClockEvent> const& events, ClockEventKind kind) {
    return std::any_of(events.begin(), events.end(), [&](ClockEvent const& each) { return each.kind == kind; });
}

bool is_detail(json::Value const& details, std::string_view name) {
    auto const* value = details.find(name);
    return value && value->as<bool>() && *value->as<bool>();
}

bool asks(ticket::Deed const& deed) { return deed.type == "conversation.replied" && is_detail(deed.details, "from_requester"); }
bool answers(ticket::Deed const& deed) { return deed.type == "conversation.released"; }

// Words that change nothing are left out, so that a long conversation stays a short list: a second word while one waits, an
// answer where nobody asked.
void add_message_events(std::vector<ClockEvent>& events, ticket::Deed const& deed, Instant at) {
    bool const waits = awaits(events, ClockEventKind::agent_message);
    if (asks(deed)) {
        if (!waits) events.push_back(event(at, ClockEventKind::customer_message));
    } else if (answers(deed)) {
        if (waits || !has(events, ClockEventKind::agent_message)) events.push_back(event(at, ClockEventKind::agent_message));
    }
}

std::vector<ClockEvent> first_events(Tx& tx, Ticket const& ticket, Instant at) {
    auto const terms = terms_for(tx, ticket);
    if (!terms) return {};
    std::vector<ClockEvent> events;
    events.reserve(2);
    events.push_back({at, ClockEventKind::targeted, {}, terms, {}});
    events.push_back(event(at, ClockEventKind::created));
    if (!ticket::is_open(ticket.state)) events.push_back(event(ticket.resolved_at.value_or(at), ClockEventKind::resolved));
    return events;
}

// What was promised only later counts from the beginning as well.
void begin_late(std::vector<ClockEvent>& events, Ticket const& ticket) {
    if (has(events, ClockEventKind::created)) return;
    events.push_back(event(ticket.happened_at, ClockEventKind::created));
    if (ticket.first_response_at) events.push_back(event(*ticket.first_response_at, ClockEventKind::agent_message));
}

// Most of what happens does not, and their events need not be looked at.
bool concerns_clocks(Ticket const& before, Ticket const& ticket, ticket::Deed const& deed) {
    return chooses_anew(before, ticket) || before.state != ticket.state || before.pending_reason != ticket.pending_reason ||
           asks(deed) || answers(deed);
}

// The last thing that happened was that other terms took the place of these.
bool was_promised_before(std::vector<ClockEvent> events, std::optional<ClockTerms> const& wanted) {
    if (events.empty() || events.back().kind != ClockEventKind::targeted) return false;
    events.pop_back();
    return !events.empty() && terms_of(events) == wanted;
}

// What is undone leaves no promise of its own.
void add_events(Tx& tx, Ticket const& before, Ticket const& ticket, ticket::Deed const& deed, Instant at,
                std::vector<ClockEvent>& events) {
    if (chooses_anew(before, ticket)) {
        auto const present = terms_of(events);
        auto const wanted = chosen(tx, ticket, present);
        if (wanted) begin_late(events, ticket);
        bool const differs = wanted != present;
        if (differs && deed.undoes && was_promised_before(events, wanted)) events.pop_back();
        else if (differs) events.push_back({at, ClockEventKind::targeted, {}, wanted, {}});
    }
    if (events.empty()) return;
    add_state_events(events, before, ticket, at);
    add_message_events(events, deed, at);
}

}  // namespace

Course course(Tx& tx, std::vector<ClockEvent> events) {
    return course_of(std::move(events), [&tx](ClockTerms const& agreed) { return terms(tx, agreed); });
}

Course course(Tx& tx, Ticket const& ticket) { return course(tx, ticket.clock_events.get()); }

namespace {

std::optional<bool> is_kept(std::vector<Clock> const& clocks, Metric metric) {
    for (auto const& clock : clocks) {
        if (clock.metric != metric) continue;
        if (clock.breached_at || clock.state == ClockState::missed) return false;
        return clock.state == ClockState::met ? std::optional(true) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

void show(Ticket& ticket, Course const& course) {
    auto const clocks = course.newest();
    ticket.clocks = clocks;
    ticket.response_met = is_kept(clocks, Metric::respond);
    ticket.resolution_met = is_kept(clocks, Metric::resolve);
    ticket.next_due_at = course.next_due_at;
    ticket.clock_fires_at = course.unmarked.empty() ? std::nullopt : std::optional(course.unmarked.front().at);
}

bool keep(Tx& tx, Ticket const* before, Ticket& ticket, ticket::Deed const& deed) {
    auto const at = deed.counts_from.value_or(deed.happened_at.value_or(tx.now()));
    if (before && before->clock_events == ticket.clock_events && !concerns_clocks(*before, ticket, deed)) return false;
    auto const present = before ? ticket.clock_events.get() : std::vector<ClockEvent>();
    auto events = before ? present : first_events(tx, ticket, at);
    if (before && before->clock_events == ticket.clock_events) {
        add_events(tx, *before, ticket, deed, at, events);
        if (events == present) return false;
    }
    ticket.clock_events = events;
    if (events.empty()) return false;
    show(ticket, course(tx, std::move(events)));
    return true;
}

}  // namespace yitai::sla
