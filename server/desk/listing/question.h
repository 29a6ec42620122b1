// A query about tickets, as SQL: what its fields mean, and where its words are looked for by whoever asks.
#pragma once

#include "http/page.h"
#include "search/query.h"
#include "ticket/ticket.h"

#include <span>

namespace yitai::ticket {

// What stands in a list's `from`: the tables, conditions that begin with " and ", and their parameters.
struct Question {
    std::string from = "ticket", where;
    db::Params params;
    bool by_index = false;  // the index leads, so that the newest come first without looking at all
};

enum class Lead { tickets, index };

// Takes the conditions named `q` out of the query, and asks them all. Throws Invalid at /query/q.
std::optional<search::Node> taken_question(http::ListQuery&);
Question asked(Tx&, search::Node const&, Lead);

// The conditions of a list that say the same, without words; nothing when there is more to it than that.
std::optional<std::vector<http::ListQuery::Condition>> as_conditions(search::Node const&);

// The words that all results hold, in their titles.
std::optional<search::Node> words_in_title(search::Node const&);

// The fields that a query knows, with what they are called in Chinese.
struct QueryField {
    std::string_view name, zh;
    std::string_view filter;  // the list's
    enum class Sort { state, number, word, instant, breach, text, person, thing, boolean } sort;
    std::string_view tree = {};   // whose subtree is meant as well
    std::string_view table = {};  // whose rows are named by code and name
};
std::span<QueryField const> query_fields();
QueryField const& query_field(search::Node const&);  // which one a part of a query asks for
std::vector<std::string_view> words_of_field(QueryField const&);

}  // namespace yitai::ticket
