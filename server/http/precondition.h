// What must hold before a rule is run: a same-origin page, a body we can read, the version the caller has seen.
#pragma once

#include "http/request.h"
#include "http/response.h"

#include <cstdint>
#include <optional>

namespace yitai::http {

enum class Versioned;

bool changes_state(Method);

// A browser sends its session's cookie along with whatever another site makes it ask; throws Forbidden for those.
void check_same_origin(Request const&);

// 415 unless the body is JSON (a merge patch for PATCH).
void check_content_type(Request const&);

// The version from If-Match; none: any will do. 428 when a versioned thing is to be changed without it.
std::optional<std::int64_t> expected_version(Request const&, Versioned);

// 304 without a body, when the caller holds what would be answered (If-None-Match).
Response not_modified_or(Response, Request const&);

}  // namespace yitai::http
