// Reads the rows of a ServiceNow export. Two shapes are told apart by their columns: the event log has a row for every change of
// an incident, with day-first times on the clock of some zone; the table, as the REST API gives it, has one for each incident,
// with times in UTC.
#pragma once

#include "importing/csv.h"
#include "servicenow/event.h"

#include <date/tz.h>

#include <map>

namespace yitai::servicenow {

enum class Shape { log, table };
YITAI_DESCRIBE_ENUM(Shape, log, table)

class Rows {
public:
    // Throws Invalid naming the columns that are missing or there twice. Those it does not know are passed over.
    Rows(std::vector<std::string> const& header, date::time_zone const*);

    Shape shape() const { return shape_; }
    // The events of a row, in order; none where something was added to the problems.
    std::vector<Event> events(std::vector<importing::Cell> const&, std::int64_t row, json::Problems&) const;

private:
    struct Row;
    Event read(Row const&, json::Problems&) const;

    Shape shape_;
    date::time_zone const* zone_;
    std::size_t width_;
    std::map<std::string, std::size_t, std::less<>> places_;
};

// 29/2/2016 01:16 in that zone, where a skipped time means the moment of the change and a repeated one the first; 2016-02-29
// 01:16:00 in UTC.
std::optional<Instant> moment(std::string_view text, Shape, date::time_zone const*);

// A word for a state, or its number; with the reason for which it is held, where there is one.
std::optional<Standing> standing(std::string_view word, std::string_view hold_reason);

}  // namespace yitai::servicenow
