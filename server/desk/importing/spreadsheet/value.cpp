#include "importing/spreadsheet/value.h"

#include <date/date.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace yitai::importing {
namespace {

constexpr int seconds_a_day = 86'400;
constexpr double day_after_last = 2'958'466;  // 10000-01-01

std::optional<double> number_in(std::string_view text) {
    double number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

// Fifteen digits count, as in every spreadsheet: 0.1 + 0.2 is 0.3.
std::string plain(double number) {
    auto const rounded = number_in(fmt::format("{:.15g}", number)).value_or(number);
    std::array<char, 400> digits;
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), rounded, std::chars_format::fixed).ptr;
    std::string text(digits.data(), end);
    return text == "-0" ? "0" : text;
}

// The count from 1900 has a 29 February in that year, which there never was.
date::sys_days day(int count, DaysFrom from) {
    using namespace date::literals;
    if (from == DaysFrom::y1904) return date::sys_days(1904_y / 1 / 1) + date::days(count);
    return date::sys_days(1899_y / 12 / (count < 60 ? 31 : 30)) + date::days(count);
}

std::string moment(double number, DaysFrom from) {
    auto const seconds = std::llround(number * seconds_a_day);
    auto const days = static_cast<int>(seconds / seconds_a_day), of_day = static_cast<int>(seconds % seconds_a_day);
    auto time = fmt::format("{:02}:{:02}:{:02}", of_day / 3600, of_day / 60 % 60, of_day % 60);
    if (days == 0 && from == DaysFrom::y1900) return time;
    auto const text = date::format("%F", day(days, from));
    return of_day == 0 ? text : text + 'T' + time;
}

// Most numbers are counted things: they are written as they stand.
bool is_short_integer(std::string_view text) {
    constexpr std::size_t longest = 15;
    auto const digits = text.substr(text.starts_with('-') ? 1 : 0);
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    bool const is_padded = digits.starts_with('0') && text != "0";
    return !digits.empty() && digits.size() <= longest && !is_padded && std::all_of(digits.begin(), digits.end(), is_digit);
}

struct Range {
    int first, last;
};
// ECMA-376 part 1, 18.8.30; from 27 on those of China, Japan and Korea.
constexpr Range moments[] = {{14, 22}, {27, 36}, {45, 47}, {50, 58}};

}  // namespace

Shown shown_by_format(int id) {
    for (auto const& [first, last] : moments)
        if (id >= first && id <= last) return Shown::as_moment;
    return Shown::as_number;
}

// Letters of days and hours outside of quotation marks, brackets and escapes.
Shown shown_by_format(std::string_view code) {
    for (std::size_t at = 0; at < code.size(); ++at) {
        auto const c = code[at];
        if (c == ';') break;  // what follows is for negative numbers
        if (c == '"' || c == '[') at = std::min(code.find(c == '"' ? '"' : ']', at + 1), code.size());
        else if (c == '\\' || c == '_' || c == '*') ++at;
        else if (std::string_view("ymdhsYMDHS").find(c) != std::string_view::npos) return Shown::as_moment;
    }
    return Shown::as_number;
}

std::optional<std::string> written(std::string_view text, Shown shown, DaysFrom from) {
    if (shown == Shown::as_number && is_short_integer(text)) return std::string(text);
    auto const number = number_in(text);
    if (!number) return std::nullopt;
    bool const dated = shown == Shown::as_moment && *number >= 0 && *number < day_after_last;
    return dated ? moment(*number, from) : plain(*number);
}

std::string without_escapes(std::string_view text) {
    constexpr std::size_t length = 7;  // _x000D_
    std::string plain_text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const escape = text.substr(at, length);
        unsigned code = 0;
        bool const is_one = escape.size() == length && escape.starts_with("_x") && escape.back() == '_' &&
                            std::from_chars(escape.data() + 2, escape.data() + 6, code, 16).ptr == escape.data() + 6;
        if (is_one && code > 0 && code < 0x80) plain_text += static_cast<char>(code), at += length - 1;
        else plain_text += text[at];
    }
    return plain_text;
}

}  // namespace yitai::importing
