// What an XLSX file says beside its cells: which part is the first sheet, the texts that cells share, and which numbers are
// dates.
#pragma once

#include "importing/spreadsheet/archive.h"
#include "importing/spreadsheet/value.h"

#include <vector>

namespace yitai::importing {

struct Workbook {
    std::string sheet;  // the part with the first sheet that isn't hidden
    DaysFrom days_from = DaysFrom::y1900;
    std::vector<std::string> texts;  // by the number that cells name
    std::vector<Shown> styles;       // likewise
};

Workbook read_workbook(Archive&);  // throws Invalid

}  // namespace yitai::importing
