#include "incident/incident.h"
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

// Naming what the desk does not keep is a mistake, not something to be dropped silently.
void refuse_unknown(Report const& report) {
    std::vector<FieldError> refused;
    refused.reserve(report.custom_fields.size());
    for (auto const& [name, value] : report.custom_fields)
        refused.push_back({json::child("/custom_fields", name), "There is no such field"});
    if (!refused.empty()) throw Invalid("Some fields were not accepted", std::move(refused));
}

void set_classification(Tx& tx, Ticket& ticket, Report const& report) {
    if (report.site) ticket.site_id = people::site_named(tx, *report.site, "/site");
    if (report.service) ticket.service_id = catalog::service_named(tx, *report.service, "/service");
    if (report.category) ticket.category_id = catalog::category_named(tx, *report.category, "/category");
    ticket.ci_ids = asset::cis_named(tx, {}, {}, report.cis, "/cis");
    ticket.impact = report.impact.value_or(Level{3});
    ticket.urgency = report.urgency.value_or(Level{3});
    ticket.priority = ticket::computed_priority(ticket.impact, ticket.urgency);
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
    ticket.assignee_id = people::person_named(tx, *report.assignee, "/assignee");
    ticket.assigned_at = tx.now();
    ticket.state = State::assigned;
}

}  // namespace

Ticket report(Tx& tx, Report const& report) {
    refuse_unknown(report);

    Ticket ticket;
    ticket.kind = Kind::incident;
    ticket.subject = report.subject;
    ticket.description = report.description.value_or(std::string());
    ticket.channel = report.channel.value_or(default_channel(tx.actor().via));
    ticket.happened_at = report.happened_at.value_or(tx.now());
    ticket.tags.assign(report.tags.begin(), report.tags.end());
    set_people(tx, ticket, report);
    check_rights(tx.actor(), report, ticket);
    set_classification(tx, ticket, report);
    set_assignment(tx, ticket, report);

    ticket::add(tx, ticket, {.type = "incident.reported", .happened_at = report.happened_at});
    return ticket;
}

}  // namespace yitai::incident
