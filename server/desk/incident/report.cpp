#include "incident/incident.h"
#include "practice/practice.h"
#include "ticket/tags.h"
#include "ticket/visibility.h"

#include <algorithm>

namespace yitai::incident {
namespace {

constexpr std::string_view first_line = "service-desk";

// Reporting for somebody else, and deciding where it goes and how bad it is, are rights of the desk.
void check_rights(Actor const& actor, Report const& report, Ticket const& ticket) {
    bool const is_deputy = std::count(actor.acts_for.begin(), actor.acts_for.end(), ticket.requester_id) > 0;
    if (ticket.requester_id != actor.person && !is_deputy && !ticket::reaches(actor, Right::ticket_create_for_others, ticket))
        throw Forbidden("You may report only for yourself");
    if ((report.group || report.assignee) && !actor.may(Right::ticket_assign))
        throw Forbidden("You may not choose who works on it");
    if (report.impact && !actor.may(Right::ticket_classify)) throw Forbidden("You may not set the impact");
}

Channel default_channel(Via via) {
    switch (via) {
        case Via::web:
            return Channel::portal;
        case Via::mail:
            return Channel::mail;
        case Via::phone:
            return Channel::phone;
        default:
            return Channel::api;
    }
}

void set_people(Tx& tx, Ticket& ticket, Report const& report) {
    auto const caller = tx.actor().person;
    ticket.requester_id = report.requester ? people::person_named(tx, *report.requester, "/requester") : caller;
    if (!ticket.requester_id) throw Invalid("/requester", "Is required");
    ticket.reported_by_id = report.reported_by ? people::person_named(tx, *report.reported_by, "/reported_by")
                            : caller           ? caller
                                               : ticket.requester_id;
    if (report.affected) ticket.affected_id = people::person_named(tx, *report.affected, "/affected");
    ticket.organisation_id = people::get(tx, ticket.requester_id).organisation_id;
}

void set_classification(Tx& tx, Ticket& ticket, Report const& report) {
    if (report.site) ticket.site_id = people::site_named(tx, *report.site, "/site");
    if (report.service) ticket.service_id = catalog::service_named(tx, *report.service, "/service");
    if (report.category) ticket.category_id = catalog::category_named(tx, *report.category, "/category");
    ticket.ci_ids = asset::cis_named(tx, {}, {}, report.cis, "/cis");
    ticket.impact = report.impact.value_or(Level{3});
    ticket.urgency = report.urgency.value_or(Level{3});
}

// One look at what the desk has decided about incidents: the matrix, and whether it asks for more.
void apply_practice(Tx& tx, Ticket& ticket, Report const& report) {
    auto const practice = practice::of(tx, ticket.kind);
    ticket.priority = practice::computed_priority(practice, ticket.impact, ticket.urgency);
    auto const hand = tx.actor().may(Right::ticket_classify) ? practice::Hand::desk : practice::Hand::requester;
    ticket.custom_fields = practice::checked(tx, ticket.kind, ticket.service_id, {}, report.custom_fields, hand);
    if (practice.demands_fields)
        practice::check_complete(tx, ticket.kind, ticket.service_id, ticket.custom_fields, Demand::on_creation);
}

// The group that supports the service there, else the desk itself.
GroupId group_for(Tx& tx, Ticket const& ticket) {
    auto const supporting =
        ticket.service_id ? catalog::support_group(tx, ticket.service_id, SupportLine::l1, ticket.site_id) : std::nullopt;
    return supporting ? *supporting : people::group_named(tx, first_line, "/group");
}

void set_assignment(Tx& tx, Ticket& ticket, Report const& report) {
    ticket.group_id = report.group ? people::group_named(tx, *report.group, "/group") : group_for(tx, ticket);
    if (!report.assignee) return;
    ticket.assignee_id = ticket.first_agent_id = people::person_named(tx, *report.assignee, "/assignee");
    ticket.assigned_at = tx.now();
    ticket.state = State::assigned;
}

}  // namespace

Ticket report(Tx& tx, Report const& report) {
    Ticket ticket;
    ticket.kind = Kind::incident;
    ticket.subject = report.subject;
    ticket.description = report.description.value_or(std::string());
    ticket.channel = report.channel.value_or(default_channel(tx.actor().via));
    ticket.happened_at = report.happened_at.value_or(tx.now());
    ticket.tags = ticket::tags_from(report.tags);
    set_people(tx, ticket, report);
    check_rights(tx.actor(), report, ticket);
    set_classification(tx, ticket, report);
    apply_practice(tx, ticket, report);
    set_assignment(tx, ticket, report);

    ticket::add(tx, ticket, {.type = "incident.reported", .happened_at = report.happened_at});
    attachment::claim(tx, ticket, {}, report.attachments, false);
    return ticket::refreshed(tx, std::move(ticket));  // a rule may have put it under another one by now
}

Ticket follow_up(Tx& tx, Ticket const& closed, std::string const& words) {
    Report again{.subject = closed.subject, .description = Text<65536>(words)};
    auto const live = [&](std::string const& table, std::string const& condition, std::int64_t id) {
        auto const sql = "select code from " + table + " where id = :id and " + condition;
        return id ? tx.find<std::string>(sql, {{"id", id}}) : std::nullopt;
    };
    again.site = live("site", "active", closed.site_id.value);
    again.service = live("service", "status <> 'retired'", closed.service_id.value);
    again.category = live("category", "active", closed.category_id.value);
    return report(tx, again);
}

}  // namespace yitai::incident
