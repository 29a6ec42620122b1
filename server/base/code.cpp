#include "base/code.h"

namespace yitai {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter_or_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); }
bool is_inside(char c) { return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-'; }

}  // namespace

bool is_code(std::string_view text) {
    if (text.empty() || text.size() > Code::max_bytes) return false;
    bool const framed = is_letter_or_digit(text.front()) && is_letter_or_digit(text.back());
    return framed && std::all_of(text.begin(), text.end(), is_inside) && !std::all_of(text.begin(), text.end(), is_digit);
}

void json::read(Value const& value, Code& code, Problems& problems, std::string const& pointer) {
    auto const* text = value.as<std::string>();
    if (!text || !is_code(*text))
        return problems.add(pointer, "A code has letters a to z, digits and . _ - inside, at most 60 of them, and is no number");
    code = *text;
}

}  // namespace yitai
