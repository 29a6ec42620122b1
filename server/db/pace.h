// How fast a queue is served: known only while there is always something left in it.
#pragma once

#include <chrono>
#include <cstddef>

namespace yitai::db {

class Pace {
public:
    using Clock = std::chrono::steady_clock;

    explicit Pace(double per_second, Clock::time_point now = Clock::now()) : per_second_(per_second), since_(now) {}

    void took(std::size_t count, bool more_waits, Clock::time_point now = Clock::now()) {
        count_ += count;
        std::chrono::duration<double> const passed = now - since_;
        if (more_waits && passed < measured_for) return;
        if (more_waits) per_second_ = (per_second_ + static_cast<double>(count_) / passed.count()) / 2;
        count_ = 0;
        since_ = now;
    }

    std::size_t in(std::chrono::duration<double> time) const { return static_cast<std::size_t>(per_second_ * time.count()); }

private:
    static constexpr auto measured_for = std::chrono::milliseconds(100);

    double per_second_;
    std::size_t count_ = 0;
    Clock::time_point since_;
};

}  // namespace yitai::db
