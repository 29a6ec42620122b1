#include "ticket/tags.h"

#include "base/failure.h"

#include <algorithm>

namespace yitai::ticket {

std::vector<std::string> tags_from(std::vector<Line<60>> const& given) {
    constexpr std::size_t most_tags = 50;
    std::vector<std::string> tags;
    for (auto const& tag : given)
        if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    if (tags.size() > most_tags) throw Invalid("/tags", "Too many");
    return tags;
}

}  // namespace yitai::ticket
