#include "search/tokenizer.h"

#include "search/characters.h"

#include <algorithm>

namespace yitai::search {
namespace {

constexpr char32_t broken = 0xfffd;
constexpr char32_t full_width_first = 0xff01, full_width_last = 0xff5e, full_width_distance = 0xfee0;

struct Character {
    char32_t code = broken;
    std::size_t begin = 0, end = 0;
};

constexpr bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

// A byte that begins no character stands alone, as something broken.
Character character_at(std::string_view text, std::size_t at) {
    auto const first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, at, at + 1};
    std::size_t const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() - at < length) return {broken, at, at + 1};

    char32_t code = first & (0x7f >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(text[at + i])) return {broken, at, at + 1};
        code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3f);
    }
    return {code, at, at + length};
}

char32_t folded(char32_t code) {
    if (code >= full_width_first && code <= full_width_last) code -= full_width_distance;
    if (code >= 'A' && code <= 'Z') return code + ('a' - 'A');
    if (code < 0x80) return code;
    auto const folds = character_folds();
    auto const found = std::lower_bound(folds.begin(), folds.end(), code, [](auto const& row, auto c) { return row.from < c; });
    return found != folds.end() && found->from == code ? found->to : code;
}

CharacterSort sort_of(char32_t code) {
    auto const ranges = character_ranges();
    auto const found = std::lower_bound(ranges.begin(), ranges.end(), code, [](auto const& row, auto c) { return row.last < c; });
    return found != ranges.end() && found->first <= code ? found->sort : CharacterSort::separator;
}

void append(std::string& text, char32_t code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
        return;
    }
    int const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    text += static_cast<char>((0xff00 >> (more + 1) & 0xff) | code >> 6 * more);
    for (int i = more - 1; i >= 0; --i) text += static_cast<char>(0x80 | (code >> 6 * i & 0x3f));
}

// Characters that belong together, folded: all of one word, or all of one Asian run.
struct Run {
    bool asian = false;
    std::vector<Character> characters;
};

// Calls f(run) for each run of the text. What nobody sees is passed over, so that it hides no word and makes no new one.
template <class F>
void for_each_run(std::string_view text, F f) {
    Run run;
    auto const finish = [&] {
        if (!run.characters.empty()) f(run);
        run.characters.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        auto character = character_at(text, at);
        at = character.end;
        character.code = folded(character.code);
        auto const sort = sort_of(character.code);
        if (sort == CharacterSort::nothing) continue;
        bool const marks = sort == CharacterSort::mark && !run.characters.empty();  // the character before
        if (marks && run.asian) continue;
        bool const fits = marks || sort == CharacterSort::letter || sort == CharacterSort::asian;
        bool const asian = sort == CharacterSort::asian;
        if (!fits || asian != run.asian) finish();
        if (!fits) continue;
        run.asian = asian;
        run.characters.push_back(character);
    }
    finish();
}

std::string text_of(std::vector<Character> const& characters, std::size_t first, std::size_t count) {
    std::string text;
    for (auto i = first; i < std::min(first + count, characters.size()); ++i) append(text, characters[i].code);
    return text;
}

std::uint32_t hash_of(std::vector<Character> const& characters, std::size_t first, std::size_t count) {
    std::uint64_t hash = 0x9e3779b97f4a7c15;
    for (auto i = first; i < first + count; ++i) {
        hash = (hash ^ characters[i].code) * 0xff51afd7ed558ccd;
        hash ^= hash >> 32;
    }
    return static_cast<std::uint32_t>(hash);
}

}  // namespace

std::vector<Token> tokens(std::string_view text) {
    std::vector<Token> found;
    std::size_t position = 0;
    for_each_run(text, [&](Run const& run) {
        auto const& all = run.characters;
        if (!run.asian) {
            found.push_back(
                {TokenKind::word, text_of(all, 0, most_characters_of_word), position++, all.front().begin, all.back().end});
            return;
        }
        for (std::size_t i = 0; i + 1 < all.size(); ++i)
            found.push_back({TokenKind::pair, text_of(all, i, 2), position++, all[i].begin, all[i + 1].end});
        found.push_back({TokenKind::last, text_of(all, all.size() - 1, 1), position++, all.back().begin, all.back().end});
    });
    return found;
}

std::vector<std::uint32_t> pieces(std::string_view text, std::size_t most) {
    std::vector<std::uint32_t> found;
    for_each_run(text, [&](Run const& run) {
        auto const length = std::min<std::size_t>(run.asian ? 2 : 3, run.characters.size());
        for (std::size_t i = 0; i + length <= run.characters.size(); ++i) found.push_back(hash_of(run.characters, i, length));
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (found.size() > most) found.resize(most);
    return found;
}

}  // namespace yitai::search
