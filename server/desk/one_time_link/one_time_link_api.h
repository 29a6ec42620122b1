// What can be asked of the room over HTTP.
#pragma once

#include "db/database.h"
#include "http/boundary.h"

namespace yitai::one_time_link {

std::span<http::Route const> routes();

// Looking at a link reads, but counts a wrong one: a route outside of the boundary's transactions.
http::DirectRoute looking(db::Database&);
http::Route const& described_looking();  // how the API shows it

}  // namespace yitai::one_time_link
