// The one tokenizer, for both databases: what is found by what. Asian runs become overlapping pairs of characters and their last
// character, all else words of letters and digits; case, width and traditional Chinese are folded. Whatever bytes it is given, it
// comes to their end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yitai::search {

// An index that was made with another one has to be made anew.
inline constexpr int tokenizer_version = 3;

// Longer words are known by their beginning, so that every database can index them.
inline constexpr std::size_t most_characters_of_word = 64;

enum class TokenKind { word, pair, last };

struct Token {
    TokenKind kind = TokenKind::word;
    std::string text;  // folded
    std::size_t position = 0;  // 0, 1, 2 …: the next token of a phrase stands at the next position
    std::size_t begin = 0, end = 0;  // its bytes in the text
    bool operator==(Token const&) const = default;
};

std::vector<Token> tokens(std::string_view text);

// What a short text is compared by: hashes of its pieces, in order, each once; at most that many, always the smallest, so
// that two long texts keep the same ones. Pieces are pairs of Asian characters, and triples of letters of words, because
// words as a whole tell "jams" from "jammed" and pairs of letters stand in every English sentence.
std::vector<std::uint32_t> pieces(std::string_view text, std::size_t most = 32);

}  // namespace yitai::search
