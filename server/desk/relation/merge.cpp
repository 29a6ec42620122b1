#include "relation/merge.h"

#include "ticket/lifecycle.h"
#include "ticket/visibility.h"
#include "timeline/timeline.h"
#include "work/pending.h"

#include <algorithm>

namespace yitai::relation {
namespace {

// The record itself: its number may lead elsewhere already.
Ticket source_of(Tx& tx, ticket::Reference const& reference) {
    auto const ticket = ticket::find_itself(tx, reference);
    if (!ticket || !ticket::reaches(tx.actor(), Right::ticket_read, *ticket)) throw NotFound();
    if (!ticket::reaches(tx.actor(), Right::ticket_merge, *ticket)) throw Forbidden("You may not do this with this ticket");
    ticket::check_version(tx, *ticket);
    return *ticket;
}

void check_source(Tx& tx, Ticket const& source) {
    if (source.merged_into_id)
        throw Conflict({"This ticket was merged into {{number}}", {{"number", ticket::get(tx, source.merged_into_id).number}}});
    if (!ticket::is_open(source.state)) throw Conflict("Only what is open can be merged");
    if (tx.find<TicketId>("select id from ticket where parent_id = :ticket limit 1", {{"ticket", source.id}}))
        throw Conflict("It has reports of its own under it; move them first");
}

Ticket target_for(Tx& tx, Ticket const& source, std::string const& into) {
    auto target = ticket::named(tx, into, "/into");
    if (!ticket::reaches(tx.actor(), Right::ticket_merge, target)) throw Forbidden("You may not do this with this ticket");
    if (target.id == source.id) throw Invalid("/into", "A ticket can't be merged into itself");
    if (target.kind != source.kind) throw Invalid("/into", "Only tickets of one kind are merged");
    if (!ticket::is_open(target.state)) throw Invalid("/into", "This ticket is over");
    if (target.organisation_id != source.organisation_id)
        throw Invalid("/into", "These tickets belong to different organisations");
    if (target.requester_id != source.requester_id)
        throw Invalid("/into", "Only tickets of one requester are merged; others are put under a parent");
    return target;
}

std::vector<PersonId> not_among(std::vector<PersonId> const& people, std::vector<PersonId> const& known) {
    std::vector<PersonId> others;
    for (auto person : people)
        if (std::find(known.begin(), known.end(), person) == known.end()) others.push_back(person);
    return others;
}

Ticket end_source(Tx& tx, Ticket const& before, Ticket const& target) {
    auto source = before;
    source.state = ticket::after(before, ticket::Action::cancel);
    work::no_longer_pending(source);
    source.cancellation_code = "merged";
    source.merged_into_id = target.id;
    source.chased_at.reset();
    source.announced = false;
    ticket::change(tx, before, source,
                   {.type = ticket::deed_of(source, "merged"), .details = json::Object{{"into", target.number}}});
    return source;
}

Ticket take_in(Tx& tx, Ticket const& before, Ticket const& source, std::vector<PersonId> const& watchers) {
    auto target = before;
    target.watcher_ids.insert(target.watcher_ids.end(), watchers.begin(), watchers.end());
    target.chase_count += source.chase_count;
    if (source.chased_at) target.chased_at = std::max(target.chased_at.value_or(*source.chased_at), *source.chased_at);
    ticket::change(tx, before, target,
                   {.type = ticket::deed_of(target, "took_in"), .details = json::Object{{"ticket", source.number}}});
    return target;
}

// Every field as it stood, under a new version.
Ticket restored(Tx& tx, Ticket const& merged, TicketMerge const& merge) {
    auto source = json::from<Ticket>(merge.source_before);
    source.id = merged.id;
    ticket::change(tx, merged, source, {.type = ticket::deed_of(source, "unmerged")});
    work::resume_later(tx, source);
    return source;
}

void give_back(Tx& tx, Ticket const& source, TicketMerge const& merge) {
    auto const before = ticket::get(tx, merge.target_id);
    auto target = before;
    std::erase_if(target.watcher_ids, [&](PersonId person) {
        return std::find(merge.watcher_ids.begin(), merge.watcher_ids.end(), person) != merge.watcher_ids.end();
    });
    target.chase_count = std::max(0, target.chase_count - source.chase_count);
    if (source.chased_at && target.chased_at == source.chased_at) target.chased_at = merge.chased_before;
    ticket::change(tx, before, target,
                   {.type = ticket::deed_of(target, "gave_back"), .details = json::Object{{"ticket", source.number}}});
}

}  // namespace

Ticket merge(Tx& tx, ticket::Reference const& reference, Merging const& merging) {
    auto const source = source_of(tx, reference);
    check_source(tx, source);
    auto const target = target_for(tx, source, merging.into);

    TicketMerge row{.source_id = source.id,
                    .target_id = target.id,
                    .source_before = json::parse(json::text_of(source), timeline::kept_limits),
                    .moved = move_all(tx, source.id, target.id),
                    .watcher_ids = not_among(source.watcher_ids, target.watcher_ids),
                    .chased_before = target.chased_at,
                    .by_id = tx.actor().person,
                    .at = tx.now()};
    tx.insert(row);
    end_source(tx, source, target);
    return take_in(tx, target, source, row.watcher_ids);
}

Ticket unmerge(Tx& tx, ticket::Reference const& reference) {
    auto const source = source_of(tx, reference);
    auto merge = tx.find<TicketMerge>(
        "select * from ticket_merge where source_id = :source and undone_at is null order by id desc limit 1",
        {{"source", source.id}});
    if (!source.merged_into_id || !merge) throw Conflict("This ticket was not merged");
    if (auto const target = ticket::get(tx, merge->target_id); target.merged_into_id)
        throw Conflict({"{{number}} was merged itself since; undo that first", {{"number", target.number}}});

    move_back(tx, merge->moved, merge->target_id, source.id);
    merge->undone_at = tx.now();
    tx.update(*merge);
    auto const back = restored(tx, source, *merge);
    give_back(tx, back, *merge);
    return back;
}

Aliases aliases(Tx& tx, ticket::Reference const& reference) {
    auto const ticket = ticket::get(tx, reference);
    return {tx.select<std::string>(R"(
        with recursive merged (id, number) as (
            select id, number from ticket where merged_into_id = :ticket
            union
            select ticket.id, ticket.number from ticket join merged on ticket.merged_into_id = merged.id)
        select number from merged
        union
        select alias from ticket_alias where ticket_id = :ticket
        order by 1)",
                                   {{"ticket", ticket.id}})};
}

}  // namespace yitai::relation
