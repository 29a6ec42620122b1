// When a calendar is open: plain values and exact arithmetic on them, nothing of the database. Times of day are local to the
// calendar's zone; intervals are half-open, [from, to). What the desk holds for working time, where others differ:
//   1. What runs out exactly at closing time is due at closing time. Adding nothing at exactly closing time stays there,
//      anywhere else outside the hours it moves to the next opening; subtracting mirrors both.
//   2. Open means that the local time of day lies inside an interval. What a change of the clocks skips vanishes, an hour that
//      comes twice counts twice; a skipped time of day means the moment of the change, a repeated one the first.
//   3. An override beats an official day, which beats the week; breaks cut all three. An official make-up work day has the
//      hours of the week's first open day, the breaks of that day included.
//   4. n working days are open days counted from the start's local date; the time of day is kept, then moved to the next opening
//      (subtracting: to the closing before), unless it is exactly a closing. From a closed day the first open one is day 1.
#pragma once

#include "base/time.h"

#include <date/tz.h>

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yitai::calendar {

using Day = date::local_days;

// Of a day, from its midnight: 0 to 24 hours.
struct Interval {
    Seconds from{0}, to{0};
    bool operator==(Interval const&) const = default;
};
using Intervals = std::vector<Interval>;  // in order, apart from each other

struct Window {
    Instant from, to;
    bool operator==(Window const&) const = default;
};

enum class OfficialDay { off, work };

struct Pattern {
    date::time_zone const* zone = nullptr;
    std::array<Intervals, 7> week;              // from Monday
    std::array<Intervals, 7> breaks;            // from Monday
    std::map<Day, Intervals> overrides;         // none: closed
    std::map<Day, OfficialDay> official;
    std::set<std::pair<unsigned, unsigned>> yearly_off;  // month, day
    std::optional<Day> published_until;         // official days are known until here; none: there are none to know
};

// Why a day has the hours it has.
enum class DayRule { week, official_off, official_work, override_ };

class Hours {
public:
    explicit Hours(Pattern);

    bool is_open(Instant) const;
    bool is_holiday(Day) const;  // official or yearly, overridden or not
    bool opens_at_all() const;

    // None when it never opens again (a hundred years are looked through), or did before.
    std::optional<Instant> add(Instant start, Milliseconds open_time) const;
    std::optional<Instant> subtract(Instant start, Milliseconds open_time) const;
    Milliseconds elapsed(Instant from, Instant to) const;  // 0 when `to` is the earlier

    std::optional<Instant> add_working_days(Instant, int days) const;
    std::optional<Instant> subtract_working_days(Instant, int days) const;

    // Open windows inside [from, to), cut to it; and the next ones after `from`, which cuts the one it lies in. Windows that
    // touch are one.
    std::vector<Window> windows(Instant from, Instant to, std::size_t most = 10'000) const;
    std::vector<Window> next_windows(Instant from, std::size_t count) const;

    DayRule rule_of(Day) const;
    bool is_open_day(Day) const;
    Day day_of(Instant) const;
    Instant begin_of(Day) const;
    // The official days there are not published yet.
    bool is_provisional(Instant until) const;

    Pattern const& pattern() const { return pattern_; }

private:
    // Between two changes of the clocks local time is UTC and an offset.
    struct Era {
        Instant begin, end;
        Seconds offset;
    };
    using Visit = std::function<bool(Window)>;  // false: no more

    std::size_t era_of(Instant) const;
    Intervals const& open_on(Day) const;
    Instant instant_of(date::local_time<Milliseconds>) const;
    void forward(Instant from, Visit const&) const;
    void backward(Instant to, Visit const&) const;
    std::optional<Instant> working_days_from(Instant, int days, int step) const;

    Pattern pattern_;
    std::vector<Era> eras_;
    // The same as the pattern's, the breaks cut out.
    std::array<Intervals, 7> week_, made_up_;
    std::map<Day, Intervals> overrides_;
};

}  // namespace yitai::calendar
