// A file of events: which rows belong to which incident, and what is wrong with rows. It keeps its text and where rows begin;
// rows are read when they are asked for.
#pragma once

#include "importing/import.h"
#include "servicenow/course.h"
#include "servicenow/row.h"

#include <functional>

namespace yitai::servicenow {

class File {
public:
    File(std::string bytes, date::time_zone const*);  // throws Invalid: the file, its header

    std::size_t rows() const { return csv_.records().size(); }
    Shape shape() const { return columns_.shape(); }

    // Reads all rows; those that can't be taken are refused.
    void read(std::function<void(Event const&)> const& each);

    std::size_t incidents() const { return incidents_.size(); }  // in the order in which they first come
    std::vector<Event> events(std::size_t incident) const;       // by time; never none
    std::int64_t rows_of(std::size_t incident) const { return static_cast<std::int64_t>(incidents_[incident].size()); }

    void refuse(std::int64_t row, std::string column, Message const&);
    std::vector<importing::Problem> const& problems() const { return problems_; }  // the first of them
    std::int64_t errors() const { return errors_; }

private:
    importing::CsvFile const csv_;
    Rows const columns_;
    std::vector<std::vector<std::size_t>> incidents_;  // places of records
    std::vector<importing::Problem> problems_;
    std::int64_t errors_ = 0, last_refused_ = 0;
};

// Adds what an incident tells.
void count(importing::Tally&, std::vector<Event> const&, Course const&);

}  // namespace yitai::servicenow
