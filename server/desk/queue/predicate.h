// A list's question, asked of the open set instead of the database, with the same answer.
#pragma once

#include "http/page.h"
#include "queue/open_set.h"

#include <array>
#include <span>

namespace yitai::queue {

// Some of the tickets of a page, by their places on it.
class Places {
public:
    void add(std::size_t place) { held_[size_++] = static_cast<std::uint8_t>(place); }
    std::size_t size() const { return size_; }

    // Keeps those for which it holds; in one run through them, without a jump for each.
    template <class Holds>
    void keep_if(Holds holds) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < size_; ++i) {
            auto const place = held_[i];
            held_[kept] = place;
            kept += holds(place);
        }
        size_ = kept;
    }

private:
    static_assert(OpenSet::per_page <= 256);
    std::array<std::uint8_t, OpenSet::per_page> held_;
    std::size_t size_ = 0;
};

class Predicate {
public:
    // The question with ids in place of names. Nothing when the set can't answer it: closed tickets are asked for as well, or
    // something that it does not keep.
    static std::optional<Predicate> of(http::ListQuery const&, Instant now);

    // Those of them that it accepts.
    Places of_page(std::span<OpenTicket const> page, Places) const;

private:
    struct Test;
    using Narrow = void (*)(Test const&, std::span<OpenTicket const> page, Places&);
    struct Test {
        Narrow narrow = nullptr;
        bool ordered = false, excludes = false;
        std::int64_t low = INT64_MIN, high = INT64_MAX;
        std::vector<std::int64_t> values;
    };
    struct Field;
    static Field const* field_named(std::string_view);
    static std::optional<Test> test_of(http::ListQuery::Condition const&, Instant now);

    std::vector<Test> tests_;  // the narrowest first
};

}  // namespace yitai::queue
