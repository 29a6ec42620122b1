// Finding: tickets, people, services and configuration items by what people type, with the place where it was found. Only what
// the actor may see is found, shown and counted.
#pragma once

#include "finding/snippet.h"
#include "search/index.h"
#include "ticket/view.h"

namespace yitai::finding {

struct Asked {
    std::optional<std::string> q;
    std::optional<search::Kind> kind;  // none: a few of each
    std::optional<Within<1, 200>> limit;
    std::optional<std::string> cursor;
    std::optional<std::string> sort;  // rank: what says it in its title first; else the newest first
    std::optional<http::Count> count;
};
YITAI_DESCRIBE(Asked, q, kind, limit, cursor, sort, count)

struct Hit {
    search::Kind kind = search::Kind::ticket;
    std::string id;
    std::string name;  // number, login or code
    std::string title;
    std::optional<State> state;       // of tickets
    std::optional<Level> priority;
    std::vector<Snippet> snippets;
    Instant updated_at;
};
YITAI_DESCRIBE(Hit, kind, id, name, title, state, priority, snippets, updated_at)

struct KindCount {
    search::Kind kind = search::Kind::ticket;
    std::int64_t count = 0;
};
YITAI_DESCRIBE(KindCount, kind, count)

struct Found {
    std::vector<Hit> data;
    std::optional<std::string> next_cursor;
    std::vector<KindCount> counts;  // with count=exact
};
YITAI_DESCRIBE(Found, data, next_cursor, counts)

Found find(Tx&, Asked const&);

}  // namespace yitai::finding
