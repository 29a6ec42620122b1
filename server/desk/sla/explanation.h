// A clock explains itself: by which agreement, which stretches of time were counted, which were not and why.
#pragma once

#include "sla/keeping.h"

namespace yitai::sla {

struct CountedWindow {
    Instant from, to;
    std::int64_t seconds = 0;
    std::int64_t total_seconds = 0;  // with all before it
    bool is_past = true;             // false: it will be counted if nothing happens before
};
YITAI_DESCRIBE(CountedWindow, from, to, seconds, total_seconds, is_past)

struct PausedWindow {
    Instant from;
    std::optional<Instant> to;
    std::string cause;
};
YITAI_DESCRIBE(PausedWindow, from, to, cause)

// What would be promised if it were agreed upon today, by today's agreement and calendar.
struct AsNow {
    std::string agreement;
    std::int64_t agreement_version = 0;
    std::string calendar;
    std::int64_t calendar_version = 0;
    std::int64_t target_seconds = 0;
    std::optional<Instant> due_at;
};
YITAI_DESCRIBE(AsNow, agreement, agreement_version, calendar, calendar_version, target_seconds, due_at)

struct ClockExplanation {
    Metric metric = Metric::respond;
    ClockState state = ClockState::running;
    std::string agreement;
    std::int64_t agreement_version = 0;
    std::string calendar;
    std::int64_t calendar_version = 0;
    std::string zone;
    Level priority{3};
    bool vip = false;
    std::int64_t target_seconds = 0, elapsed_seconds = 0, left_seconds = 0;  // of open time; less than none left: late
    Instant started_at;
    std::optional<Instant> due_at, stopped_at, breached_at;
    int warned_percent = 0;
    bool provisional = false;  // official days of a year it reaches into are not published yet
    std::vector<CountedWindow> counted;
    bool more_counted = false;  // than are listed
    std::vector<PausedWindow> paused;
    std::vector<FormerPromise> former;
    std::optional<AsNow> as_now;
};
YITAI_DESCRIBE(ClockExplanation, metric, state, agreement, agreement_version, calendar, calendar_version, zone, priority, vip,
               target_seconds, elapsed_seconds, left_seconds, started_at, due_at, stopped_at, breached_at, warned_percent,
               provisional, counted, more_counted, paused, former, as_now)

struct Explained {
    Instant at;
    std::optional<Instant> next_due_at;
    std::vector<ClockExplanation> data;
};
YITAI_DESCRIBE(Explained, at, next_due_at, data)

Explained explain(Tx&, ticket::Reference const&);

}  // namespace yitai::sla
