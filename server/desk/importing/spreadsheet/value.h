// How the number in a cell is written: as the sheet shows it, never in powers of ten; dates and times as ISO 8601 has them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yitai::importing {

// Days are counted from 1900 or, in files from old Macintoshes, from 1904.
enum class DaysFrom { y1900, y1904 };
enum class Shown { as_number, as_moment };

Shown shown_by_format(int id);                        // of those that every spreadsheet knows
Shown shown_by_format(std::string_view code);         // "yyyy-mm-dd;@"
std::optional<std::string> written(std::string_view number, Shown, DaysFrom);  // none: it is no number
std::string without_escapes(std::string_view text);         // "_x000D_" is the character of that number

}  // namespace yitai::importing
