// A filter as people write and send it, "open=true&priority[lte]=2", and as a view keeps it.
#pragma once

#include "http/page.h"

namespace yitai::queue {

struct Condition {
    std::string field, op, value;
};
YITAI_DESCRIBE(Condition, field, op, value)

std::vector<Condition> conditions_of(std::string_view filter);  // Invalid at /filter
std::string filter_text(std::vector<Condition> const&);

http::ListQuery list_query(std::vector<Condition> const&);

// Invalid at /filter/<field> unless a list of tickets can be asked so, at /sort unless it can be sorted so.
void check_filter(Tx&, std::vector<Condition> const&, std::string const& sort);

// Invalid unless everybody may know what the filter names, or at least the members of the group.
void check_names_nothing_private(Tx&, std::vector<Condition> const&, GroupId);

}  // namespace yitai::queue
