// YAML as people write settings in it, to values and back. What it says about documents that refer to themselves, or make objects
// of a program, is refused: tags, anchors, aliases, a second document.
#pragma once

#include "base/json.h"

#include <unordered_map>

namespace yitai::yaml {

inline constexpr std::size_t longest = 10 << 20;
inline constexpr std::size_t longest_value = 1 << 20;  // one text, or what stands within one pair of brackets
inline constexpr std::size_t longest_key = 150;  // with every byte escaped it still is one that stands in one line
inline constexpr json::Limits limits{32, 200'000};

struct Document {
    json::Value value;
    std::unordered_map<std::string, int> lines;  // where each value begins, from 1, by its pointer

    int line_of(std::string pointer) const;  // of the value, or of what it would stand in
};

// What can't be read, and in which line.
struct Unreadable : Invalid {
    int line;
    Unreadable(int at, Message why) : Invalid("/text", std::move(why)), line(at) {}
};

// Words without quotes are texts, but for true, false, null, ~ and numbers as JSON writes them: no, 08 and 1:30 stay what
// they are. Throws Unreadable.
Document parse(std::string_view text);

// What fits into a line stands in one. A text that any reader could take for something else is quoted.
std::string text_of(json::Value const&);

}  // namespace yitai::yaml
