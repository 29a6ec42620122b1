// The id that names one request in answers and logs.
#pragma once

#include "http/request.h"

#include <string>

namespace yitai::http {

// The caller's X-Request-Id, or the trace id of his traceparent (W3C Trace Context), or a random one.
std::string request_id(Request const&);
// The caller's traceparent when it is well-formed, else empty.
std::string_view traceparent(Request const&);

}  // namespace yitai::http
