#include "report/month.h"

#include <algorithm>

namespace yitai::report {
namespace {

date::year_month month_of(Instant at, date::time_zone const& zone) {
    date::year_month_day const day(date::floor<date::days>(zone.to_local(at)));
    return day.year() / day.month();
}

// Where midnight is skipped, a month begins with the change of clocks.
Instant begin_of(date::year_month month, date::time_zone const& zone) {
    auto const midnight = date::local_days(month / 1);
    return std::chrono::time_point_cast<Milliseconds>(zone.to_sys(midnight, date::choose::earliest));
}

}  // namespace

std::vector<Month> months_between(Instant first, Instant last, date::time_zone const& zone) {
    std::vector<Month> months;
    auto const earliest = month_of(first, zone);
    for (auto month = month_of(last, zone); month >= earliest && months.size() < most_months; month -= date::months(1))
        months.push_back({date::format("%Y-%m", month), begin_of(month, zone), begin_of(month + date::months(1), zone)});
    std::reverse(months.begin(), months.end());
    return months;
}

}  // namespace yitai::report
