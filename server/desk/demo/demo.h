// The demo company: a telecom operator in twenty-one cities with a year behind it, for looking around and trying things out. The
// same seed and the same moment make the same desk.
#pragma once

#include "db/database.h"
#include "demo/company.h"
#include "timeline/timeline.h"

#include <functional>

namespace yitai::demo {

struct Plan {
    std::uint64_t seed = 1;
    Instant now;  // the year ends here
    Size size;
    // What follows from what happens: nearly nothing of the past, all of it in the last days, whose notices still matter.
    std::span<timeline::Reaction const> past, present;
    std::function<void(std::string_view line)> tell = [](auto) {};
};

// The desk's own mark that its data are made up.
struct Mark {
    std::int64_t id = 1;
    std::int64_t seed = 0;
    Instant begun_at;
    std::optional<Instant> finished_at;  // none: it was interrupted
};
YITAI_DESCRIBE(Mark, id, seed, begun_at, finished_at)
std::optional<Mark> mark(Tx&);

// Fills an empty desk, in portions; one that is interrupted leaves its mark without an end. Conflict: somebody other than a first
// administrator is there already, or something was reported, or a demo was begun here before.
void fill(db::Database&, Plan const&);

}  // namespace yitai::demo

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::demo::Mark> = "demo";
