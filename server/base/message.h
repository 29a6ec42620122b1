// A message is a sentence for a person: an English text, which is also its key in messages/zh.json, and named values for
// its {{placeholders}} (the form that i18next reads as well).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yitai {

enum class Language { en, zh };

struct Message {
    std::string text;
    std::vector<std::pair<std::string, std::string>> values;

    Message(char const* sentence) : text(sentence) {}
    Message(std::string_view sentence, std::vector<std::pair<std::string, std::string>> named)
        : text(sentence), values(std::move(named)) {}
};

// The sentence in that language, placeholders filled; English where no translation is known.
std::string say(Message const&, Language = Language::en);

// True where messages/zh.json holds a translation of exactly this sentence.
bool has_translation(std::string_view sentence);

// The better of zh and en for an Accept-Language header (RFC 9110 §12.5.4), English when neither is named.
Language preferred_language(std::string_view accept_language);

}  // namespace yitai
