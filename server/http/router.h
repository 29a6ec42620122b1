// The router: from a method and a path to the number of a route. ":name" in a route's path stands for one segment.
// Among routes that fit, the one that spells out more words wins.
#pragma once

#include "http/request.h"

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yitai::http {

class Router {
public:
    // Throws std::logic_error when another route already answers the same path and method.
    void add(Method, std::string_view path, std::size_t target);

    struct Match {
        std::optional<std::size_t> target;
        std::vector<std::pair<std::string, std::string>> path_values;
        std::string allow;  // the methods that this path knows; empty: there is no such path
    };
    // HEAD is answered by GET where it has no route of its own.
    Match find(Method, std::string_view path) const;

private:
    struct Place {
        std::array<std::optional<std::size_t>, 7> targets;      // by method
        std::array<std::vector<std::string>, 7> capture_names;  // by method, in the order of the path
    };
    // Which segments are captured, one bit each; fewer captures first.
    std::map<std::size_t, std::vector<unsigned>> masks_;  // by the number of segments
    std::unordered_map<std::string, Place> places_;       // by the words, captured ones left out
};

}  // namespace yitai::http
