// What PostgreSQL's five-letter codes mean to us.
#pragma once

#include "db/errors.h"

#include <string_view>

namespace yitai::db {

Refusal refusal_of(std::string_view sqlstate);

// A prepared statement no longer fits the schema; prepared again it will. Told by the server's own function, because its
// messages may be in any language.
bool is_stale_plan(std::string_view sqlstate, std::string_view source_function);

// The server has become a standby: another one takes the writes now.
bool is_read_only_server(std::string_view sqlstate);

}  // namespace yitai::db
