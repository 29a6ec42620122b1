// A list's question, asked of the open set instead of the database, with the same answer.
#pragma once

#include "http/page.h"
#include "queue/open_ticket.h"

namespace yitai::queue {

class Predicate {
public:
    // The question with ids in place of names. Nothing when the set can't answer it: closed tickets are asked for as well, or
    // something that it does not keep.
    static std::optional<Predicate> of(http::ListQuery const&, Instant now);

    bool operator()(OpenTicket const&) const;

private:
    using Read = std::optional<std::int64_t> (*)(OpenTicket const&);
    struct Test {
        Read read = nullptr;
        bool ordered = false, excludes = false, takes_nothing = false;
        std::int64_t low = INT64_MIN, high = INT64_MAX;
        std::vector<std::int64_t> values;
        bool accepts(OpenTicket const&) const;
    };
    struct Field;
    static Field const* field_named(std::string_view);
    static std::optional<Test> test_of(http::ListQuery::Condition const&, Instant now);

    std::vector<Test> tests_;  // the narrowest first
};

}  // namespace yitai::queue
