#include "testing/clock.h"

#include <atomic>

namespace yitai {
namespace {

// Monday 5 January 2026, 09:00 in Shanghai.
std::atomic<std::int64_t> current_ms{1767574800000};

}  // namespace

Instant now() { return from_epoch_ms(current_ms.load()); }

namespace testing {

void set_now(Instant at) { current_ms.store(to_epoch_ms(at)); }

void advance(Milliseconds by) { current_ms.fetch_add(by.count()); }

}  // namespace testing
}  // namespace yitai
