// The course of a ticket's clocks, computed from its events and nothing else: what is promised, what was counted, what paused.
// Pure: terms and hours are handed in, the same events give the same course whenever they are looked at.
//   respond        from the report to the first public answer; a ticket that is resolved without one was answered by that
//   next_response  from a word of the requester to the next public answer; a second word does not start it anew
//   resolve        from the report to the resolution; going on with it counts on, without the time between
// New terms hold from the beginning: what has gone by counts for them, and what paused stays a pause. The promise that they
// replace is kept as it stood. A pause is one by the terms that held when it began.
#pragma once

#include "calendar/hours.h"
#include "ticket/clock.h"

#include <functional>
#include <memory>
#include <set>

namespace yitai::sla {

inline constexpr std::size_t metrics = 3;
inline constexpr int run_out = 100;  // percent

// What is agreed for one ticket.
struct Terms {
    std::array<std::optional<Seconds>, metrics> targets;          // of open time, by metric
    std::array<std::set<std::string>, metrics> pausing;           // pending reasons, by metric
    std::array<int, 3> warnings{50, 75, 90};                      // percent; 0: none
    std::shared_ptr<calendar::Hours const> hours;
};
using TermsOf = std::function<std::shared_ptr<Terms const>(ClockTerms const&)>;

// Why time was not counted.
struct Pause {
    Instant from;
    std::optional<Instant> to;
    std::string cause;  // a pending reason, or "resolved"
};

// Something of a promise that falls due: at so many percent, at that moment.
struct Firing {
    Metric metric = Metric::respond;
    int percent = 0;
    Instant at;
};

// One clock with what it was computed from.
struct Counted {
    Clock clock;
    std::shared_ptr<Terms const> terms;
    ClockTerms agreed;
    std::vector<calendar::Window> spans;   // neither paused nor over; the last one is open while the clock runs
    bool is_open = false;                  // the last span has no end yet
    std::vector<Pause> pauses;

    // Of open time, until then.
    Milliseconds elapsed(Instant until) const;
    Milliseconds target() const { return Seconds(clock.target_seconds); }
};

struct Course {
    std::vector<Counted> clocks;           // in the order in which they began
    std::vector<Firing> unmarked;          // what has fallen or falls due and is not recorded yet, in order
    std::optional<Instant> next_due_at;    // the earliest of those that are not over

    std::vector<Clock> newest() const;     // the last one of each metric: what a ticket shows
};

Course course_of(std::vector<ClockEvent> events, TermsOf const&);

}  // namespace yitai::sla
