#include "sla/wall_clock.h"

#include <ctime>

namespace yitai::sla {

bool WallClock::look(Instant wall, Milliseconds going_on) {
    std::lock_guard const lock(mutex_);
    if (wall_) {
        auto const jump = (wall - *wall_) - (going_on - going_on_);
        if (std::chrono::abs(jump) > may_part) hold_ = Hold{wall, jump + (hold_ ? hold_->jump : Milliseconds(0))};
    }
    wall_ = wall;
    going_on_ = going_on;
    return !hold_;
}

std::optional<WallClock::Hold> WallClock::hold() const {
    std::lock_guard const lock(mutex_);
    return hold_;
}

void WallClock::confirm() {
    std::lock_guard const lock(mutex_);
    hold_.reset();
}

Milliseconds time_since_boot() {
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return Seconds(time.tv_sec) + std::chrono::duration_cast<Milliseconds>(std::chrono::nanoseconds(time.tv_nsec));
}

}  // namespace yitai::sla
