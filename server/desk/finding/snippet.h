// A snippet is the piece of a text in which something was found, in parts, so that whoever shows it marks them himself and never
// takes a text for markup.
#pragma once

#include "base/described.h"
#include "search/query.h"

namespace yitai::finding {

struct Part {
    std::string text;
    bool hit = false;
};
YITAI_DESCRIBE(Part, text, hit)

struct Snippet {
    std::string where;  // "subject", "description", "resolution_text", "reply", "note", "name"
    std::vector<Part> parts;
};
YITAI_DESCRIBE(Snippet, where, parts)

// What is looked for: all that must not be missing or may be there.
std::vector<search::Phrase> phrases_of(search::Node const&);

// Nothing when the text holds none of them.
std::optional<Snippet> snippet_of(std::string_view where, std::string_view text, std::vector<search::Phrase> const&);

}  // namespace yitai::finding
