#include "servicenow/row.h"

#include <array>

namespace yitai::servicenow {
namespace {

constexpr int first_year = 1970, last_year = 9998;

struct Clock {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

// The whole numbers of a text between exactly these separators; a last one in brackets may be left out.
class Pieces {
public:
    explicit Pieces(std::string_view text) : rest_(text) {}

    Pieces& number(int& into, std::size_t most_digits) {
        std::size_t digits = 0;
        into = 0;
        for (; digits < rest_.size() && digits < most_digits && rest_[digits] >= '0' && rest_[digits] <= '9'; ++digits)
            into = into * 10 + (rest_[digits] - '0');
        good_ &= digits > 0;
        rest_.remove_prefix(digits);
        return *this;
    }
    Pieces& then(char separator) {
        good_ &= rest_.starts_with(separator);
        if (good_) rest_.remove_prefix(1);
        return *this;
    }
    Pieces& seconds(int& into) { return rest_.empty() ? *this : then(':').number(into, 2); }
    bool are_all() const { return good_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool good_ = true;
};

std::optional<date::local_time<Milliseconds>> wall_time(Clock const& clock) {
    auto const day = date::year(clock.year) / clock.month / clock.day;
    bool const in_day = clock.hour < 24 && clock.minute < 60 && clock.second < 60;
    if (!day.ok() || !in_day || clock.year < first_year || clock.year > last_year) return std::nullopt;
    return date::local_days(day) + Hours(clock.hour) + Minutes(clock.minute) + Seconds(clock.second) + Milliseconds(0);
}

}  // namespace

std::optional<Instant> moment(std::string_view text, Shape shape, date::time_zone const* zone) {
    Clock at;
    Pieces pieces(text);
    if (shape == Shape::log) pieces.number(at.day, 2).then('/').number(at.month, 2).then('/').number(at.year, 4);
    else pieces.number(at.year, 4).then('-').number(at.month, 2).then('-').number(at.day, 2);
    pieces.then(' ').number(at.hour, 2).then(':').number(at.minute, 2).seconds(at.second);
    auto const wall = pieces.are_all() ? wall_time(at) : std::nullopt;
    if (!wall) return std::nullopt;
    if (shape == Shape::table) return Instant(wall->time_since_epoch());
    return zone->to_sys(*wall, date::choose::earliest);
}

}  // namespace yitai::servicenow
