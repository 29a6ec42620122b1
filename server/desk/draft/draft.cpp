#include "draft/draft.h"

#include "people/kept.h"
#include "people/shown.h"
#include "ticket/visibility.h"

namespace yitai::draft {
namespace {

std::optional<Draft> find_own(Tx& tx, TicketId ticket) {
    return tx.find<Draft>("select * from draft where person_id = :me and ticket_id = :ticket",
                          {{"me", tx.actor().person}, {"ticket", ticket}});
}

DraftView view(Tx& tx, Ticket const& ticket, std::optional<Draft> const& draft) {
    if (draft) return view_of<DraftView>(tx, *draft);
    return {.ticket = ticket.number};
}

// The ticket, when nobody has changed the draft that the caller knew: another window of the same person.
Ticket ticket_for_change(Tx& tx, ticket::Reference const& reference) {
    auto const ticket = ticket::get(tx, reference);
    kept::check_version(tx, view(tx, ticket, find_own(tx, ticket.id)));
    return ticket;
}

void nobody_told(Tx&, Shared const&) {}
void (*tell_of_shared)(Tx&, Shared const&) = nobody_told;

// Others hear of what they could see, before or now.
void tell(Tx& tx, Ticket const& ticket, std::optional<Draft> const& before, bool shared_now) {
    if (shared_now || (before && before->shared)) tell_of_shared(tx, {ticket, tx.actor().person});
}

void check_number_of_drafts(Tx& tx) {
    auto const count = tx.one<std::int64_t>("select count(*) from draft where person_id = :me", {{"me", tx.actor().person}});
    if (count > most_drafts)
        throw Conflict({"You keep {{most}} drafts already; send or delete some", {{"most", std::to_string(most_drafts)}}});
}

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"kind", "kind", word, false, http::words_of<EntryKind>(), true},
        {"updated_at", "updated_at", instant, true, {}, true},
    };
    return all;
}

}  // namespace

DraftView show(Tx& tx, ticket::Reference const& reference) {
    auto const ticket = ticket::get(tx, reference);
    return view(tx, ticket, find_own(tx, ticket.id));
}

DraftView keep(Tx& tx, ticket::Reference const& reference, DraftFields const& given) {
    auto const ticket = ticket_for_change(tx, reference);
    if (given.shared && !may_see_shared(tx.actor(), ticket))
        throw Invalid("/shared", "Drafts are shared by those who work on the ticket");
    if (given.kind == EntryKind::news)
        throw Invalid("/kind", {"Must be one of: {{words}}", {{"words", "reply, note, phone_note"}}});
    if (given.attachments.size() > most_attachments)
        throw Invalid("/attachments", {"At most {{most}} of them", {{"most", std::to_string(most_attachments)}}});

    std::vector<std::string> const attachments(given.attachments.begin(), given.attachments.end());
    auto const before = find_own(tx, ticket.id);
    tx.run(R"(
        insert into draft (person_id, ticket_id, kind, body, attachments, shared, version, created_at, updated_at)
        values (:me, :ticket, :kind, :body, :attachments, :shared, 1, :now, :now)
        on conflict (person_id, ticket_id) do update
           set kind = excluded.kind, body = excluded.body, attachments = excluded.attachments, shared = excluded.shared,
               version = draft.version + 1, updated_at = excluded.updated_at)",
           {{"me", tx.actor().person},
            {"ticket", ticket.id},
            {"kind", given.kind},
            {"body", given.body},
            {"attachments", attachments},
            {"shared", given.shared.value},
            {"now", tx.now()}});
    auto const draft = find_own(tx, ticket.id);
    if (!before) check_number_of_drafts(tx);
    tell(tx, ticket, before, given.shared);
    return view(tx, ticket, draft);
}

void drop(Tx& tx, ticket::Reference const& reference) {
    auto const ticket = ticket_for_change(tx, reference);
    tell(tx, ticket, find_own(tx, ticket.id), false);
    tx.run("delete from draft where person_id = :me and ticket_id = :ticket", {{"me", tx.actor().person}, {"ticket", ticket.id}});
}

http::Page<DraftView> list(Tx& tx, http::ListQuery const& query) {
    static auto const shown = columns_of_view<DraftView, Draft>();
    auto visible = ticket::reached_by(tx.actor(), Right::ticket_read);
    visible.params.emplace_back("owner", tx.actor().person);
    auto const from = "draft where person_id = :owner and exists (select 1 from ticket where ticket.id = draft.ticket_id and " +
                      visible.sql + ")";
    return page_of<DraftView>(tx, http::list<Draft>(tx, query, {columns(), "-updated_at"}, from, visible.params, shown));
}

bool may_see_shared(Actor const& actor, Ticket const& ticket) {
    return ticket::reaches(actor, Right::ticket_read, ticket) && ticket::reaches(actor, Right::ticket_note, ticket);
}

void set_shared_changed(void (*tell)(Tx&, Shared const&)) { tell_of_shared = tell; }

http::Page<SharedDraft> shared(Tx& tx, ticket::Reference const& reference) {
    auto const ticket = ticket::get(tx, reference);
    if (!may_see_shared(tx.actor(), ticket)) return {};
    auto rows = tx.select<Draft>(R"(
        select * from draft
         where ticket_id = :ticket and shared and person_id <> :me
         order by updated_at desc, id desc)",
                                 {{"ticket", ticket.id}, {"me", tx.actor().person}});
    ShownNames names;
    for (auto const& row : rows) names.want(row.person_id);
    names.look_up(tx);

    http::Page<SharedDraft> page;
    for (auto& row : rows) page.data.push_back({names(row.person_id), row.kind, std::move(row.body), row.updated_at});
    return page;
}

void forget_sent(Tx& tx, timeline::Recorded const& recorded) {
    auto const* kind = recorded.happening.details.find("kind");
    if (!kind || !recorded.row.actor_id) return;
    auto const sent = tx.find<Draft>(
        "select * from draft where person_id = :author and ticket_id = :ticket and kind = :kind",
        {{"author", recorded.row.actor_id}, {"ticket", recorded.row.object_id}, {"kind", *kind->as<std::string>()}});
    if (!sent) return;
    tx.run("delete from draft where id = :id", {{"id", sent->id}});
    if (sent->shared) tell_of_shared(tx, {ticket::get(tx, sent->ticket_id), sent->person_id});
}

void forget_old(Tx& tx) {
    tx.run("delete from draft where id in (select id from draft where updated_at < :before limit 10000)",
           {{"before", tx.now() - kept}});
}

}  // namespace yitai::draft
