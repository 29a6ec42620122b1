// The cells of a sheet that have something in them. Of a formula the value it had when the file was saved is taken; nothing is
// worked out here. What stands in a merged cell stands in each of those it was merged from, in rows that have more in them.
#pragma once

#include "importing/spreadsheet/workbook.h"

namespace yitai::importing {

struct SheetCell {
    std::uint16_t column = 0;  // from 0
    std::string text;
};

struct SheetRow {
    std::int64_t number = 0;  // as the sheet counts
    std::vector<SheetCell> cells;  // by column
};

struct SheetLimits {
    std::size_t columns, mebibytes;  // of text
    std::size_t cells = 3'000'000, merged = 200'000;
};

// By number. Throws Invalid naming the row.
std::vector<SheetRow> read_sheet(Archive&, Workbook const&, SheetLimits const&);

}  // namespace yitai::importing
