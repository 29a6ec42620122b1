#include "servicenow/code.h"

#include "base/code.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "timeline/chain.h"

#include <algorithm>

namespace yitai::servicenow {
namespace {

constexpr std::size_t longest_head = 40, tail_bytes = 4;

// What a code may hold, with one - for blanks.
std::string plain_words(std::string_view name) {
    std::string words;
    for (char const c : lower_ascii(name)) {
        bool const fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
        if (fits) words += c;
        else if (!words.empty() && words.back() != '-') words += '-';
    }
    return words;
}

bool is_plain(std::string_view name) {
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '.' || c == '_' ||
               c == '-';
    });
}

}  // namespace

std::string code_of(std::string_view name) {
    auto words = plain_words(name);
    if (is_plain(name) && is_code(words)) return words;
    auto const spoken = is_plain(name) ? words : pinyin_of(name).full;
    auto const tail = to_hex(timeline::bytes_of(timeline::hash_of(name)).substr(0, tail_bytes));
    return "sn-" + spoken.substr(0, longest_head) + '-' + tail;
}

std::string cut(std::string_view text, std::size_t most) {
    auto const goes_on = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
    if (text.size() <= most) return std::string(text);
    while (most > 0 && goes_on(most)) --most;
    return std::string(text.substr(0, most));
}

}  // namespace yitai::servicenow
