// Whether the wall clock can be believed. It is compared with one that only ever goes on: when the two part by more than a minute
// between two looks, somebody has set the wall clock, and nothing is fired by it until a person says that it is right now.
#pragma once

#include "base/time.h"

#include <mutex>
#include <optional>

namespace yitai::sla {

class WallClock {
public:
    static constexpr Seconds may_part{60};

    struct Hold {
        Instant since;  // by the clock that jumped
        Milliseconds jump{0};  // forward, or negative
    };

    // `going_on` since any fixed moment, also while the machine sleeps. False while firing is held.
    bool look(Instant wall, Milliseconds going_on);
    std::optional<Hold> hold() const;
    void confirm();

private:
    mutable std::mutex mutex_;
    std::optional<Instant> wall_;
    Milliseconds going_on_{0};
    std::optional<Hold> hold_;
};

Milliseconds time_since_boot();

}  // namespace yitai::sla
