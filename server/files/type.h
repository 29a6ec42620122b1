// What a file is, found by looking at it, and what it is called when it is given out.
#pragma once

#include <string>
#include <string_view>

namespace yitai::files {

inline constexpr std::size_t looked_at = 64 * 1024;  // bytes from its beginning
inline constexpr std::string_view unknown_type = "application/octet-stream";

std::string type_of(std::string_view beginning);  // a media type

// The type it is given out as: what a browser might run as a page of ours is bytes and nothing else.
std::string_view served_type(std::string_view type);

bool is_picture(std::string_view type);  // of the kinds that previews are made of

}  // namespace yitai::files
