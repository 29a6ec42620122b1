// A bell wakes one connection's coroutine from any thread, and does nothing once that connection is gone.
#pragma once

#include "http/server/task.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace yitai::http {

class Bell : public std::enable_shared_from_this<Bell> {
public:
    explicit Bell(Timer& sleep) : sleep_(&sleep), executor_(sleep.get_executor()) {}

    void ring();       // any thread
    void ring_here();  // the connection's thread
    void ring_missed();  // the connection's thread: what ring() could not pass on for lack of memory
    void silence();    // the connection's thread: it is going, its timer with it
    // The connection's thread: until the bell has rung since the last wait.
    Task<void> wait();

private:
    std::mutex mutex_;
    Timer* sleep_;
    Executor executor_;
    bool posted_ = false;
    std::atomic<bool> missed_ = false;
    bool rung_ = false;
};

}  // namespace yitai::http
