// A file of comma-separated values (RFC 4180) with a header: commas, semicolons or tabs; UTF-8 or GB18030. Where records begin
// is found once; their cells are cut out when they are asked for, so that a large file costs little more than its text.
#pragma once

#include "base/failure.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yitai::importing {

struct Record {
    std::int64_t row = 0;  // as a spreadsheet counts: the header is row 1
    std::size_t begin = 0;
};

struct Cell {
    std::string text;         // not UTF-8 where its bytes could not be read
    bool well_formed = true;  // its quotation marks are where they may be
};

struct CsvLimits {
    std::size_t mebibytes = 25, records = 200'000;
};

class CsvFile {
public:
    static constexpr std::size_t most_columns = 200, longest_cell = 64 * 1024;

    explicit CsvFile(std::string bytes, CsvLimits const& = {});  // throws Invalid: beyond a limit, nothing in it

    std::vector<std::string> const& header() const { return header_; }  // trimmed, lower case
    std::vector<Record> const& records() const { return records_; }     // without blank ones
    std::vector<Cell> cells(Record const&) const;

private:
    std::string text_;
    char separator_;
    std::vector<std::string> header_;
    std::vector<Record> records_;
};

// The bytes as UTF-8: those of a file that is mostly no UTF-8 are taken for GB18030. What can't be read stays no UTF-8.
// Invalid: UTF-16.
std::string utf8_of(std::string bytes);
bool is_readable(std::string_view cell);

}  // namespace yitai::importing
