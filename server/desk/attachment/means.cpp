#include "attachment/means.h"

#include "base/failure.h"

#include <mutex>

namespace yitai::attachment {
namespace {

std::mutex mutex;
std::shared_ptr<Means const> in_use;

}  // namespace

void set_means(std::shared_ptr<Means const> given) {
    std::lock_guard const lock(mutex);
    in_use = std::move(given);
}

std::shared_ptr<Means const> means() {
    std::lock_guard const lock(mutex);
    if (!in_use) throw Unavailable("Files can't be stored or read at the moment");
    return in_use;
}

}  // namespace yitai::attachment
