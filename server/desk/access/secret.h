// Secrets that are shown once: 256 random bits as text; only their SHA-256 is kept.
#pragma once

#include "db/value.h"

#include <string>
#include <string_view>

namespace yitai::access {

std::string new_secret(std::string_view prefix);  // prefix + base64url + a check of 6 characters, for secret scanners
bool looks_like_secret(std::string_view text, std::string_view prefix);  // the check fits; says nothing about validity
db::Blob hash_of_secret(std::string_view secret);

}  // namespace yitai::access
