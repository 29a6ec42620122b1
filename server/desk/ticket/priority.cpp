#include "ticket/priority.h"

namespace yitai::ticket {
namespace {

// Rows: impact 1 company, 2 site or department, 3 team, 4 one person. Columns: urgency 1–4.
constexpr int matrix[4][4] = {
    {1, 1, 2, 3},
    {1, 2, 3, 3},
    {2, 3, 3, 4},
    {3, 3, 4, 4},
};

}  // namespace

Level computed_priority(Level impact, Level urgency) { return {matrix[impact - 1][urgency - 1]}; }

}  // namespace yitai::ticket
