// The command socket of a running server: a Unix socket in the data folder through which the folder's owner (or root) runs
// commands. One line of JSON asks, {"words": …, "options": {…}}; lines of {"out"}, {"err"} and a last {"exit"} answer.
#pragma once

#include "app/command/command.h"

#include <memory>
#include <optional>
#include <string>

namespace yitai::app {

class CommandSocket {
public:
    using Run = std::function<Exit(Invocation const&, Output const&)>;

    // Throws Unavailable when another server listens there or the folder can't be written.
    CommandSocket(std::string const& data_dir, Run);
    ~CommandSocket();  // takes no more; a command at hand is ended at its next line

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// Runs a command inside the server; nothing when no server listens in this folder.
std::optional<Exit> ask_server(std::string const& data_dir, Invocation const&, Output const&);

}  // namespace yitai::app
