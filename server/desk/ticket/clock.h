// Clocks: what the desk has promised for a ticket, each second of it. The room `sla` keeps them; here stands what a ticket
// remembers: the events they are computed from, and what came out last.
#pragma once

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"
#include "practice/priority.h"

#include <optional>
#include <string>
#include <vector>

namespace yitai {

struct Agreement;
using AgreementId = Id<Agreement>;
struct Calendar;
using CalendarId = Id<Calendar>;

// What is promised: the first answer, the answer to each further word of the requester, the solution.
enum class Metric { respond, next_response, resolve };
YITAI_DESCRIBE_ENUM(Metric, respond, next_response, resolve)

enum class ClockState { running, paused, met, missed, cancelled };
YITAI_DESCRIBE_ENUM(ClockState, running, paused, met, missed, cancelled)

enum class ClockEventKind {
    targeted,  // these terms hold from now on
    created,
    customer_message,
    responded,      // the first answer, for the response clock alone
    agent_message,  // a public answer of the desk
    pending,
    resumed,
    resolved,
    reopened,
    ended,  // closed, cancelled or merged
    marked  // a warning was given, or at 100 percent the breach recorded
};
YITAI_DESCRIBE_ENUM(ClockEventKind, targeted, created, customer_message, responded, agent_message, pending, resumed, resolved,
                    reopened, ended, marked)

// What was agreed, and with which version of the calendar it is counted.
struct ClockTerms {
    AgreementId agreement;
    std::int64_t version = 0;
    CalendarId calendar;
    std::int64_t calendar_version = 0;
    Level priority{3};
    bool vip = false;
    auto operator<=>(ClockTerms const&) const = default;
};
YITAI_DESCRIBE(ClockTerms, agreement, version, calendar, calendar_version, priority, vip)

// A clock has come to so many percent of what it may take.
struct ClockMark {
    Metric metric = Metric::respond;
    int percent = 0;
    bool operator==(ClockMark const&) const = default;
};
YITAI_DESCRIBE(ClockMark, metric, percent)

struct ClockEvent {
    Instant at;
    ClockEventKind kind = ClockEventKind::created;
    std::optional<std::string> reason;  // pending, ended
    std::optional<ClockTerms> terms;    // targeted; none: nothing is promised any more
    std::optional<ClockMark> mark;      // marked
    bool operator==(ClockEvent const&) const = default;
};
YITAI_DESCRIBE(ClockEvent, at, kind, reason, terms, mark)

// A promise that was replaced by another one.
struct FormerPromise {
    Instant until;
    AgreementId agreement;
    std::int64_t agreement_version = 0;
    std::int64_t target_seconds = 0;
    std::optional<Instant> due_at, breached_at;
};
YITAI_DESCRIBE(FormerPromise, until, agreement, agreement_version, target_seconds, due_at, breached_at)

struct Clock {
    Metric metric = Metric::respond;
    ClockState state = ClockState::running;
    AgreementId agreement;
    std::int64_t agreement_version = 0;
    std::int64_t target_seconds = 0;  // of open time
    Instant started_at;
    std::optional<Instant> due_at;    // none while it is paused before its end
    std::optional<Instant> stopped_at, breached_at;
    int warned_percent = 0;
    std::vector<FormerPromise> former;
};
YITAI_DESCRIBE(Clock, metric, state, agreement, agreement_version, target_seconds, started_at, due_at, stopped_at, breached_at,
               warned_percent, former)

}  // namespace yitai
