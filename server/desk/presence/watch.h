// The watch: a thread that ends on time, looking every few seconds, what nobody has renewed.
#pragma once

#include "presence/board.h"

#include <condition_variable>
#include <thread>

namespace yitai::presence {

// Who is gone is told a few seconds late at most.
inline constexpr Seconds between_looks{3};

class Watch {
public:
    explicit Watch(Board&, Milliseconds between = between_looks);
    ~Watch();

private:
    void work();

    Board& board_;
    Milliseconds const between_;
    std::mutex mutex_;
    std::condition_variable wakes_;
    bool stopping_ = false;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace yitai::presence
