#include "people/address.h"

#include <algorithm>
#include <array>

namespace yitai {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

// ---- mail ----

bool is_local(std::string_view text) {
    constexpr std::string_view others = ".!#$%&'*+/=?^_`{|}~-";
    auto const fits = [&](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) ||
               others.find(c) != others.npos;
    };
    return !text.empty() && text.size() <= 64 && text.front() != '.' && text.back() != '.' && text.find("..") == text.npos &&
           std::all_of(text.begin(), text.end(), fits);
}

bool is_label(std::string_view text) {
    auto const fits = [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) || c == '-';
    };
    return !text.empty() && text.size() <= 63 && text.front() != '-' && text.back() != '-' &&
           std::all_of(text.begin(), text.end(), fits);
}

bool is_host(std::string_view text) {
    auto const labels = split(text, '.');
    return text.size() <= 253 && std::all_of(labels.begin(), labels.end(), is_label);
}

// ---- phones ----

struct Written {
    std::string digits;     // with a leading + when it was there
    std::string extension;
};

// Full-width digits and signs as people paste them.
std::string narrowed(std::string_view text) {
    std::string narrow;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const full_width = text.substr(i).size() >= 3 && text[i] == '\xEF' && text[i + 1] == '\xBC' &&
                                static_cast<unsigned char>(text[i + 2]) >= 0x81;
        if (full_width) {
            narrow += static_cast<char>(static_cast<unsigned char>(text[i + 2]) - 0x81 + '!');
            i += 2;
        } else {
            narrow += text[i];
        }
    }
    return narrow;
}

// Splits "… 转 123", "… ext. 123", "…;ext=123", "… x123" and "…#123".
std::optional<Written> written(std::string_view given) {
    constexpr std::string_view marks[] = {"转", "分机", "ext.", "ext=", "ext", "x", "#"};
    auto text = lower_ascii(narrowed(given));
    Written parts;
    for (auto mark : marks) {
        auto const at = text.find(mark);
        if (at == text.npos) continue;
        for (char c : text.substr(at + mark.size()))
            if (is_digit(c)) parts.extension += c;
            else if (c != ' ' && c != ':') return std::nullopt;
        if (parts.extension.empty() || parts.extension.size() > 8) return std::nullopt;
        text.resize(at);
        break;
    }
    constexpr std::string_view passed_over = " -()./;\t";
    for (char c : text)
        if (is_digit(c) || (c == '+' && parts.digits.empty())) parts.digits += c;
        else if (passed_over.find(c) == passed_over.npos) return std::nullopt;
    return parts;
}

// Which area codes have two digits after the 0; all others have three.
bool has_short_area(std::string_view national) {
    return national.starts_with("10") || (national.starts_with('2') && !national.starts_with("26"));
}

// Without the leading 0 or 86. A mobile, or an area code with a seven- or eight-digit number.
bool is_chinese(std::string_view national) {
    if (national.size() < 9 || national[0] == '0') return false;
    if (national.size() == 11 && national[0] == '1' && national[1] >= '3') return true;
    if (national[0] == '1' && national[1] != '0') return false;
    auto const local = national.substr(has_short_area(national) ? 2 : 3);
    return (local.size() == 7 || local.size() == 8) && local[0] >= '2';
}

// Countries whose numbers' lengths, without the country's code, are worth checking; others have 4 to 14 digits.
struct Country {
    std::string_view code;
    std::size_t shortest, longest;
};
constexpr Country countries[] = {{"1", 10, 10}, {"44", 9, 10}, {"49", 6, 13},  {"33", 9, 9},  {"81", 9, 10},
                                 {"82", 8, 11}, {"65", 8, 8},  {"852", 8, 8},  {"853", 8, 8}, {"886", 8, 9},
                                 {"7", 10, 10}, {"61", 9, 9},  {"91", 10, 10}, {"971", 8, 9}};

bool is_foreign(std::string_view digits) {
    if (digits.size() < 7 || digits.size() > 15 || digits[0] == '0') return false;
    for (auto const& country : countries)
        if (digits.starts_with(country.code)) {
            auto const length = digits.size() - country.code.size();
            return length >= country.shortest && length <= country.longest;
        }
    return true;
}

bool is_service_number(std::string_view digits) {
    bool const free_call = digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
    bool const short_code = (digits.size() == 3 || digits.size() == 5) && (digits[0] == '1' || digits[0] == '9');
    return free_call || short_code;
}

std::optional<std::string> international(std::string_view digits) {
    if (digits.starts_with('+')) digits.remove_prefix(1);
    else if (digits.starts_with("00")) digits.remove_prefix(2);
    else return std::nullopt;
    if (digits.starts_with("86")) {
        digits.remove_prefix(2);
        if (digits.starts_with('0')) digits.remove_prefix(1);
        if (is_service_number(digits) && digits.size() == 10) return std::string(digits);
        return is_chinese(digits) ? std::optional("+86" + std::string(digits)) : std::nullopt;
    }
    return is_foreign(digits) ? std::optional('+' + std::string(digits)) : std::nullopt;
}

std::optional<std::string> number_of(std::string_view digits) {
    if (digits.starts_with('+') || digits.starts_with("00")) return international(digits);
    if (is_service_number(digits)) return std::string(digits);
    if (digits.starts_with("86") && digits.size() == 13 && is_chinese(digits.substr(2))) digits.remove_prefix(2);
    bool const mobile = digits.size() == 11 && digits[0] == '1';
    if (mobile && is_chinese(digits)) return "+86" + std::string(digits);
    if (digits.starts_with('0') && is_chinese(digits.substr(1))) return "+86" + std::string(digits.substr(1));
    return std::nullopt;
}

}  // namespace

std::optional<std::string> normal_email(std::string_view text) {
    text = trimmed(text);
    auto const at = text.rfind('@');
    if (at == text.npos || !is_local(text.substr(0, at)) || !is_host(text.substr(at + 1))) return std::nullopt;
    return lower_ascii(text);
}

std::optional<std::string> normal_phone(std::string_view text) {
    auto const parts = written(trimmed(text));
    if (!parts) return std::nullopt;
    if (parts->digits.empty()) return parts->extension.empty() ? std::nullopt : std::optional("ext=" + parts->extension);
    auto const number = number_of(parts->digits);
    if (number) return parts->extension.empty() ? *number : *number + ";ext=" + parts->extension;
    bool const bare_extension =
        parts->extension.empty() && parts->digits.size() >= 3 && parts->digits.size() <= 6 && all_digits(parts->digits);
    return bare_extension ? std::optional("ext=" + parts->digits) : std::nullopt;
}

}  // namespace yitai
