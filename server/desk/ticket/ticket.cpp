#include "ticket/ticket.h"

#include "db/dialect.h"
#include "ticket/view.h"
#include "ticket/visibility.h"
#include "timeline/timeline.h"

namespace yitai::ticket {
namespace {

constexpr std::string_view prefix_of(Kind kind) {
    switch (kind) {
        case Kind::incident:
            return "INC-";
        case Kind::request:
            return "REQ-";
        case Kind::problem:
            return "PRB-";
        case Kind::change:
            return "CHG-";
        case Kind::release:
            return "REL-";
    }
    return "";
}

timeline::Happening happening(Ticket const& ticket, Deed const& deed) {
    timeline::Happening happening;
    happening.type = deed.type;
    happening.object_kind = "ticket";
    happening.object_id = ticket.id.value;
    happening.organisation = ticket.organisation_id;
    happening.happened_at = deed.happened_at;
    happening.details = deed.details;
    return happening;
}

// Here the ticket is found from what it is about.
void keep_cis(Tx& tx, Ticket const& ticket) {
    tx.run("delete from ticket_ci where ticket_id = :ticket", {{"ticket", ticket.id}});
    for (auto ci : ticket.ci_ids)
        tx.run("insert into ticket_ci (ticket_id, ci_id) values (:ticket, :ci)", {{"ticket", ticket.id}, {"ci", ci}});
}

}  // namespace

std::optional<Reference> Reference::from_path(std::string_view text) {
    if (text.empty() || text.size() > 40) return std::nullopt;
    return Reference{std::string(text)};
}

bool is_open(State state) { return state != State::resolved && state != State::closed && state != State::cancelled; }

std::optional<Ticket> find(Tx& tx, Reference const& reference) {
    if (auto const id = parse_integer(reference.text))
        return tx.find<Ticket>("select * from ticket where id = :id", {{"id", *id}});
    return tx.find<Ticket>("select * from ticket where number = :number", {{"number", reference.text}});
}

Ticket get(Tx& tx, TicketId id) { return tx.one<Ticket>("select * from ticket where id = :id", {{"id", id}}); }

Ticket get(Tx& tx, Reference const& reference) {
    auto ticket = find(tx, reference);
    if (!ticket || !reaches(tx.actor(), Right::ticket_read, *ticket)) throw NotFound();
    return *ticket;
}

Ticket for_change(Tx& tx, Reference const& reference, Right right) {
    auto ticket = get(tx, reference);
    if (!reaches(tx.actor(), right, ticket)) throw Forbidden("You may not do this with this ticket");

    auto const expected = tx.context().expected_version;
    if (expected && *expected != ticket.version) throw Stale(ticket.version, json::text_of(view(tx, ticket)));
    return ticket;
}

void add(Tx& tx, Ticket& ticket, Deed const& deed) {
    ticket.number = std::string(prefix_of(ticket.kind)) + std::to_string(db::next_number(tx, name_of(ticket.kind)));
    ticket.version = 1;
    ticket.created_at = ticket.updated_at = tx.now();
    ticket.created_by_id = tx.actor().person;
    tx.insert(ticket);
    if (!ticket.ci_ids.empty()) keep_cis(tx, ticket);

    auto recorded = happening(ticket, deed);
    recorded.version_after = ticket.version;
    recorded.changes = timeline::first_values(ticket);
    timeline::record(tx, recorded);
}

void change(Tx& tx, Ticket const& before, Ticket& ticket, Deed const& deed) {
    ticket.version = before.version + 1;
    ticket.updated_at = tx.now();
    tx.update(ticket);
    if (ticket.ci_ids != before.ci_ids) keep_cis(tx, ticket);

    auto recorded = happening(ticket, deed);
    recorded.version_before = before.version;
    recorded.version_after = ticket.version;
    recorded.changes = timeline::changes_between(before, ticket);
    timeline::record(tx, recorded);
}

void check_no_open_work(Tx& tx, PersonId person) {
    auto const open = tx.select<std::string>(R"(
        select number from ticket
         where assignee_id = :person and state not in ('resolved', 'closed', 'cancelled') order by priority, id limit 3)",
                                             {{"person", person}});
    if (open.empty()) return;
    std::string numbers;
    for (auto const& number : open) (numbers += numbers.empty() ? "" : ", ") += number;
    throw Conflict({"This person still works on {{numbers}}", {{"numbers", numbers}}});
}

void note(Tx& tx, Ticket const& ticket, Deed const& deed) { timeline::record(tx, happening(ticket, deed)); }

}  // namespace yitai::ticket
