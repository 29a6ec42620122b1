// Spreadsheets (XLSX, ECMA-376) become the comma-separated text that imports are made of; rows keep their numbers.
#pragma once

#include "importing/csv.h"

namespace yitai::importing {

// Told by its first bytes, whatever the file is called. What is no spreadsheet stays as it is.
// Throws Invalid: what is wrong with it, an old spreadsheet (.xls), one with a password.
std::string text_of_file(std::string bytes, CsvLimits const& = {});

}  // namespace yitai::importing
