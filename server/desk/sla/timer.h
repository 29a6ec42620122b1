// The thread that fires what clocks have come to: it looks twice a second, and as soon as the next moment is reached.
#pragma once

#include "db/database.h"
#include "sla/firing.h"
#include "sla/wall_clock.h"

#include <condition_variable>
#include <functional>
#include <thread>

namespace yitai::sla {

// What this process knows of its timers.
struct Timers {
    bool held = false;                     // the wall clock jumped, and nobody has said yet that it is right
    std::optional<Instant> held_since;     // by the clock that jumped
    std::optional<std::int64_t> jump_seconds;
    std::int64_t fired = 0;                // since it started
    std::int64_t latest_lateness_ms = 0;   // of the newest that was fired
    std::optional<Instant> next_at;
};
YITAI_DESCRIBE(Timers, held, held_since, jump_seconds, fired, latest_lateness_ms, next_at)

Timers timers(Tx&);
Timers confirm_wall_clock(Tx&);

// One look: fires everything that is due, in transactions of some tickets each. Answers how many marks were set; nothing while
// the wall clock is not believed.
int fire_due(db::Database&, Milliseconds going_on = time_since_boot());

class Timer {
public:
    explicit Timer(db::Database&);
    ~Timer();  // ends after the look at hand

private:
    void work();
    Milliseconds until_next();

    db::Database& database_;
    std::mutex mutex_;
    std::condition_variable bell_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace yitai::sla
