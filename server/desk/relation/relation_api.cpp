#include "relation/relation_api.h"

#include "relation/family.h"
#include "relation/kind_change.h"
#include "relation/link.h"
#include "relation/merge.h"
#include "relation/split.h"
#include "relation/watcher.h"
#include "ticket/shown_verb.h"

namespace yitai::relation {
namespace {

using ticket::shown;

http::Created<TicketView> created(Tx& tx, Ticket const& fresh) {
    return {ticket::view(tx, fresh), "/api/v1/tickets/" + to_string(fresh.id)};
}

http::Created<TicketView> split_off(Tx& tx, ticket::Reference const& reference, Splitting const& given) {
    return created(tx, split(tx, reference, given));
}

http::Created<TicketView> add_clone(Tx& tx, ticket::Reference const& reference, Cloning const& given) {
    return created(tx, clone(tx, reference, given));
}

http::Created<LinkView> add_link(Tx& tx, ticket::Reference const& reference, NewLink const& given) {
    auto added = link(tx, reference, given);
    auto const location = "/api/v1/tickets/" + percent_encoded(reference.text) + "/links/" + to_string(added.id);
    return {std::move(added), location};
}

constexpr auto versioned = http::Versioned::yes;
constexpr auto reading = Right::ticket_read, linking = Right::ticket_link, merging = Right::ticket_merge;

constexpr http::Route rows[] = {
    {http::GET, "/tickets/:ticket/links", reading, http::answer<links>, "How it is linked to other tickets"},
    {http::POST, "/tickets/:ticket/links", linking, http::answer<add_link>, "Link it to another ticket", versioned},
    {http::DELETE, "/tickets/:ticket/links/:link", linking, http::answer<unlink>, "Take a link away", versioned},
    {http::GET, "/tickets/:ticket/watchers", reading, http::answer<watchers>, "Who watches it"},
    {http::POST, "/tickets/:ticket/watchers", reading, shown<watch>, "Watch it, or have somebody watch it", versioned},
    {http::DELETE, "/tickets/:ticket/watchers/:person", reading, shown<no_longer_watch>, "Watch it no longer", versioned},
    {http::PUT, "/tickets/:ticket/parent", linking, shown<set_parent>,
     "Put it under another one, as one more report of it or not", versioned},
    {http::DELETE, "/tickets/:ticket/parent", linking, shown<clear_parent>, "Take it from under its parent", versioned},
    {http::GET, "/tickets/:ticket/children", reading, http::answer<children>, "Tickets under it"},
    {http::POST, "/tickets/:ticket/merge", merging, shown<merge>, "Merge it into another one of the same requester", versioned},
    {http::DELETE, "/tickets/:ticket/merge", merging, shown<unmerge>, "Undo the merge", versioned},
    {http::GET, "/tickets/:ticket/aliases", reading, http::answer<aliases>, "Further numbers under which it is found"},
    {http::POST, "/tickets/:ticket/splits", merging, http::answer<split_off>, "Take entries into a ticket of their own",
     versioned},
    {http::DELETE, "/tickets/:ticket/split", merging, shown<unsplit>, "Put back what was split off", versioned},
    {http::POST, "/tickets/:ticket/clones", Right::ticket_classify, http::answer<add_clone>, "A new ticket like it", versioned},
    {http::PUT, "/tickets/:ticket/kind", Right::ticket_classify, shown<move_kind>, "It is of another kind", versioned},
    {http::DELETE, "/tickets/:ticket/kind", Right::ticket_classify, shown<move_kind_back>, "It is of its first kind again",
     versioned},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::relation
