// What the tokenizer knows of characters: tables that are made while building, from ICU.
#pragma once

#include <cstdint>
#include <span>

namespace yitai::search {

// Asian scripts write words without spaces between them; `nothing` is what nobody sees: zero-width characters, directions.
enum class CharacterSort : std::uint8_t { separator, letter, mark, asian, nothing };

struct CharacterRange {
    char32_t first, last;
    CharacterSort sort;
};
struct CharacterFold {
    char32_t from, to;
};

// Both in order. What stands in no range separates; what has no row folds to itself. ASCII is not among the folds.
std::span<CharacterRange const> character_ranges();
std::span<CharacterFold const> character_folds();

}  // namespace yitai::search
