#include "demo/year.h"

#include <algorithm>

namespace yitai::demo {
namespace {

constexpr int by_hour[24] = {2, 1, 1, 1, 1, 2, 5, 14, 58, 96, 100, 72, 28, 42, 84, 88, 76, 52, 24, 15, 11, 9, 6, 3};
constexpr int by_weekday[7] = {135, 112, 104, 100, 92, 26, 20};
constexpr int holiday = 9, work_day_on_a_weekend = 90, after_days_off = 30;

int weight_of(calendar::Hours const& office, calendar::Day day) {
    if (office.is_holiday(day) && !office.is_open_day(day)) return holiday;
    auto const weekday = static_cast<int>(date::weekday(day).iso_encoding()) - 1;
    int weight = by_weekday[weekday];
    if (weekday >= 5 && office.is_open_day(day)) weight = work_day_on_a_weekend;
    bool const comes_back = office.is_open_day(day) && weekday > 0 && !office.is_open_day(day - date::days(1));
    return weight + (comes_back ? after_days_off : 0);
}

}  // namespace

std::vector<Instant> moments_of_a_year(Dice& dice, calendar::Hours const& office, Instant now, int count) {
    auto const today = office.day_of(now);
    std::vector<Instant> hours;
    Weights weights;
    for (int back = days_of_a_year; back >= 0; --back) {
        auto const day = today - date::days(back);
        auto const begin = office.begin_of(day);
        int const weight = weight_of(office, day);
        for (int hour = 0; hour < 24; ++hour) {
            if (begin + Hours(hour + 1) > now) break;
            hours.push_back(begin + Hours(hour));
            weights.add(weight * by_hour[hour]);
        }
    }

    std::vector<Instant> moments(static_cast<std::size_t>(count));
    for (auto& moment : moments) moment = hours[weights.pick(dice)] + Milliseconds(dice.below(3'600'000));
    std::sort(moments.begin(), moments.end());
    return moments;
}

}  // namespace yitai::demo
