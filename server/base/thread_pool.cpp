#include "base/thread_pool.h"

#include "base/failure.h"

namespace yitai {

ThreadPool::ThreadPool(int threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

ThreadPool::~ThreadPool() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void ThreadPool::submit(std::function<void()> work) {
    {
        std::lock_guard lock(mutex_);
        if (waiting_.size() >= most_waiting_) throw Unavailable("The desk is busy; try again in a moment");
        waiting_.push_back(std::move(work));
    }
    wake_.notify_one();
}

void ThreadPool::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        auto work = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        work();
        work = nullptr;
        lock.lock();
    }
}

}  // namespace yitai
