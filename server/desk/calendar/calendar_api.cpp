#include "calendar/calendar_api.h"

#include "calendar/editing.h"
#include "calendar/holiday_set.h"
#include "calendar/windows.h"

namespace yitai::calendar {
namespace {

http::Created<Calendar> add_calendar(Tx& tx, CalendarFields const& given) {
    auto added = add(tx, given);
    auto const location = "/api/v1/calendars/" + to_string(added.id);
    return {std::move(added), location};
}

using http::answer, http::GET, http::POST, http::PUT, http::PATCH, http::DELETE;
constexpr auto versioned = http::Versioned::yes;
constexpr auto reading = Right::catalog_read, managing = Right::desk_manage;

constexpr http::Route rows[] = {
    {GET, "/calendars", reading, answer<calendars>, "Working calendars"},
    {POST, "/calendars", managing, answer<add_calendar>, "Add a calendar"},
    {GET, "/calendars/:calendar", reading, answer<calendar>, "A calendar"},
    {PATCH, "/calendars/:calendar", managing, answer<change_calendar, CalendarFields>, "Change a calendar", versioned},
    {DELETE, "/calendars/:calendar", managing, answer<retire_calendar>, "Retire a calendar", versioned},
    {GET, "/calendars/:calendar/windows", reading, answer<open_time>, "When it is open, and why not on the other days"},
    {GET, "/holiday-sets/:holiday_set", reading, answer<holiday_set>, "A country's official days: which years are known"},
    {GET, "/holiday-sets/:holiday_set/years/:year", reading, answer<holiday_year>, "The official days of a year"},
    {PUT, "/holiday-sets/:holiday_set/years/:year", managing, answer<set_holiday_year>,
     "Say which days of a year are off and which are made up for; its calendars follow"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::calendar
