#include "listing/moment.h"

#include "calendar/calendar.h"

#include <date/tz.h>

namespace yitai::listing {
namespace {

// A day of the desk's zone; where a clock is put forward at midnight, the day begins when it has been.
Span day_of(date::local_days day) {
    auto const begin = [](date::local_days which) {
        return calendar::desk_zone()->to_sys(Milliseconds(0) + which, date::choose::earliest);
    };
    return {begin(day), begin(day + date::days(1))};
}

date::local_days day_at(Instant moment) { return date::floor<date::days>(calendar::desk_zone()->to_local(moment)); }

}  // namespace

std::optional<Span> span_of(std::string_view word, Instant now) {
    if (word == "today" || word == "今天") return day_of(day_at(now));
    if (word == "yesterday" || word == "昨天") return day_of(day_at(now) - date::days(1));
    if (word.size() == 10)
        if (auto const day = parse_rfc3339(std::string(word) + "T00:00:00Z"))
            return day_of(date::local_days(date::floor<date::days>(*day).time_since_epoch()));
    bool const is_distance = word.starts_with('-') || word.starts_with('+');
    auto const at = parse_when(is_distance ? "now" + std::string(word) : std::string(word), now);
    return at ? std::optional(Span{*at, *at}) : std::nullopt;
}

}  // namespace yitai::listing
