// Whether a value is what a schema says, as far as the words go that our own schemas use.
#pragma once

#include "base/json.h"

#include <string>
#include <vector>

namespace yitai::openapi {

std::string word(json::Value const*);  // its text, or ""

// What a $ref names, or the schema itself.
json::Value const& resolved(json::Value const& schema, json::Object const& components);

// Where the value is something else, as JSON pointers; nothing: it fits.
std::vector<std::string> misfits(json::Value const&, json::Value const& schema, json::Object const& components);

}  // namespace yitai::openapi
