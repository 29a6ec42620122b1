// Text values and small operations on them. All text is UTF-8 without U+0000.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yitai {

// Free text of at most Max bytes, kept exactly as it was given.
template <std::size_t Max>
struct Text : std::string {
    static constexpr std::size_t max_bytes = Max;
    using std::string::string;
    Text(std::string value) : std::string(std::move(value)) {}
};

// A text that says something: at least one character that is not blank.
template <std::size_t Max>
struct Line : std::string {
    static constexpr std::size_t max_bytes = Max;
    using std::string::string;
    Line(std::string value) : std::string(std::move(value)) {}
};

// An integer within bounds, for impact, urgency and the like.
template <int Low, int High>
struct Within {
    static constexpr int low = Low, high = High;
    int value = Low;
    operator int() const { return value; }
};

bool is_utf8(std::string_view);
bool is_blank(std::string_view);  // only white space, full-width included
std::string_view trimmed(std::string_view);
std::string lower_ascii(std::string_view);
std::vector<std::string_view> split(std::string_view, char separator);
std::optional<std::int64_t> parse_integer(std::string_view);  // the whole text, decimal

std::string to_hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view);
std::string to_base64url(std::string_view bytes);  // RFC 4648 §5, no padding
std::optional<std::string> from_base64url(std::string_view);

std::string escaped_html(std::string_view);
std::string percent_encoded(std::string_view);                       // all but unreserved characters
std::optional<std::string> percent_decoded(std::string_view, bool plus_is_space = false);  // none: a broken escape

}  // namespace yitai
