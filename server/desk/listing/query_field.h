// The fields that a query about tickets knows: what they are called in English and Chinese, and which of a list's filters each
// is.
#pragma once

#include "search/query.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yitai::listing {

struct QueryField {
    std::string_view name, zh;
    std::string_view filter;  // the list's
    enum class Sort { state, number, word, instant, breach, text, person, thing, boolean } sort;
    std::string_view tree = {};   // whose subtree is meant as well
    std::string_view table = {};  // whose rows are named by code and name
};

std::span<QueryField const> query_fields();
QueryField const& query_field(search::Node const&);  // which one a part of a query asks for; Invalid at its position
std::vector<std::string_view> words_of_field(QueryField const&);

// A state's own word for what was written, which may be Chinese; `open` and `over` are two more.
std::string state_word(std::string_view written);

std::string const& query_pointer();  // what an error in a query points at

}  // namespace yitai::listing
