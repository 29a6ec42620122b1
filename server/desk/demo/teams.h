// The forty groups, line by line.
#pragma once

#include "people/group.h"

#include <optional>
#include <span>
#include <string_view>

namespace yitai::demo {

struct Team {
    std::string_view code, zh, en;
    SupportLine line = SupportLine::l2;
    std::string_view escalates_to;  // nobody: empty
};
std::span<Team const> teams();
Team const& team_called(std::string_view code);

inline constexpr std::string_view service_desk = "service-desk";  // every desk has it from the beginning

}  // namespace yitai::demo
