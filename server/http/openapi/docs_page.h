// The API's description as one page for people: made on the server, without scripts, readable without a network.
#pragma once

#include "base/json.h"

#include <string>

namespace yitai::http {

std::string docs_page(json::Value const& openapi_document, Language);
// The Content-Security-Policy that lets in the page's own style sheet and nothing else.
std::string docs_policy();

}  // namespace yitai::http
