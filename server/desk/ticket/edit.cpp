#include "ticket/edit.h"

#include "people/reference.h"
#include "practice/practice.h"
#include "ticket/lifecycle.h"
#include "ticket/tags.h"
#include "ticket/visibility.h"

#include <algorithm>
#include <cstdlib>

namespace yitai::ticket {
namespace {

Editable editable(TicketView const& view) {
    Editable fields;
    copy_members(view, fields);
    fields.requester = view.requester.value_or("");
    fields.tags.assign(view.tags.begin(), view.tags.end());
    if (view.priority_source == PrioritySource::computed) fields.priority.reset();
    return fields;
}

// An engineer may move a priority by one step; who decides for the whole desk, freely.
void check_override(Actor const& actor, Ticket const& ticket, Level computed, Editable const& wanted) {
    if (!reaches(actor, Right::ticket_override_priority, ticket)) throw Forbidden("You may not override the priority");
    if (!wanted.priority_reason) throw Invalid("/priority_reason", "A priority set by hand needs a reason");
    bool const freely = actor.rights[Right::ticket_override_priority] == Scope::all;
    if (!freely && std::abs(*wanted.priority - computed) > 1)
        throw Invalid("/priority",
                      {"You may move the priority by one step from {{computed}}", {{"computed", std::to_string(computed)}}});
}

void set_priority(Tx& tx, Ticket& ticket, Editable const& wanted, bool touched) {
    if (wanted.priority && !touched) return;
    auto const computed = practice::computed_priority(practice::of(tx, ticket.kind), ticket.impact, ticket.urgency);
    if (!wanted.priority) {
        ticket.priority = computed;
        ticket.priority_source = PrioritySource::computed;
        ticket.priority_reason.reset();
        return;
    }
    check_override(tx.actor(), ticket, computed, wanted);
    ticket.priority = *wanted.priority;
    ticket.priority_source = PrioritySource::overridden;
    ticket.priority_reason = *wanted.priority_reason;
}

// Values that the editor may not see stay as they are.
CustomValues with_hidden(Editable const& seen, Ticket const& before, CustomValues wanted) {
    for (auto const& [code, value] : before.custom_fields)
        if (!seen.custom_fields.contains(code)) wanted.emplace(code, value);
    return wanted;
}

// `state` may be patched between the open states that need no further word; the others have verbs of their own.
State wanted_state(Ticket const& ticket, json::Value const& state) {
    State wanted{};
    json::Problems problems;
    json::read(state, wanted, problems, "/state");
    if (!problems.fields.empty()) throw Invalid("Some fields were not accepted", problems.fields);
    if (wanted == ticket.state) return wanted;
    if (wanted == State::pending || !is_open(wanted))
        throw Invalid("/state", "This state has a route of its own: pending, resolution, closure or cancellation");
    if (!knows(ticket.kind, wanted))
        throw Invalid("/state", {"A ticket of this kind is never {{state}}", {{"state", std::string(name_of(wanted))}}});
    if (!is_open(ticket.state))
        throw Invalid("/state", {"A ticket that is {{state}} is reopened by its own route",
                                 {{"state", std::string(name_of(ticket.state))}}});
    if (wanted == State::assigned && !ticket.assignee_id && !ticket.group_id) throw Conflict("Assign the ticket first");
    return wanted;
}

}  // namespace

TicketView edit(Tx& tx, Reference const& reference, json::Value const& patch) {
    auto const before = for_change(tx, reference, Right::ticket_classify, patch);
    auto const* members = patch.as<json::Object>();
    if (!members) throw Invalid("", "Must be an object");
    auto const before_view = view(tx, before);
    auto const fields = editable(before_view);

    auto remaining = *members;
    std::erase_if(remaining, [](auto const& member) { return member.first == "state"; });
    auto merged = json::parse(json::text_of(fields));
    json::merge_patch(merged, remaining);
    auto const wanted = json::from<Editable>(merged);

    auto ticket = before;
    ticket.subject = wanted.subject;
    ticket.description = wanted.description;
    using reference::resolved;
    ticket.requester_id =
        resolved(tx, before.requester_id, fields.requester, wanted.requester, "/requester", people::person_named);
    ticket.organisation_id = people::get(tx, ticket.requester_id).organisation_id;
    ticket.affected_id = resolved(tx, before.affected_id, fields.affected, wanted.affected, "/affected", people::person_named);
    ticket.site_id = resolved(tx, before.site_id, fields.site, wanted.site, "/site", people::site_named);
    ticket.service_id = resolved(tx, before.service_id, fields.service, wanted.service, "/service", catalog::service_named);
    ticket.category_id = resolved(tx, before.category_id, fields.category, wanted.category, "/category", catalog::category_named);
    ticket.ci_ids = asset::cis_named(tx, before.ci_ids, fields.cis, wanted.cis, "/cis");
    ticket.channel = wanted.channel;
    ticket.impact = wanted.impact;
    ticket.urgency = wanted.urgency;
    ticket.tags = tags_from(wanted.tags);
    ticket.custom_fields = practice::checked(tx, ticket.kind, ticket.service_id, before.custom_fields,
                                             with_hidden(fields, before, wanted.custom_fields), practice::Hand::desk);
    set_priority(tx, ticket, wanted, members->find("priority") != nullptr);
    if (auto const* state = members->find("state")) ticket.state = wanted_state(before, *state);
    if (ticket.state != State::pending) {
        ticket.pending_reason.reset();
        ticket.pending_until.reset();
    }

    change(tx, before, ticket, {.type = "ticket.edited"});
    return view(tx, ticket);
}

}  // namespace yitai::ticket
