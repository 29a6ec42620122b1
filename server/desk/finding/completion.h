// Completions: how a query may go on where the cursor stands.
#pragma once

#include "base/described.h"
#include "db/transaction.h"

namespace yitai::finding {

struct Cursor {
    std::optional<std::string> q;
    std::optional<int> at;  // in characters; none: the end
};
YITAI_DESCRIBE(Cursor, q, at)

struct Completion {
    std::string text;   // what is to stand between from and to
    std::string shown;  // what it means
};
YITAI_DESCRIBE(Completion, text, shown)

struct Completions {
    std::int64_t from = 0, to = 0;  // in characters
    std::vector<Completion> data;
};
YITAI_DESCRIBE(Completions, from, to, data)

Completions complete(Tx&, Cursor const&);

}  // namespace yitai::finding
