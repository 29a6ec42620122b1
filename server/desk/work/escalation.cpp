#include "work/escalation.h"

#include "ticket/lifecycle.h"
#include "ticket/visibility.h"
#include "work/assignment.h"
#include "work/deed.h"

namespace yitai::work {
namespace {

constexpr SupportLine lines[] = {SupportLine::l1, SupportLine::l2, SupportLine::l3, SupportLine::supplier};

// The group that can do more: named, on a later line for the service at that site, or the one the group escalates to.
GroupId next_group(Tx& tx, Ticket const& ticket, Raising const& raising) {
    if (raising.to_group) return people::group_named(tx, *raising.to_group, "/to_group");
    auto const present = ticket.group_id ? std::optional(people::get(tx, ticket.group_id)) : std::nullopt;
    for (auto const line : lines) {
        if (!ticket.service_id || (present && line <= present->line)) continue;
        auto const group = catalog::support_group(tx, ticket.service_id, line, ticket.site_id);
        if (group && *group != ticket.group_id) return *group;
    }
    if (present && present->escalates_to_id) return present->escalates_to_id;
    throw Invalid("/to_group", "Name the group: nobody is set down as the next line");
}

// The group's manager, then manager after manager; at the top it stays with the last.
PersonId next_manager(Tx& tx, Ticket const& ticket) {
    auto const group = ticket.group_id ? std::optional(people::get(tx, ticket.group_id)) : std::nullopt;
    auto person = group ? group->manager_id : PersonId{};
    if (!person) throw Conflict("The group has no manager to escalate to");
    for (int step = 0; step < ticket.escalation_level; ++step) {
        auto const above = people::get(tx, person).manager_id;
        if (!above || above == person) break;
        person = above;
    }
    return person;
}

void keep(Tx& tx, Ticket const& before, Ticket const& ticket, Raising const& raising, PersonId to_person) {
    bool const functional = raising.kind == EscalationKind::functional;
    Escalation row{.ticket_id = ticket.id,
                   .kind = raising.kind,
                   .from_group_id = before.group_id,
                   .to_group_id = functional ? ticket.group_id : GroupId{},
                   .to_person_id = to_person,
                   .level = ticket.escalation_level,
                   .reason = raising.reason,
                   .by_id = tx.actor().person,
                   .at = tx.now()};
    tx.insert(row);
}

}  // namespace

Ticket escalate(Tx& tx, ticket::Reference const& reference, Raising const& raising) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_escalate, asked(raising));
    if (!ticket::is_open(before.state)) throw Conflict("Only what is open can be escalated; reopen it first");

    auto ticket = before;
    PersonId to_person;
    if (raising.kind == EscalationKind::functional) {
        auto const group = next_group(tx, before, raising);
        if (group == before.group_id) throw Invalid("/to_group", "It lies with this group already");
        ticket.state = ticket::after(before, ticket::Action::assign);
        give(tx, before, ticket, group, {}, raising.reason);
    } else {
        to_person = next_manager(tx, before);
        ++ticket.escalation_level;
    }
    keep(tx, before, ticket, raising, to_person);

    json::Object details{{"kind", name_of(raising.kind)}, {"reason", raising.reason}};
    if (to_person) details.set("to_person", to_string(to_person));
    ticket::change(tx, before, ticket, {.type = ticket::deed_of(ticket, "escalated"), .details = details});
    return ticket;
}

http::Page<EscalationView> escalations(Tx& tx, ticket::Reference const& reference, http::ListQuery const& query) {
    auto const ticket = ticket::get(tx, reference);
    if (!ticket::reaches(tx.actor(), Right::ticket_note_read, ticket)) return {};
    return page_of<EscalationView>(
        tx, http::list<Escalation>(tx, query, {{}, "id"}, "escalation where ticket_id = :ticket", {{"ticket", ticket.id}}));
}

}  // namespace yitai::work
