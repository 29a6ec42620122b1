// The full-text index of a kind of things: FTS5 on SQLite, tsvector on PostgreSQL, with the same answer on both, because the
// tokens are ours and so is the choice of those that are kept. The index is derived from the rows and can be made anew.
#pragma once

#include "db/transaction.h"
#include "search/query.h"

#include <functional>

namespace yitai::search {

// An index that was made in another way has to be made anew.
inline constexpr int index_version = 1;

enum class Kind { ticket, person, service, ci };
YITAI_DESCRIBE_ENUM(Kind, ticket, person, service, ci)

// What is found by: what a thing is called, what everybody who sees it may read, and what the desk keeps to itself.
struct Texts {
    std::vector<std::string> title, open, notes;
};

// The first so many tokens are kept, and of one token so many places: PostgreSQL can't hold more.
inline constexpr std::size_t most_open_tokens = 12'000, most_tokens = 16'000, most_places_of_token = 250;

void put(Tx&, Kind, std::int64_t id, Texts const&);
void remove(Tx&, Kind, std::int64_t id);
std::string table_of(Kind);  // its ids: found_id on PostgreSQL, rowid on SQLite
std::string id_column(db::Engine, Kind);
std::int64_t size(Tx&, Kind);
// Empty again, whatever state it was in.
void clear(Tx&, Kind);

// Where a text is looked for.
enum class Within { title, open, everything };

// The expression that a part of a query is as a whole; nothing when it holds fields or only what must not be found.
std::optional<std::string> expression(db::Engine, Node const&, Within, bool with_none = true);
// SQL: the row of the index matches the expression that is bound to the parameter.
std::string matches(db::Engine, Kind, std::string_view parameter);
// SQL: the ids of those that match.
std::string found_ids(db::Engine, Kind, std::string_view parameter);
// SQL: this row of the index, which holds the words, holds them where everybody may read. `bind` names a parameter for a value.
std::string holds_openly(db::Engine, Kind, Node const&, std::function<std::string(std::string)> const& bind);

}  // namespace yitai::search
