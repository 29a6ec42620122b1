// What a calendar's open time is from one time to another, and which days are not as its week has them, and why.
#pragma once

#include "calendar/calendar.h"
#include "http/path_name.h"

namespace yitai::calendar {

YITAI_DESCRIBE_ENUM(DayRule, week, official_off, official_work, override_)

struct Span {
    std::optional<Instant> from, to;  // now, and a week after; 400 days at most
};
YITAI_DESCRIBE(Span, from, to)

struct OpenWindow {
    Instant from, to;
};
YITAI_DESCRIBE(OpenWindow, from, to)

// A day that is closed, or open by another rule than the week.
struct SpecialDay {
    std::string date;
    DayRule rule{};
    bool open = false;
    std::string reason;
};
YITAI_DESCRIBE(SpecialDay, date, rule, open, reason)

struct OpenTime {
    std::string calendar;
    std::int64_t calendar_version = 0;
    std::string zone;
    Instant from, to;
    bool provisional = false;  // it reaches beyond the official days that are published
    std::vector<OpenWindow> windows;
    std::vector<SpecialDay> days;
};
YITAI_DESCRIBE(OpenTime, calendar, calendar_version, zone, from, to, provisional, windows, days)

OpenTime open_time(Tx&, http::PathName const& calendar, Span const&);

}  // namespace yitai::calendar
