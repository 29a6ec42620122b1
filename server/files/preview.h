// Previews: small pictures of pictures, drawn anew by a process of its own that can neither open files nor speak to a network,
// and that has little memory and time. What it does not manage has no preview.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yitai::files {

inline constexpr int preview_edge = 512;  // pixels, at most

// A PNG or a JPEG, made by `command preview` of the picture that is open there; nothing when it can't be made.
std::optional<std::string> make_preview(std::string const& command, int picture);

std::string_view type_of_preview(std::string_view bytes);  // image/png or image/jpeg; empty: it is neither

// The other side, in that process: reads the picture from standard input, writes the preview to standard output.
// Answers the exit status.
int draw_preview();

}  // namespace yitai::files
