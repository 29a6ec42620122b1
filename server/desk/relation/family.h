// Parents and children. A child may be one more report of what its parent is about (a me-too): it keeps its number, its requester
// and its clocks, and follows its parent, whose news it gets and with which it is resolved, unless it opts out.
#pragma once

#include "http/page.h"
#include "jobs/job.h"
#include "ticket/view.h"

namespace yitai::relation {

struct Parent {
    std::string parent;
    Preset<bool> me_too = false;
    Preset<bool> follows_parent = true;
};
YITAI_DESCRIBE(Parent, parent, me_too, follows_parent)

inline constexpr std::string_view news_job = "relation.tell_children", resolve_job = "relation.resolve_children";

// Invalid at /parent: itself, a circle, one that can't be seen or is over, another customer's, for a me-too one that is a me-too.
Ticket set_parent(Tx&, ticket::Reference const&, Parent const&);
Ticket clear_parent(Tx&, ticket::Reference const&);
http::Page<TicketView> children(Tx&, ticket::Reference const&, http::ListQuery const&);

// By rule: makes it a me-too of that parent, if both are fit for it; false and nothing done otherwise.
bool fold(Tx&, Ticket const& child, Ticket const& parent, std::string const& rule);

// What happens to a parent happens to who follows it: in portions, later.
void pass_on_reply(Tx&, Ticket const& parent, std::int64_t entry);
void pass_on_resolution(Tx&, Ticket const& parent);
void tell_children(Tx&, jobs::Job const&);
void resolve_children(Tx&, jobs::Job const&);

}  // namespace yitai::relation
