// Chance that falls the same way again: everything about the demo company comes from one seed, on every machine.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace yitai::demo {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next();               // splitmix64, as Steele, Lea and Flood gave it
    int below(int bound);               // 0 … bound - 1
    int between(int low, int high);     // both included
    bool chance(int percent);
    Milliseconds around(Milliseconds mean);  // mostly less, now and then three times as much

    // One word of a list with bars between, and one thing of a row.
    std::string_view word(std::string_view list);
    template <class Row>
    auto const& one_of(Row const& row) {
        return row[static_cast<std::size_t>(below(static_cast<int>(std::size(row))))];
    }

private:
    std::uint64_t state_;
};

// Picks places of a row by their weights.
class Weights {
public:
    void add(int weight) { sums_.push_back(total() + weight); }
    int total() const { return sums_.empty() ? 0 : sums_.back(); }
    std::size_t pick(Dice&) const;

private:
    std::vector<int> sums_;
};

}  // namespace yitai::demo
