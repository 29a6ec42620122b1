// How the values of settings are read from text and shown again.
#pragma once

#include "app/config/settings.h"

namespace yitai::app {

using Wrong = std::optional<Message>;  // what is wrong with a text; nothing: it was accepted

Wrong read_value(std::string_view, std::string&);
Wrong read_value(std::string_view, Endpoint&);
Wrong read_value(std::string_view, std::optional<Endpoint>&);      // empty: none
Wrong read_value(std::string_view, std::vector<std::string>&);     // separated by commas
Wrong read_value(std::string_view, Language&);
Wrong not_a_number_between(int low, int high);
Wrong not_a_word_of(std::vector<std::string_view> const&);

std::string show_value(std::string const&);
std::string show_value(Endpoint const&);
std::string show_value(Language);
std::string show_value(std::optional<Endpoint> const&);
std::string show_value(std::vector<std::string> const&);

template <int Low, int High>
Wrong read_value(std::string_view text, Within<Low, High>& into) {
    auto const number = parse_integer(text);
    if (!number || *number < Low || *number > High) return not_a_number_between(Low, High);
    into.value = static_cast<int>(*number);
    return std::nullopt;
}

template <DescribedEnum E>
Wrong read_value(std::string_view text, E& into) {
    auto const found = enum_from<E>(text);
    if (found) {
        into = *found;
        return std::nullopt;
    }
    std::vector<std::string_view> words;
    for_each_enumerator<E>([&](std::string_view word, E) { words.push_back(word); });
    return not_a_word_of(words);
}

template <int Low, int High>
std::string show_value(Within<Low, High> number) {
    return std::to_string(number.value);
}

template <DescribedEnum E>
std::string show_value(E value) {
    return std::string(name_of(value));
}

}  // namespace yitai::app
