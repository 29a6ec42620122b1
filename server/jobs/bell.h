// The bell: a commit that left a job rings it, and the workers of this process look again.
#pragma once

#include "base/time.h"

#include <functional>

namespace yitai::jobs {

void ring(Instant run_at);

// Hears the bell for as long as it lives. `heard` runs on the thread that rings; it must be short and must not ring.
class Listener {
public:
    explicit Listener(std::function<void(Instant run_at)> heard);
    ~Listener();
    Listener(Listener const&) = delete;

    std::function<void(Instant run_at)> const heard;
};

}  // namespace yitai::jobs
