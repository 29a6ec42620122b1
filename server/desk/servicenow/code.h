// The code or login under which something from another desk is known here: "Group 56" is group-56.
#pragma once

#include <string>
#include <string_view>

namespace yitai::servicenow {

// Always the same for the same name. What letters a to z and digits can't say is told apart by the end of it.
std::string code_of(std::string_view name);

// At most so many bytes of it, whole characters.
std::string cut(std::string_view text, std::size_t most);

}  // namespace yitai::servicenow
