// What verbs tell the timeline and the clash: a word of theirs, if something was said, and what was asked for.
#pragma once

#include "base/json.h"

#include <string>
#include <string_view>

namespace yitai::work {

inline json::Value said(std::string_view name, std::string const& text) {
    return text.empty() ? json::Value() : json::Value(json::Object{{std::string(name), text}});
}

template <Described Body>
json::Value asked(Body const& body) {
    return json::parse(json::text_of(body));
}

}  // namespace yitai::work
