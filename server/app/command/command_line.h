// The command line: which command, with which options, and the settings it overrides.
#pragma once

#include "app/command/command.h"

#include <optional>

namespace yitai::app {

struct CommandLine {
    Invocation asked;
    Sources sources;
    std::optional<Exit> ended;  // help was shown, or the line was refused: nothing is to be run
};
CommandLine read_command_line(int argc, char const* const* argv);

}  // namespace yitai::app
