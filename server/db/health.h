// Whether writes get through. Asked often, so it writes something small itself only when nobody else has lately.
#pragma once

#include "db/database.h"

#include <atomic>
#include <chrono>

namespace yitai::db {

class Health {
public:
    void succeeded() { last_success_ = ticks(); }
    void failed() { last_success_ = 0, last_failure_ = ticks(); }
    bool is_fresh() const { return last_success_ != 0 && is_recent(last_success_); }
    // On a full disk something small may still get through when what people write does not.
    bool has_just_failed() const { return last_success_ == 0 && last_failure_ != 0 && is_recent(last_failure_); }

private:
    static bool is_recent(std::int64_t moment);
    static std::int64_t ticks() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

    std::atomic<std::int64_t> last_success_ = 0, last_failure_ = 0;
};

std::optional<std::string> trouble_of(Database&, Health const&);

// Something small may get through for a while on a disk that holds nothing more, so that room is looked at as well.
inline constexpr std::uint64_t enough_room = 1 << 20;
std::optional<std::string> lack_of_room(std::string const& folder, std::uint64_t wanted = enough_room);

}  // namespace yitai::db
