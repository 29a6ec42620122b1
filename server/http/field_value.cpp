#include "http/field_value.h"

#include "base/failure.h"
#include "base/text.h"

#include <algorithm>

namespace yitai::http {
namespace {

Invalid malformed_parameter() { return Invalid("", "A parameter of a header field is malformed"); }

// `text` starts after the opening quote and is left after the closing one. Browsers write other backslashes as they are.
std::string quoted(std::string_view& text) {
    std::string value;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return value;
        }
        bool const escapes = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\');
        value += text[escapes ? ++i : i];
    }
    throw Invalid("", "A quotation in a header field of a part does not end");
}

std::string word_or_quoted(std::string_view& text) {
    if (text.starts_with('"')) {
        text.remove_prefix(1);
        return quoted(text);
    }
    auto const word = trimmed(text.substr(0, text.find(';')));
    if (!is_field_word(word)) throw malformed_parameter();
    text.remove_prefix(std::min(text.find(';'), text.size()));
    return std::string(word);
}

}  // namespace

FieldValue::FieldValue(std::string_view text) : word(lower_ascii(trimmed(text.substr(0, text.find(';'))))) {
    text.remove_prefix(std::min(text.find(';'), text.size()));
    while (!trimmed(text).empty()) {
        text = trimmed(text);
        if (!text.starts_with(';')) throw malformed_parameter();
        text.remove_prefix(1);
        auto const equals = text.find('=');
        auto const name = trimmed(text.substr(0, equals));
        if (equals == text.npos || !is_field_word(name)) throw malformed_parameter();
        text.remove_prefix(equals + 1);
        parameters.emplace_back(lower_ascii(name), word_or_quoted(text));
    }
}

std::optional<std::string> FieldValue::only(std::string_view name) const {
    std::optional<std::string> found;
    for (auto const& [each, value] : parameters) {
        if (each != name) continue;
        if (found) throw Invalid("", {"The parameter {{name}} came more than once", {{"name", each}}});
        found = value;
    }
    return found;
}

bool is_field_word(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return c > 0x20 && c < 0x7f && std::string_view("()<>@,;:\\\"/[]?=").find(static_cast<char>(c)) == std::string_view::npos;
    });
}

}  // namespace yitai::http
