// A few threads for work that would hold up others: at most so many wait, one more is turned away.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace yitai {

class ThreadPool {
public:
    ThreadPool(int threads, std::size_t most_waiting);
    ~ThreadPool();  // finishes what was accepted

    void submit(std::function<void()>);  // throws Unavailable when too much is waiting; the work itself must not throw

private:
    void run();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> waiting_;
    std::size_t most_waiting_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace yitai
