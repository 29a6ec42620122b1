// Texts as tokens: whatever the bytes, the tokens lie inside them, one after the other, and say the same when read again.
#include "search/tokenizer.h"

#include "base/text.h"

#include <algorithm>
#include <cstdlib>

using namespace yitai;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    auto const found = search::tokens(text);
    std::size_t position = 0, begin = 0;
    for (auto const& token : found) {
        if (token.position != position++ || token.begin < begin || token.end <= token.begin || token.end > size) std::abort();
        if (token.text.empty() || !is_utf8(token.text)) std::abort();
        auto const again = search::tokens(token.text);
        if (again.empty() || again.front().text != token.text) std::abort();
        begin = token.begin;
    }

    auto const all = search::pieces(text, size + 1), few = search::pieces(text, 4);
    if (few.size() > 4 || !std::equal(few.begin(), few.end(), all.begin())) std::abort();
    if (all.empty() != found.empty() || std::adjacent_find(all.begin(), all.end(), std::greater_equal<>()) != all.end())
        std::abort();
    return 0;
}
