// What lists of tickets can be filtered and sorted by.
#pragma once

#include "http/named_filter.h"

#include <span>
#include <vector>

namespace yitai::listing {

std::vector<http::Filter> const& columns();
http::Filter const* column_named(std::string_view filter);
std::span<http::NamedFilter const> named_filters();  // those that may be asked for by name in place of an id

// The order in which open tickets are to be taken up.
inline constexpr std::string_view queue_order = "queue_key";

}  // namespace yitai::listing
