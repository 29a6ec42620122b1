// A list's question made ready for the database: ids in place of names, what may be asked, and the tickets that the actor may
// see, as SQL behind `from`.
#pragma once

#include "listing/question.h"
#include "practice/custom_values.h"
#include "ticket/ticket.h"

namespace yitai::listing {

struct Prepared {
    http::ListQuery query;
    practice::FieldFilters asked;
    std::string from = "ticket";
    db::Params params;
    bool by_index = false;
    std::optional<search::Node> node;  // what `q` asks, where it asks something

    http::Filters filters(db::Engine) const;
};
Prepared prepared(Tx&, http::ListQuery const&, std::optional<Kind> = {}, std::optional<Lead> = {});

// With the list's own filters as well: SQL from `from` on.
struct Selection {
    std::string from, order;
    db::Params params;
};
Selection selection(Tx&, Prepared const&);
std::int64_t count(Tx&, Prepared const&);

std::vector<http::Shown> const& shown_columns();

}  // namespace yitai::listing
