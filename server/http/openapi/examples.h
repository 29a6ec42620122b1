// What stands in the examples of the API's description: the printer on floor 3, and the people around it.
#pragma once

#include "base/json.h"

#include <string_view>
#include <vector>

namespace yitai::openapi {

// A field of that name has that value, everywhere or in schemas whose name begins so ("Contact"; for parameters "path", "query"
// or "header"). Where several fit, the first counts. null in a body: the field is left out.
struct ExampleField {
    std::string_view field, schema;
    json::Value value;
};
std::vector<ExampleField> const& example_fields();
std::vector<ExampleField> example_words();  // those of them that are said, timed or counted

// What one operation's answer has otherwise.
struct ExampleAnswer {
    std::string_view operation;  // its operationId
    json::Value members;
};
std::vector<ExampleAnswer> const& example_answers();

}  // namespace yitai::openapi
