// Third-party data that tests run against but the project does not hold: YITAI_SHARED_DATA, else ../shared/data beside the
// checkout.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace yitai::testing {

// Nothing, after a line that says so, when it is not on this machine: the test is skipped.
std::optional<std::filesystem::path> shared_data(std::string const& name);

std::string contents_of(std::filesystem::path const&);

}  // namespace yitai::testing
