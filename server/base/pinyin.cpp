#include "base/pinyin.h"

#include "base/spelling.h"
#include "base/text.h"

#include <algorithm>

namespace yitai {
namespace {

struct Reading {
    std::string_view written;
    std::string_view syllables;  // one a character
};

// Surnames that are read otherwise than the same characters elsewhere, those of several characters first.
constexpr Reading surnames[] = {
    {"吐谷浑", "tu yu hun"}, {"尉迟", "yu chi"},    {"尉遲", "yu chi"},  {"万俟", "mo qi"},   {"萬俟", "mo qi"},
    {"长孙", "zhang sun"},   {"長孫", "zhang sun"}, {"单于", "chan yu"}, {"單于", "chan yu"}, {"澹台", "tan tai"},
    {"澹臺", "tan tai"},     {"子车", "zi ju"},     {"子車", "zi ju"},   {"拓跋", "tuo ba"},  {"曾", "zeng"},
    {"单", "shan"},          {"單", "shan"},        {"解", "xie"},       {"仇", "qiu"},       {"任", "ren"},
    {"查", "zha"},           {"盖", "ge"},          {"蓋", "ge"},        {"区", "ou"},        {"區", "ou"},
    {"朴", "piao"},          {"缪", "miao"},        {"繆", "miao"},      {"乐", "yue"},       {"樂", "yue"},
    {"员", "yun"},           {"員", "yun"},         {"贠", "yun"},       {"种", "chong"},     {"黑", "he"},
    {"召", "shao"},          {"洗", "xian"},        {"覃", "qin"},       {"折", "she"},       {"翟", "zhai"},
    {"祭", "zhai"},          {"秘", "bi"},          {"卜", "bu"},        {"薄", "bo"},        {"句", "gou"},
    {"能", "nai"},           {"繁", "po"},          {"都", "du"},        {"佴", "nai"},       {"乜", "nie"},
    {"粘", "nian"},          {"牟", "mu"},          {"隗", "wei"},
};

// What ICU reads as one does alone, but hardly anybody in a given name.
constexpr Reading in_given_names[] = {{"长", "chang"}, {"長", "chang"}};

constexpr bool is_chinese(char32_t character) { return character == 0x3007 || (character >= 0x3400 && character <= 0x9fff); }
constexpr bool is_plain(char32_t character) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
}
// Marks inside a word: an apostrophe in either form, and accents that follow their letter.
constexpr bool is_inside_word(char32_t character) {
    return character == '\'' || character == 0x2019 || (character >= 0x0300 && character <= 0x036f);
}

// The first character of a text in UTF-8, which is taken away from it.
char32_t take_character(std::string_view& text, std::string_view& bytes) {
    auto const first = static_cast<unsigned char>(text.front());
    std::size_t const wanted = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    auto const length = std::min(wanted, text.size());
    char32_t character = wanted == 1 ? first : length < wanted ? 0 : first & (0x7f >> length);
    for (auto byte : text.substr(1, length - 1)) character = character << 6 | (static_cast<unsigned char>(byte) & 0x3f);
    bytes = text.substr(0, length);
    text.remove_prefix(length);
    return character;
}

std::string_view spelling_of(char32_t character) {
    for (auto const& block : spelling_blocks())
        if (character >= block.first && character <= block.last) return spelling(block.numbers[character - block.first]);
    return {};
}

void add(Pinyin& pinyin, std::string_view spelt, bool starts_word) {
    pinyin.full += spelt;
    if (starts_word && !spelt.empty()) pinyin.initials += spelt.front();
}

void take_surname(std::string_view& name, Pinyin& pinyin) {
    for (auto const& surname : surnames) {
        if (!name.starts_with(surname.written)) continue;
        for (auto syllable : split(surname.syllables, ' ')) add(pinyin, syllable, true);
        name.remove_prefix(surname.written.size());
        return;
    }
}

std::string_view reading_of(char32_t character, std::string_view bytes) {
    for (auto const& reading : in_given_names)
        if (reading.written == bytes) return reading.syllables;
    return spelling_of(character);
}

}  // namespace

Pinyin pinyin_of(std::string_view name) {
    auto const lower = lower_ascii(trimmed(name));
    std::string_view rest = lower, bytes;
    Pinyin pinyin;
    take_surname(rest, pinyin);
    bool in_word = false;
    while (!rest.empty()) {
        auto const character = take_character(rest, bytes);
        if (is_inside_word(character)) continue;
        auto const spelt = is_plain(character) ? bytes : reading_of(character, bytes);
        add(pinyin, spelt, is_chinese(character) || !in_word);
        in_word = !spelt.empty() && !is_chinese(character);
    }
    return pinyin;
}

}  // namespace yitai
