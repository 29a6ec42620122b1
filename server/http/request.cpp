#include "http/request.h"

#include <algorithm>

namespace yitai::http {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::optional<std::string_view> first(Pairs const& pairs, std::string_view name) {
    auto found = std::find_if(pairs.begin(), pairs.end(), [&](auto const& pair) { return pair.first == name; });
    if (found == pairs.end()) return std::nullopt;
    return found->second;
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view name) const { return first(headers, name); }

std::optional<std::string_view> Request::parameter(std::string_view name) const { return first(query, name); }

std::string_view Request::path_value(std::string_view name) const { return first(path_values, name).value_or(""); }

}  // namespace yitai::http
