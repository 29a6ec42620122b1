// q= on lists of things with a code and a name in two languages: those that are called so, in part, also in pinyin.
#pragma once

#include "http/page.h"

namespace yitai::people {

// A list's question, and what it is asked of.
struct Worded {
    http::ListQuery query;
    std::string from;
    db::Params params = {};
};

// Takes q= out of the question; `from` begins with the table and ends in a condition. All names of the table are looked at:
// there are some thousands at most, and how they are spelt is kept nowhere.
Worded with_words(Tx&, http::ListQuery, std::string from);

}  // namespace yitai::people
