// The schedule: its rows' slots become jobs with a unique key, so that a slot fires once, whatever restarts and whoever
// else runs the same schedule.
#pragma once

#include "jobs/worker.h"

namespace yitai::jobs {

inline constexpr std::string_view schedule_kind = "schedule";
inline constexpr Hours longest_period{31 * 24};

class Schedule {
public:
    // Throws std::logic_error: two rows share a name, a period is not between a second and the longest.
    explicit Schedule(std::vector<Scheduled> rows);

    // What has begun since `looked`; nothing looked at yet: every row's present slot.
    bool has_new_slot(std::optional<Instant> looked, Instant at) const;
    void enqueue_new_slots(Tx&, std::optional<Instant> looked) const;
    std::optional<Instant> next_slot(Instant after) const;

    // Runs the rule that a schedule's job names; a slot that a newer one has overtaken is left out.
    void run(Tx&, Job const&) const;

private:
    std::vector<Scheduled> rows_;
};

}  // namespace yitai::jobs
