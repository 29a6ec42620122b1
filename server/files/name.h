// Names of files as people gave them. A name is data: no file is ever opened by it.
#pragma once

#include <string>
#include <string_view>

namespace yitai::files {

inline constexpr std::size_t longest_name = 255;  // bytes

// Without folders, and with a mark in the place of what can't be seen or turns the direction of writing. Throws Invalid at that
// pointer: no UTF-8, too long.
std::string kept_name(std::string_view given, std::string const& pointer);

// The value of a Content-Disposition field that makes a browser save the file under this name (RFC 6266, RFC 8187).
std::string attachment_disposition(std::string_view name);

}  // namespace yitai::files
