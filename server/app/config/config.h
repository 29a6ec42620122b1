// The configuration: settings together with where each came from.
// Built-in values < the TOML file < environment YITAI_* < flags; what nobody knows or can read refuses to start.
#pragma once

#include "app/config/settings.h"
#include "base/failure.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace yitai::app {

// One setting as it was given somewhere.
struct Given {
    std::string name, value;
    std::string origin;  // "/etc/yitai/config.toml:3", "YITAI_LISTEN", "--listen"
};

// Where to look.
struct Sources {
    std::string file;           // empty: none
    bool file_may_lack = false;
    std::vector<std::pair<std::string, std::string>> environment;  // variables that begin with YITAI_
    std::vector<std::pair<std::string, std::string>> flags;        // setting → value
};
// The file is --config's, else YITAI_CONFIG's, else /etc/yitai/config.toml where there is one.
Sources sources_of_process(std::string const& config_flag, std::vector<std::pair<std::string, std::string>> flags);

struct Configuration {
    Settings settings;
    std::map<std::string_view, std::string> origins;  // of the settings that are not built-in
};

// Everything that is wrong, each with its place.
struct Misconfigured : Failure {
    struct Problem {
        std::string where;
        Message message;
    };
    std::vector<Problem> problems;
    explicit Misconfigured(std::vector<Problem>);  // at least one
};

Configuration load(Sources const&);  // throws Misconfigured

// The settings of a TOML file, in its order. Throws Misconfigured: unreadable, malformed, a value of no use.
std::vector<Given> read_config_file(std::string const& path);

}  // namespace yitai::app
