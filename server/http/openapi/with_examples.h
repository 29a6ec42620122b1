// Examples for everything an operation takes and answers, made from its schemas and the values in examples.h.
#pragma once

#include "base/json.h"

namespace yitai::openapi {

// Adds one to each parameter, request body and answer of these paths that has none.
void add_examples(json::Object& paths, json::Object const& schemas);

}  // namespace yitai::openapi
