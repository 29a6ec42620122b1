// What applying a bundle does to the desk, item by item, and what is wrong with it.
#pragma once

#include "bundle/kind.h"
#include "timeline/timeline.h"

namespace yitai::bundle {

inline constexpr std::int64_t format = 1;

enum class Action { add, change, unchanged, waiting, refused };
YITAI_DESCRIBE_ENUM(Action, add, change, unchanged, waiting, refused)

struct Step {
    std::string kind, name, pointer;
    std::optional<int> line;
    Action action = Action::unchanged;
    std::vector<timeline::Change> fields;  // of one that is changed
};
YITAI_DESCRIBE(Step, kind, name, pointer, line, action, fields)

struct Problem {
    std::string pointer;
    std::optional<int> line;
    Message message;
};

struct Plan {
    bool applied = false;
    std::vector<Step> steps;
    std::vector<Problem> problems;
    std::int64_t count(Action) const;
};

// A bundle as it was given: its values, and the line of each when it was a text.
struct Given {
    json::Value bundle;
    std::function<std::optional<int>(std::string const& pointer)> line_of;

    static Given values(json::Value);
    static Given text(std::string_view yaml);  // throws yaml::Unreadable
};

enum class Run { for_real, dry };
inline constexpr char const* nothing_applied = "The configuration was not applied";

// Everything it names, or nothing where there is a problem. What it does not name stays as it is.
Plan apply(Tx&, Given const&, Run);

}  // namespace yitai::bundle
