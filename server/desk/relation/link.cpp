#include "relation/link.h"

#include "ticket/visibility.h"

#include <algorithm>

namespace yitai::relation {
namespace {

constexpr std::int64_t most_links = 200;

// A cause of its own cause would go round for ever.
constexpr bool goes_one_way(LinkKind kind) { return kind != LinkKind::related; }

bool leads_to(Tx& tx, TicketId from, TicketId to, LinkKind kind) {
    return tx
        .find<std::int64_t>(R"(
            with recursive reached (id) as (
                select cast(:from as bigint)
                union
                select to_ticket_id from ticket_link join reached on from_ticket_id = reached.id where kind = :kind)
            select id from reached where id = :to limit 1)",
                            {{"from", from}, {"to", to}, {"kind", kind}})
        .has_value();
}

void check_can_be(Tx& tx, Ticket const& from, Ticket const& to, LinkKind kind) {
    if (from.id == to.id) throw Invalid("/ticket", "A ticket can't be linked to itself");
    if (goes_one_way(kind) && leads_to(tx, to.id, from.id, kind))
        throw Invalid("/ticket", "These tickets would be linked in a circle");
    auto const count = tx.one<std::int64_t>("select count(*) from ticket_link where from_ticket_id = :from", {{"from", from.id}});
    if (count >= most_links) throw Conflict("This ticket has too many links");
}

struct Other {
    Id<TicketLink> id;
    TicketId other_id;
    std::string number, subject;
    State state = State::new_;
};
YITAI_DESCRIBE(Other, id, other_id, number, subject, state)

// What is linked, as far as the reader may see it.
std::vector<Other> others_of(Tx& tx, TicketId ticket) {
    auto visible = ticket::reached_by(tx.actor(), Right::ticket_read);
    visible.params.emplace_back("ticket", ticket);
    return tx.select<Other>(
        "select ends.link_id as id, ticket.id as other_id, number, subject, state from ("
        "select id as link_id, to_ticket_id as end_id from ticket_link where from_ticket_id = :ticket union all "
        "select id, from_ticket_id from ticket_link where to_ticket_id = :ticket) ends "
        "join ticket on ticket.id = ends.end_id where " +
            visible.sql,
        visible.params);
}

LinkView view(TicketLink const& row, TicketId of, Other const& other) {
    return {row.id,       row.kind,      row.from_ticket_id == of ? Direction::out : Direction::in,
            other.number, other.subject, other.state,
            std::nullopt, row.at};
}

std::vector<LinkView> views(Tx& tx, TicketId of, std::vector<TicketLink> const& rows) {
    auto const others = others_of(tx, of);
    ShownNames names;
    for (auto const& row : rows) names.want(row.by_id);
    names.look_up(tx);
    std::vector<LinkView> shown;
    for (auto const& row : rows) {
        auto const other = std::find_if(others.begin(), others.end(), [&](Other const& each) { return each.id == row.id; });
        if (other == others.end()) continue;
        shown.push_back(view(row, of, *other));
        shown.back().by = names(row.by_id);
    }
    return shown;
}

}  // namespace

http::Page<LinkView> links(Tx& tx, ticket::Reference const& reference, http::ListQuery const& query) {
    auto const ticket = ticket::get(tx, reference);
    auto page =
        http::list<TicketLink>(tx, query, {{}, "id"},
                               "ticket_link where id in (select id from ticket_link where from_ticket_id = :ticket union all "
                               "select id from ticket_link where to_ticket_id = :ticket)",
                               {{"ticket", ticket.id}});
    return {views(tx, ticket.id, page.data), std::move(page.next_cursor), page.count};
}

LinkView link(Tx& tx, ticket::Reference const& reference, NewLink const& given) {
    auto const from = ticket::for_change(tx, reference, Right::ticket_link);
    auto const to = ticket::named(tx, given.ticket, "/ticket");
    check_can_be(tx, from, to, given.kind);

    tie(tx, from, to, given.kind);
    auto const row =
        tx.one<TicketLink>("select * from ticket_link where from_ticket_id = :from and to_ticket_id = :to and kind = :kind",
                           {{"from", from.id}, {"to", to.id}, {"kind", given.kind}});
    return views(tx, from.id, {row}).front();
}

void unlink(Tx& tx, ticket::Reference const& reference, Id<TicketLink> id) {
    auto const ticket = ticket::for_change(tx, reference, Right::ticket_link);
    auto const row =
        tx.find<TicketLink>("select * from ticket_link where id = :id and (from_ticket_id = :ticket or to_ticket_id = :ticket)",
                            {{"id", id}, {"ticket", ticket.id}});
    if (!row) throw NotFound();
    tx.run("delete from ticket_link where id = :id", {{"id", id}});
    ticket::note(tx, ticket, {.type = "ticket.unlinked", .details = json::Object{{"kind", name_of(row->kind)}}});
}

void tie(Tx& tx, Ticket const& from, Ticket const& to, LinkKind kind) {
    auto const added = tx.run(R"(
        insert into ticket_link (from_ticket_id, to_ticket_id, kind, by_id, at) values (:from, :to, :kind, :by, :now)
        on conflict (from_ticket_id, to_ticket_id, kind) do nothing)",
                              {{"from", from.id}, {"to", to.id}, {"kind", kind}, {"by", tx.actor().person}, {"now", tx.now()}});
    if (added == 0) return;
    ticket::note(tx, from, {.type = "ticket.linked", .details = json::Object{{"kind", name_of(kind)}, {"ticket", to.number}}});
}

void lead_back(Tx& tx, Ticket const& follow_up, Ticket const& closed) { tie(tx, follow_up, closed, LinkKind::follows); }

}  // namespace yitai::relation
