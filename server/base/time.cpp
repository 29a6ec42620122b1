#include "base/time.h"

#include "base/text.h"

#include <fmt/format.h>

namespace yitai {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::year_month_day;

namespace {

// By hand, because a page of tickets holds hundreds of times.
void put_digits(std::string& text, std::size_t place, std::size_t width, unsigned number) {
    for (auto at = place + width; at-- > place; number /= 10) text[at] = static_cast<char>('0' + number % 10);
}

}  // namespace

std::string to_rfc3339(Instant at) {
    auto const day = floor<days>(at);
    year_month_day const date{day};
    std::chrono::hh_mm_ss const time{at - day};

    std::string text = "0000-00-00T00:00:00.000Z";
    put_digits(text, 0, 4, static_cast<unsigned>(int(date.year())));
    put_digits(text, 5, 2, unsigned(date.month()));
    put_digits(text, 8, 2, unsigned(date.day()));
    put_digits(text, 11, 2, static_cast<unsigned>(time.hours().count()));
    put_digits(text, 14, 2, static_cast<unsigned>(time.minutes().count()));
    put_digits(text, 17, 2, static_cast<unsigned>(time.seconds().count()));
    put_digits(text, 20, 3, static_cast<unsigned>(time.subseconds().count()));
    return text;
}

namespace {

// Reads fixed-width digits and separators from the front of a text.
struct Scanner {
    std::string_view rest;
    bool ok = true;

    int digits(std::size_t width) {
        auto const number =
            rest.size() < width || rest[0] == '-' || rest[0] == '+' ? std::nullopt : parse_integer(rest.substr(0, width));
        ok = ok && number.has_value();
        if (!ok) return 0;
        rest.remove_prefix(width);
        return static_cast<int>(*number);
    }
    void one_of(std::string_view allowed) {
        ok = ok && !rest.empty() && allowed.find(rest[0]) != allowed.npos;
        if (ok) rest.remove_prefix(1);
    }
};

// Digits of a second's fraction beyond the third are dropped.
Milliseconds fraction(Scanner& scan) {
    scan.one_of(".");
    Milliseconds value{0};
    int weight = 100;
    std::size_t length = 0;
    while (scan.ok && !scan.rest.empty() && scan.rest[0] >= '0' && scan.rest[0] <= '9') {
        value += Milliseconds(weight * (scan.rest[0] - '0'));
        weight /= 10;
        scan.rest.remove_prefix(1);
        ++length;
    }
    scan.ok = scan.ok && length > 0;
    return value;
}

Minutes offset(Scanner& scan) {
    if (!scan.rest.empty() && (scan.rest[0] == 'Z' || scan.rest[0] == 'z')) {
        scan.rest.remove_prefix(1);
        return Minutes(0);
    }
    bool const west = !scan.rest.empty() && scan.rest[0] == '-';
    scan.one_of("+-");
    int const hours = scan.digits(2);
    scan.one_of(":");
    int const minutes = scan.digits(2);
    scan.ok = scan.ok && hours < 24 && minutes < 60;
    return Minutes((west ? -1 : 1) * (hours * 60 + minutes));
}

}  // namespace

std::optional<Instant> parse_rfc3339(std::string_view text) {
    Scanner scan{text};
    int const year = scan.digits(4);
    scan.one_of("-");
    int const month = scan.digits(2);
    scan.one_of("-");
    int const day = scan.digits(2);
    scan.one_of("Tt ");
    int const hour = scan.digits(2);
    scan.one_of(":");
    int const minute = scan.digits(2);
    scan.one_of(":");
    int const second = scan.digits(2);
    auto const parts = scan.ok && !scan.rest.empty() && scan.rest[0] == '.' ? fraction(scan) : Milliseconds(0);
    auto const zone = offset(scan);

    year_month_day const date{std::chrono::year{year}, std::chrono::month(unsigned(month)), std::chrono::day(unsigned(day))};
    if (!scan.ok || !scan.rest.empty() || !date.ok() || year < 1 || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return std::chrono::sys_days{date} + Hours(hour) + Minutes(minute) + Seconds(std::min(second, 59)) + parts - zone;
}

std::optional<Instant> parse_when(std::string_view text, Instant now) {
    constexpr std::string_view word = "now";
    constexpr std::int64_t most = 100'000;
    if (!text.starts_with(word)) return parse_rfc3339(text);
    text.remove_prefix(word.size());
    if (text.empty()) return now;

    // In an address a plus that was not encoded arrives as a blank.
    int const sign = text.front() == '-' ? -1 : text.front() == '+' || text.front() == ' ' ? 1 : 0;
    Minutes const unit = text.back() == 'm'   ? Minutes(1)
                         : text.back() == 'h' ? Hours(1)
                         : text.back() == 'd' ? Hours(24)
                                              : Hours(0);
    auto const amount = text.size() < 3 ? std::nullopt : parse_integer(text.substr(1, text.size() - 2));
    if (sign == 0 || unit == Minutes(0) || !amount || *amount < 0 || *amount > most) return std::nullopt;
    return now + sign * *amount * unit;
}

}  // namespace yitai
