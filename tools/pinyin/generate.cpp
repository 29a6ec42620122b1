// Writes the rows of server/base/spelling.h from what ICU knows of Chinese and Latin characters: generate OUT.cpp
#include <unicode/translit.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct Block {
    char32_t first, last;
    char const* rules;  // of ICU's transliterator
};
constexpr char const* to_pinyin = "Han-Latin; NFD; [[:Mn:]-[\\u0308]] Remove; Lower";
constexpr char const* to_ascii = "NFKC; Latin-ASCII; Lower";
constexpr Block blocks[] = {
    {0x00c0, 0x024f, to_ascii},   // Latin with accents
    {0x1e00, 0x1eff, to_ascii},
    {0x3007, 0x3007, to_pinyin},  // the zero that names are written with
    {0x3400, 0x4dbf, to_pinyin},  // extension A
    {0x4e00, 0x9fff, to_pinyin},
    {0xff10, 0xff5a, to_ascii},   // full-width digits and letters
};

std::unique_ptr<icu::Transliterator> transliterator(char const* rules) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(rules, UTRANS_FORWARD, status));
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    return made;
}

bool is_spelling(std::string const& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

// Empty when ICU knows none. The sound ü is typed v.
std::string spelling_of(icu::Transliterator const& transliterator, char32_t character) {
    icu::UnicodeString text(static_cast<UChar32>(character));
    transliterator.transliterate(text);
    std::string spelling;
    text.findAndReplace(u"u\u0308", u"v").toUTF8String(spelling);
    return is_spelling(spelling) ? spelling : std::string();
}

// Every spelling once, in the order in which they are met; the first is that of an unknown character.
class Spellings {
public:
    std::size_t number_of(std::string const& spelling) {
        auto const [found, added] = numbers_.try_emplace(spelling, all_.size());
        if (added) all_.push_back(spelling);
        return found->second;
    }
    std::vector<std::string> const& all() const { return all_; }

private:
    std::vector<std::string> all_{""};
    std::map<std::string, std::size_t> numbers_{{"", 0}};
};

void write_block(std::ostream& out, Block const& block, std::size_t index, Spellings& spellings) {
    auto const known = transliterator(block.rules);
    out << "constexpr std::uint16_t block_" << index << "[] = {";
    for (char32_t character = block.first; character <= block.last; ++character)
        out << ((character - block.first) % 32 == 0 ? "\n    " : " ") << spellings.number_of(spelling_of(*known, character))
            << ',';
    out << "\n};\n";
}

void write(std::ostream& out) {
    Spellings spellings;
    out << "#include \"base/spelling.h\"\n\nnamespace yitai {\nnamespace {\n";
    for (std::size_t i = 0; i < std::size(blocks); ++i) write_block(out, blocks[i], i, spellings);

    out << "constexpr std::string_view words[] = {";
    for (std::size_t i = 0; i < spellings.all().size(); ++i)
        out << (i % 16 == 0 ? "\n    " : " ") << '"' << spellings.all()[i] << "\",";
    out << "\n};\nconstexpr SpellingBlock spelling_rows[] = {\n";
    for (std::size_t i = 0; i < std::size(blocks); ++i)
        out << "    {" << std::uint32_t{blocks[i].first} << ", " << std::uint32_t{blocks[i].last} << ", block_" << i << "},\n";
    out << "};\n}  // namespace\n\nstd::span<SpellingBlock const> spelling_blocks() { return spelling_rows; }\n"
           "std::string_view spelling(std::uint16_t number) { return words[number]; }\n\n}  // namespace yitai\n";
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "generate OUT.cpp\n";
        return 2;
    }
    std::ofstream out(arguments[1]);
    write(out);
    out.close();
    return out ? 0 : 1;
}
