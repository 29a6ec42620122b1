#include "work/hand_off.h"

#include "ticket/visibility.h"

namespace yitai::work {
namespace {

// The one that its department still works on; after its result it may be given another.
std::optional<HandOff> latest(Tx& tx, Ticket const& ticket) {
    return tx.find<HandOff>("select * from hand_off where ticket_id = :ticket order by id desc limit 1", {{"ticket", ticket.id}});
}

bool is_department(Tx& tx, GroupId group) { return group && people::get(tx, group).line == SupportLine::other; }

}  // namespace

http::Page<HandOffView> hand_offs(Tx& tx, ticket::Reference const& reference, http::ListQuery const& query) {
    auto const ticket = ticket::get(tx, reference);
    if (!ticket::reaches(tx.actor(), Right::ticket_note_read, ticket)) return {};
    return page_of<HandOffView>(
        tx, http::list<HandOff>(tx, query, {{}, "id"}, "hand_off where ticket_id = :ticket", {{"ticket", ticket.id}}));
}

HandOffView give_result(Tx& tx, ticket::Reference const& reference, Result const& result) {
    auto const ticket = ticket::for_change(tx, reference, Right::ticket_note);
    auto hand_off = latest(tx, ticket);
    if (!hand_off || hand_off->group_id != ticket.group_id)
        throw Conflict("This ticket lies with no department that owes a result");

    hand_off->result = result.text;
    hand_off->result_by_id = tx.actor().person;
    hand_off->result_at = tx.now();
    tx.update(*hand_off);

    ticket::note(tx, ticket, {.type = ticket::deed_of(ticket, "result_given"), .details = json::Object{{"result", result.text}}});
    return view_of<HandOffView>(tx, *hand_off);
}

void change_department(Tx& tx, Ticket const& before, GroupId to, std::string const& reason) {
    check_nothing_owed(tx, before);
    if (!is_department(tx, to)) return;
    if (reason.empty()) throw Invalid("/reason", "Say why it is handed to another department");
    HandOff hand_off{.ticket_id = before.id,
                     .from_group_id = before.group_id,
                     .group_id = to,
                     .reason = reason,
                     .given_by_id = tx.actor().person,
                     .given_at = tx.now()};
    tx.insert(hand_off);
}

void check_nothing_owed(Tx& tx, Ticket const& ticket) {
    auto const hand_off = latest(tx, ticket);
    if (!hand_off || hand_off->result || hand_off->group_id != ticket.group_id) return;
    throw Conflict({"{{group}} still owes its written result", {{"group", people::get(tx, hand_off->group_id).code}}});
}

}  // namespace yitai::work
