#include "relation/split.h"

#include "relation/link.h"
#include "ticket/lifecycle.h"
#include "ticket/visibility.h"
#include "work/pending.h"

namespace yitai::relation {
namespace {

constexpr std::size_t most_entries = 500;

// A new ticket about the same people, things and places.
Ticket like(Tx& tx, Ticket const& source) {
    Ticket fresh;
    fresh.kind = source.kind;
    fresh.state = ticket::first_state(source.kind);
    fresh.subject = source.subject, fresh.description = source.description;
    fresh.requester_id = source.requester_id, fresh.affected_id = source.affected_id;
    fresh.reported_by_id = tx.actor().person ? tx.actor().person : source.reported_by_id;
    fresh.organisation_id = source.organisation_id, fresh.site_id = source.site_id;
    fresh.channel = source.channel;
    fresh.service_id = source.service_id, fresh.category_id = source.category_id, fresh.ci_ids = source.ci_ids;
    fresh.impact = source.impact, fresh.urgency = source.urgency, fresh.priority = source.priority;
    fresh.priority_source = source.priority_source, fresh.priority_reason = source.priority_reason;
    fresh.group_id = source.group_id;
    fresh.tags = source.tags;
    fresh.custom_fields = source.custom_fields;
    fresh.happened_at = tx.now();
    return fresh;
}

std::vector<std::int64_t> ids_of(std::vector<std::string> const& entries) {
    if (entries.empty()) throw Invalid("/entries", "Name the entries that belong to the new ticket");
    if (entries.size() > most_entries) throw Invalid("/entries", "Too many");
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto const id = parse_integer(entries[i]);
        if (!id) throw Invalid(json::child("/entries", i), "This ticket has no such entry");
        ids.push_back(*id);
    }
    return ids;
}

}  // namespace

Ticket split(Tx& tx, ticket::Reference const& reference, Splitting const& splitting) {
    auto const source = ticket::for_change(tx, reference, Right::ticket_merge);
    if (!ticket::is_open(source.state)) throw Conflict("Only what is open can be split");
    auto const entries = ids_of(splitting.entries);

    auto fresh = like(tx, source);
    fresh.subject = splitting.subject;
    fresh.description = splitting.description.value_or(Text<65536>());
    ticket::add(tx, fresh, {.type = ticket::deed_of(fresh, "split_off"), .details = json::Object{{"from", source.number}}});

    TicketSplit row{.source_id = source.id,
                    .ticket_id = fresh.id,
                    .moved = move_entries(tx, source.id, fresh.id, entries),
                    .by_id = tx.actor().person,
                    .at = tx.now()};
    tx.insert(row);
    ticket::note(tx, source, {.type = ticket::deed_of(source, "split"), .details = json::Object{{"ticket", fresh.number}}});
    tie(tx, fresh, source, LinkKind::split_from);
    return fresh;
}

Ticket unsplit(Tx& tx, ticket::Reference const& reference) {
    auto const before = ticket::for_change(tx, reference, Right::ticket_merge);
    auto row = tx.find<TicketSplit>(
        "select * from ticket_split where ticket_id = :ticket and undone_at is null order by id desc limit 1",
        {{"ticket", before.id}});
    if (!row) throw Conflict("This ticket was not split off");
    if (!ticket::is_open(before.state)) throw Conflict("Only what is open can be put back");

    auto fresh = before;
    fresh.state = ticket::after(before, ticket::Action::cancel);
    work::no_longer_pending(fresh);
    fresh.cancellation_code = "withdrawn";
    fresh.chased_at.reset();
    move_back(tx, row->moved, fresh.id, row->source_id);
    row->undone_at = tx.now();
    tx.update(*row);
    ticket::change(tx, before, fresh, {.type = ticket::deed_of(fresh, "put_back")});
    ticket::note(tx, ticket::get(tx, row->source_id),
                 {.type = ticket::deed_of(fresh, "whole_again"), .details = json::Object{{"ticket", fresh.number}}});
    return fresh;
}

Ticket clone(Tx& tx, ticket::Reference const& reference, Cloning const& cloning) {
    auto const source = ticket::for_change(tx, reference, Right::ticket_classify);

    auto fresh = like(tx, source);
    if (cloning.subject) fresh.subject = *cloning.subject;
    if (cloning.requester) {
        fresh.requester_id = people::person_named(tx, *cloning.requester, "/requester");
        fresh.affected_id = {};
        fresh.organisation_id = people::get(tx, fresh.requester_id).organisation_id;
    }
    ticket::add(tx, fresh, {.type = ticket::deed_of(fresh, "cloned"), .details = json::Object{{"from", source.number}}});
    tie(tx, fresh, source, LinkKind::clone_of);
    return fresh;
}

}  // namespace yitai::relation
