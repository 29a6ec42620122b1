#include "relation/kind_change.h"

#include <algorithm>

namespace yitai::relation {
namespace {

struct Becomes {
    Kind from;
    State state;
    Kind to;
    State becomes;
};
constexpr Becomes states[] = {
    {Kind::incident, State::new_,        Kind::request,  State::submitted},
    {Kind::incident, State::assigned,    Kind::request,  State::fulfilment},
    {Kind::incident, State::in_progress, Kind::request,  State::fulfilment},
    {Kind::incident, State::pending,     Kind::request,  State::pending},
    {Kind::request,  State::submitted,   Kind::incident, State::new_},
    {Kind::request,  State::fulfilment,  Kind::incident, State::in_progress},
    {Kind::request,  State::pending,     Kind::incident, State::pending},
};

State becomes(Ticket const& ticket, Kind to) {
    bool leads_there = false;
    for (auto const& row : states) {
        if (row.from != ticket.kind || row.to != to) continue;
        leads_there = true;
        if (row.state == ticket.state) return row.becomes;
    }
    if (!leads_there)
        throw Invalid("/kind",
                      {"A ticket of the kind {{kind}} can't become this", {{"kind", std::string(name_of(ticket.kind))}}});
    throw Conflict("Only what is open can become another kind");
}

}  // namespace

Ticket move_kind(Tx& tx, ticket::Reference const& reference, NewKind const& given) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_classify);

    auto ticket = before;
    ticket.state = becomes(before, given.kind);
    ticket.kind = given.kind;
    ticket.number = ticket::next_number(tx, given.kind);
    KindChange row{.ticket_id = before.id,
                   .number_before = before.number,
                   .kind_before = before.kind,
                   .state_before = before.state,
                   .state_after = ticket.state,
                   .by_id = tx.actor().person,
                   .at = tx.now()};
    tx.insert(row);

    ticket::change(tx, before, ticket,
                   {.type = "ticket.kind_moved", .details = json::Object{{"reason", std::string(given.reason)}}});
    ticket::add_alias(tx, before.number, ticket.id);
    return ticket;
}

Ticket move_kind_back(Tx& tx, ticket::Reference const& reference) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_classify);
    auto row =
        tx.find<KindChange>("select * from kind_change where ticket_id = :ticket and undone_at is null order by id desc limit 1",
                            {{"ticket", before.id}});
    if (!row) throw Conflict("This ticket has always been of this kind");

    auto ticket = before;
    ticket.state = before.state == row->state_after ? row->state_before : becomes(before, row->kind_before);
    ticket.kind = row->kind_before;
    ticket.number = row->number_before;
    row->undone_at = tx.now();
    tx.update(*row);

    ticket::change(tx, before, ticket, {.type = "ticket.kind_moved_back", .undoes = true});
    tx.run("delete from ticket_alias where alias = :number", {{"number", ticket.number}});
    ticket::add_alias(tx, before.number, ticket.id);
    return ticket;
}

}  // namespace yitai::relation
