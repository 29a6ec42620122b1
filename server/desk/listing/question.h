// A query about tickets, as SQL: where its words are looked for by whoever asks, and what its fields say.
#pragma once

#include "db/transaction.h"
#include "http/page.h"
#include "search/query.h"

#include <optional>
#include <string>

namespace yitai::listing {

// What stands in a list's `from`: the tables, conditions that begin with " and ", and their parameters.
struct Question {
    std::string from = "ticket", where;
    db::Params params;
    bool by_index = false;  // the index leads, so that the newest come first without looking at all
};

enum class Lead { tickets, index };

// Takes the conditions named `q` out of the query, and asks them all. Throws Invalid at /query/q.
std::optional<search::Node> taken_question(http::ListQuery&);
Question question(Tx&, search::Node const&, Lead);

// The words that all results hold, in their titles.
std::optional<search::Node> words_in_title(search::Node const&);

}  // namespace yitai::listing
