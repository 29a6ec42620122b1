// A trial says what a draft, or an earlier version, would change if it were published: in what is written there, and by its kind
// in hours, promises, priorities or rights. It is published for real in a transaction of which nothing is kept.
#pragma once

#include "calendar/windows.h"
#include "db/attempt.h"
#include "role/definition.h"
#include "ticket/ticket.h"

namespace yitai::revision {

// The dates over which a calendar is tried; none: a year from today.
struct TrialOf {
    std::optional<Line<10>> from, to;
};
YITAI_DESCRIBE(TrialOf, from, to)

struct Dates {
    calendar::Day from, to;
};
// Throws Invalid.
Dates dates_of(Tx&, TrialOf const&);

struct ProblemView {
    std::string pointer, sentence;
};
YITAI_DESCRIBE(ProblemView, pointer, sentence)
std::vector<ProblemView> problems_in(db::Refused const&, Language);

// A day that is not open as before.
struct DayDifference {
    std::string date;
    std::vector<calendar::OpenWindow> before, after;
};
YITAI_DESCRIBE(DayDifference, date, before, after)

struct HoursTrial {
    std::string zone, from, to;
    std::int64_t minutes_before = 0, minutes_after = 0;
    bool provisional = false;
    std::vector<DayDifference> days;
};
YITAI_DESCRIBE(HoursTrial, zone, from, to, minutes_before, minutes_after, provisional, days)

struct ClockDifference {
    Metric metric = Metric::respond;
    std::optional<std::int64_t> seconds_before, seconds_after;  // what is promised, of open time
    std::optional<Instant> due_before, due_after;
    bool late_before = false, late_after = false;
};
YITAI_DESCRIBE(ClockDifference, metric, seconds_before, seconds_after, due_before, due_after, late_before, late_after)

struct PromiseDifference {
    std::string ticket;
    Level priority{3};
    std::vector<ClockDifference> clocks;
};
YITAI_DESCRIBE(PromiseDifference, ticket, priority, clocks)

// Both sides are counted as if they had held from each ticket's beginning.
struct PromiseTrial {
    std::int64_t looked_at = 0, newly_late = 0, no_longer_late = 0;
    std::vector<PromiseDifference> tickets;
};
YITAI_DESCRIBE(PromiseTrial, looked_at, newly_late, no_longer_late, tickets)

struct CellDifference {
    Level impact{1}, urgency{1}, before{1}, after{1};
    std::int64_t tickets = 0;
};
YITAI_DESCRIBE(CellDifference, impact, urgency, before, after, tickets)

struct PriorityTrial {
    std::int64_t looked_at = 0, changed = 0;
    std::vector<CellDifference> cells;
};
YITAI_DESCRIBE(PriorityTrial, looked_at, changed, cells)

struct RightDifference {
    std::string right;
    Scope before = Scope::none, after = Scope::none;
};
YITAI_DESCRIBE(RightDifference, right, before, after)

struct RightsTrial {
    std::vector<RightDifference> gained, lost;
    std::int64_t holders = 0;
    bool needs_approval = false;  // of a second administrator
};
YITAI_DESCRIBE(RightsTrial, gained, lost, holders, needs_approval)

// What the kind has to say; the other members are absent.
struct Effects {
    std::optional<HoursTrial> hours;
    std::optional<PromiseTrial> promises;
    std::optional<PriorityTrial> priorities;
    std::optional<RightsTrial> rights;
};
YITAI_DESCRIBE(Effects, hours, promises, priorities, rights)

struct Trial {
    std::vector<ProblemView> problems;  // for which it can't be published
    std::vector<timeline::Change> changes;
    std::optional<Effects> effects;     // none where there are problems
};
YITAI_DESCRIBE(Trial, problems, changes, effects)

}  // namespace yitai::revision
