#include "asset/asset_number.h"

namespace yitai {
namespace {

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_inside(char c) { return is_letter_or_digit(c) || std::string_view("._-+#").find(c) != std::string_view::npos; }

}  // namespace

bool is_asset_number(std::string_view text) {
    if (text.empty() || text.size() > AssetNumber::max_bytes) return false;
    return is_letter_or_digit(text.front()) && is_letter_or_digit(text.back()) &&
           std::all_of(text.begin(), text.end(), is_inside);
}

void json::read(Value const& value, AssetNumber& number, Problems& problems, std::string const& pointer) {
    auto const* text = value.as<std::string>();
    if (!text || !is_asset_number(*text))
        return problems.add(pointer, "An asset number has letters A to Z, digits and . _ - + # inside, at most 60 of them");
    number = *text;
}

}  // namespace yitai
