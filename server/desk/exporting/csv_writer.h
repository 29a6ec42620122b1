// CSV as spreadsheets open it: UTF-8 with its mark, CR LF, and no cell that could be taken for a formula.
#pragma once

#include "base/json.h"

#include <string>
#include <string_view>

namespace yitai::exporting {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

void write_cell(std::string& row, std::string_view text);  // with the comma before it, if it is not the first
void write_cell(std::string& row, json::Value const&);     // lists with "; " between, nothing for null
void end_row(std::string& row);

}  // namespace yitai::exporting
