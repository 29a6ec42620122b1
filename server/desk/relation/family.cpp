#include "relation/family.h"

#include "listing/list.h"
#include "ticket/visibility.h"

namespace yitai::relation {
namespace {

constexpr int deepest = 10;

// What would be wrong with that parent; nothing when it is fit to be one.
std::optional<Message> unfit(Tx& tx, Ticket const& child, Ticket const& parent, bool me_too) {
    if (child.id == parent.id) return "A ticket can't be its own parent";
    if (!ticket::is_open(parent.state) && !ticket::is_solved(parent.state)) return "This ticket is over";
    if (parent.organisation_id != child.organisation_id && !parent.announced && child.organisation_id)
        return "These tickets belong to different organisations";
    if (me_too && parent.me_too) return "This is one more report of another one itself; name that";
    auto above = parent.parent_id;
    for (int steps = 0; above; ++steps) {
        if (above == child.id || steps == deepest) return "These tickets would be each other's parents";
        above = ticket::get(tx, above).parent_id;
    }
    return std::nullopt;
}

bool has_children(Tx& tx, TicketId ticket) {
    return tx.find<TicketId>("select id from ticket where parent_id = :ticket limit 1", {{"ticket", ticket}}).has_value();
}

Ticket put_under(Tx& tx, Ticket const& before, Ticket const& parent, bool me_too, bool follows, json::Value details) {
    auto child = before;
    child.parent_id = parent.id;
    child.me_too = me_too;
    child.follows_parent = follows;
    ticket::change(tx, before, child,
                   {.type = ticket::deed_of(child, me_too ? "folded" : "placed"), .details = std::move(details)});
    return child;
}

}  // namespace

Ticket set_parent(Tx& tx, ticket::Reference const& reference, Parent const& given) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_link);
    auto const parent = ticket::named(tx, given.parent, "/parent");
    if (auto const why = unfit(tx, before, parent, given.me_too)) throw Invalid("/parent", *why);
    if (before.parent_id && before.parent_id != parent.id)
        throw Conflict(
            {"It lies under {{number}}; take it away from there first", {{"number", ticket::get(tx, before.parent_id).number}}});
    if (given.me_too && has_children(tx, before.id)) throw Conflict("It has reports of its own under it; move them first");
    return put_under(tx, before, parent, given.me_too, given.follows_parent, json::Object{{"parent", parent.number}});
}

Ticket clear_parent(Tx& tx, ticket::Reference const& reference) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_link);
    if (!before.parent_id) throw NotFound();

    auto child = before;
    child.parent_id = {};
    child.me_too = false;
    child.follows_parent = true;
    ticket::change(tx, before, child, {.type = ticket::deed_of(child, before.me_too ? "unfolded" : "detached")});
    return child;
}

http::Page<TicketView> children(Tx& tx, ticket::Reference const& reference, http::ListQuery const& query) {
    auto asked = query;
    asked.conditions.push_back({"parent", "eq", to_string(ticket::get(tx, reference).id)});
    return listing::page(tx, asked);
}

bool fold(Tx& tx, Ticket const& child, Ticket const& parent, std::string const& rule) {
    bool const free = !child.parent_id && !child.merged_into_id && ticket::is_open(child.state) && !has_children(tx, child.id);
    if (!free || unfit(tx, child, parent, true)) return false;
    put_under(tx, child, parent, true, true, json::Object{{"parent", parent.number}, {"rule", rule}});
    return true;
}

}  // namespace yitai::relation
