#include "testing/shared_data.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace yitai::testing {

std::optional<std::filesystem::path> shared_data(std::string const& name) {
    auto const* named = std::getenv("YITAI_SHARED_DATA");
    auto const folder = named ? std::filesystem::path(named) : std::filesystem::path(YITAI_SOURCE_DIR) / "../shared/data";
    auto const path = folder / name;
    if (std::filesystem::exists(path)) return path;
    MESSAGE("skipped: there is no ", path.lexically_normal().string());
    return std::nullopt;
}

std::string contents_of(std::filesystem::path const& file) {
    std::ostringstream text;
    if (std::ifstream from(file); from.peek() != EOF) text << from.rdbuf();
    return text.str();
}

}  // namespace yitai::testing
