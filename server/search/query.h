// A query as people write it: words, "phrases", field:value, brackets, and, or, not. Here it is only read; what fields there are
// and what they mean, those say who ask.
//
//     status:open priority:P1,P2 assignee:me breach:<4h 网络 or "打印机 卡纸" -tag:test
#pragma once

#include "base/failure.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yitai::search {

inline constexpr std::size_t most_query_bytes = 4'000, most_terms = 32, most_nodes = 64, most_depth = 16, most_values = 50,
                             most_words = 256, most_prefixes = 8;

enum class Comparison { equal, less, at_most, more, at_least, between };

struct Value {
    std::string text;
    std::size_t position = 0;
    bool operator==(Value const&) const = default;
};

// What a text is found by: its tokens one after another; the last one may be the beginning of a longer one.
struct Phrase {
    std::vector<std::string> tokens;
    bool begins = false, in_title = false;
    bool operator==(Phrase const&) const = default;
};
Phrase phrase_of(std::string_view text, bool begins = false);

struct Node {
    enum class Kind { all, any, none, text, field } kind = Kind::all;  // none: not this
    std::vector<Node> children = {};  // all, any, none
    Phrase phrase = {};               // text
    std::string field = {};           // field, as it was written
    Comparison comparison = Comparison::equal;
    std::vector<Value> values = {};   // field: any of them; between: from and to
    std::size_t position = 0;         // in characters from the beginning

    bool has(Kind) const;  // it or one below it
};

// Nothing when nothing was written. Throws Invalid at the pointer with the position of what is wrong.
std::optional<Node> parse_query(std::string_view text, std::string const& pointer);

[[noreturn]] void refuse(std::string const& pointer, Message, std::size_t position);  // Invalid

// The piece of a query that a cursor stands in, for completions: from where to where in bytes, and how far it is written.
struct Piece {
    std::size_t begin = 0, end = 0;
    std::string field;    // empty: a word or the name of a field
    std::string written;  // the word or value up to the cursor
};
Piece piece_at(std::string_view text, std::size_t characters);

}  // namespace yitai::search
