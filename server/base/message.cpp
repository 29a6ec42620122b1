#include "base/message.h"

#include "base/embedded.h"
#include "base/text.h"

#include <algorithm>

namespace yitai {
namespace {

std::optional<std::string_view> translation(std::string_view sentence) {
    auto const rows = embedded::chinese();
    auto found = std::lower_bound(rows.begin(), rows.end(), sentence,
                                  [](embedded::Sentence const& row, std::string_view english) { return row.english < english; });
    if (found == rows.end() || found->english != sentence) return std::nullopt;
    return found->translated;
}

// The weight after ";q=", in thousandths; 1000 where none is given.
int weight_of(std::string_view range) {
    auto const q = range.find("q=");
    if (q == range.npos) return 1000;
    auto const digits = trimmed(range.substr(q + 2));
    if (digits.empty() || digits[0] == '1') return 1000;
    int weight = 0, place = 100;
    for (char c : digits.substr(std::min<std::size_t>(2, digits.size()))) {
        if (c < '0' || c > '9') break;
        weight += place * (c - '0');
        place /= 10;
    }
    return weight;
}

}  // namespace

std::string say(Message const& message, Language language) {
    std::string_view const text = language == Language::zh ? translation(message.text).value_or(message.text) : message.text;
    std::string said;
    for (std::size_t at = 0; at < text.size();) {
        auto const open = text.find("{{", at), close = text.find("}}", open);
        said += text.substr(at, open - at);
        if (open == text.npos || close == text.npos) break;
        auto const name = text.substr(open + 2, close - open - 2);
        auto value =
            std::find_if(message.values.begin(), message.values.end(), [&](auto const& named) { return named.first == name; });
        said += value != message.values.end() ? std::string_view(value->second) : text.substr(open, close + 2 - open);
        at = close + 2;
    }
    return said;
}

bool has_translation(std::string_view sentence) { return translation(sentence).has_value(); }

Language preferred_language(std::string_view accept_language) {
    int english = 0, chinese = 0;
    for (auto range : split(accept_language, ',')) {
        auto const name = lower_ascii(trimmed(range));
        auto& best = name.starts_with("zh") ? chinese : english;
        if (name.starts_with("zh") || name.starts_with("en")) best = std::max(best, weight_of(name));
    }
    return chinese > english ? Language::zh : Language::en;
}

}  // namespace yitai
