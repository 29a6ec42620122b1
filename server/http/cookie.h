// Cookies. Over TLS their names begin with __Host-, so that no other host and no plain connection can set them.
#pragma once

#include "base/time.h"
#include "http/request.h"
#include "http/response.h"

namespace yitai::http {

inline constexpr std::string_view session_cookie = "sid";

// By its name without the prefix.
std::optional<std::string_view> cookie(Request const&, std::string_view name);
// An empty value for no time takes it back.
void set_cookie(Response&, Request const&, std::string_view name, std::string_view value, Seconds kept);

}  // namespace yitai::http
