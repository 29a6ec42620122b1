// How many tickets each view holds, for who asks: from memory where the open set can tell, by the database only when it is
// asked to.
#pragma once

#include "queue/saved_view.h"

namespace yitai::queue {

struct CountsQuery {
    std::vector<std::string> views;  // by code or id
    std::optional<bool> exact;       // also those that only the database can count
};
YITAI_DESCRIBE(CountsQuery, views, exact)

struct ViewCount {
    SavedViewId id;
    std::optional<std::string> code;
    std::optional<std::int64_t> count;  // none: ask with exact=true
};
YITAI_DESCRIBE(ViewCount, id, code, count)

// `version` is another one when a count is, so that If-None-Match tells who has nothing new.
struct Counts {
    std::vector<ViewCount> data;
    std::int64_t version = 0;
};
YITAI_DESCRIBE(Counts, data, version)

Counts counts(Tx&, CountsQuery const&);

}  // namespace yitai::queue
