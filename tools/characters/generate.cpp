// Writes the rows of server/search/characters.h from what ICU knows of characters: generate OUT.cpp
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <vector>

namespace {

constexpr UChar32 last_character = 0x10ffff;

bool is_asian(UChar32 c) {
    if (!(U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_NL_MASK))) return false;
    for (auto const script : {USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_HANGUL, USCRIPT_BOPOMOFO})
        if (uscript_hasScript(c, script)) return true;
    return false;
}

char const* sort_of(UChar32 c) {
    auto const category = U_GET_GC_MASK(c);
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || (category & U_GC_CF_MASK)) return "nothing";
    if (is_asian(c)) return "asian";
    if (category & (U_GC_L_MASK | U_GC_N_MASK)) return "letter";
    if (category & U_GC_M_MASK) return "mark";
    return "";
}

void write_sorts(std::ostream& out) {
    UChar32 first = 0;
    for (UChar32 c = 1; c <= last_character + 1; ++c) {
        std::string_view const sort = sort_of(first);
        if (c <= last_character && sort == sort_of(c)) continue;
        if (!sort.empty()) out << "    {" << first << ", " << c - 1 << ", CharacterSort::" << sort << "},\n";
        first = c;
    }
}

// Traditional Chinese characters are found by simplified ones and the other way round.
UChar32 simplified(icu::Transliterator const& to_simplified, UChar32 c) {
    if (!uscript_hasScript(c, USCRIPT_HAN)) return c;
    icu::UnicodeString text(c);
    to_simplified.transliterate(text);
    return text.countChar32() == 1 ? text.char32At(0) : c;
}

// What folds to something that folds again is not left halfway: both have to be the same token. Of characters that stand for each
// other, the first one is taken.
UChar32 folded(icu::Transliterator const& to_simplified, UChar32 c) {
    std::vector<UChar32> way{c};
    for (;;) {
        auto const next = simplified(to_simplified, u_foldCase(way.back(), U_FOLD_CASE_DEFAULT));
        auto const met = std::find(way.begin(), way.end(), next);
        if (met != way.end()) return *std::min_element(met, way.end());
        way.push_back(next);
    }
}

void write_folds(std::ostream& out) {
    auto status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> const to_simplified(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU knows no simplified Chinese");
    for (UChar32 c = 0x80; c <= last_character; ++c)
        if (auto const to = folded(*to_simplified, c); to != c) out << "    {" << c << ", " << to << "},\n";
}

void write_table(std::ostream& out, char const* row, char const* name, std::function<void(std::ostream&)> const& rows) {
    out << "constexpr " << row << ' ' << name << "_rows[] = {\n";
    rows(out);
    out << "};\n";
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "generate OUT.cpp\n";
        return 2;
    }
    std::ofstream out(arguments[1]);
    out << "#include \"search/characters.h\"\n\nnamespace yitai::search {\nnamespace {\n";
    write_table(out, "CharacterRange", "range", write_sorts);
    write_table(out, "CharacterFold", "fold", write_folds);
    out << "}  // namespace\n\nstd::span<CharacterRange const> character_ranges() { return range_rows; }\n"
           "std::span<CharacterFold const> character_folds() { return fold_rows; }\n\n}  // namespace yitai::search\n";
    out.close();
    return out ? 0 : 1;
}
