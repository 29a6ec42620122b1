#include "jobs/bell.h"

#include <mutex>
#include <vector>

namespace yitai::jobs {

namespace {

struct Tower {
    std::mutex mutex;
    std::vector<Listener const*> listeners;
};

Tower& tower() {
    static Tower instance;
    return instance;
}

}  // namespace

void ring(Instant run_at) {
    std::lock_guard lock(tower().mutex);
    for (auto const* listener : tower().listeners) listener->heard(run_at);
}

Listener::Listener(std::function<void(Instant)> does) : heard(std::move(does)) {
    std::lock_guard lock(tower().mutex);
    tower().listeners.push_back(this);
}

Listener::~Listener() {
    std::lock_guard lock(tower().mutex);
    std::erase(tower().listeners, this);
}

}  // namespace yitai::jobs
