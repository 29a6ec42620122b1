#include "demo/dice.h"

#include "base/text.h"

#include <algorithm>

namespace yitai::demo {

std::uint64_t Dice::next() {
    auto mixed = state_ += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
}

// Of nothing comes nothing.
int Dice::below(int bound) { return bound > 0 ? static_cast<int>(next() % static_cast<std::uint64_t>(bound)) : 0; }

int Dice::between(int low, int high) { return low + below(high - low + 1); }

bool Dice::chance(int percent) { return below(100) < percent; }

Milliseconds Dice::around(Milliseconds mean) {
    std::int64_t const part = below(1'000) + 1;
    return Milliseconds(mean.count() * 3 * part * part / 1'000'000);
}

std::string_view Dice::word(std::string_view list) { return one_of(split(list, '|')); }

std::size_t Weights::pick(Dice& dice) const {
    auto const found = std::upper_bound(sums_.begin(), sums_.end(), dice.below(total()));
    return static_cast<std::size_t>(found - sums_.begin());
}

}  // namespace yitai::demo
