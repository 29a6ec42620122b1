// The variables of canned replies: {{ticket.number}} in a text stands for what it is about a certain ticket. What they stand for
// is never looked through again, so nobody's subject or name can name another variable.
#pragma once

#include "ticket/ticket.h"

namespace yitai::canned {

// Invalid at the pointer for a variable that there is none of, or one whose braces never close.
void check_variables(std::string_view text, std::string const& pointer);

struct Filled {
    std::string text;
    std::vector<std::string> unfilled;  // the names, each once
};
Filled filled(Tx&, std::string_view text, Ticket const&, Language);

std::string const& in_language(Bilingual const&, Language);  // the other one where it says nothing

}  // namespace yitai::canned
