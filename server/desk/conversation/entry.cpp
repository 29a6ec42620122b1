#include "conversation/entry.h"

#include "conversation/mention.h"
#include "jobs/job.h"
#include "people/shown.h"
#include "ticket/visibility.h"

#include <map>

namespace yitai::conversation {
namespace {

constexpr Right right_to_say(EntryKind kind) { return kind == EntryKind::reply ? Right::ticket_reply : Right::ticket_note; }

// Held are the desk's replies; those of people who only report need no second thought.
bool is_held(Actor const& actor, EntryKind kind, Ticket const& ticket) {
    return kind == EntryKind::reply && ticket::reaches(actor, Right::ticket_note, ticket);
}

std::string type_of(Entry const& entry) { return entry.kind == EntryKind::reply ? "conversation.replied" : "conversation.noted"; }

json::Object details_of(Entry const& entry) {
    json::Object details{{"entry", to_string(entry.id)},
                         {"kind", name_of(entry.kind)},
                         {"from_requester", entry.from_requester},
                         {"held", entry.release_at.has_value()}};
    if (!entry.mentions.empty()) details.set("mentions", json::parse(json::text_of(entry.mentions)));
    return details;
}

void release_later(Tx& tx, Entry const& entry) {
    jobs::enqueue(tx, {.kind = std::string(release_job),
                       .key = std::string(release_job) + ':' + to_string(entry.id),
                       .payload = json::Object{{"entry", to_string(entry.id)}},
                       .run_at = entry.release_at});
}

// Those that the reader may see, looked up at once.
void add_attachments(Tx& tx, Ticket const& ticket, std::vector<EntryView>& views) {
    std::vector<EntryId> ids;
    std::map<EntryId, EntryView*> by_id;
    for (auto& view : views) ids.push_back(view.id), by_id[view.id] = &view;
    for (auto& each : attachment::of_entries(tx, ticket, ids)) by_id.at(each.entry)->attachments.push_back(std::move(each));
}

}  // namespace

Entry get(Tx& tx, EntryId id) {
    auto entry = tx.find<Entry>("select * from entry where id = :id and withdrawn_at is null", {{"id", id}});
    if (!entry) throw NotFound();
    return *entry;
}

Entry say(Tx& tx, ticket::Reference const& reference, NewEntry const& given) {
    auto const ticket = ticket::for_change(tx, reference, right_to_say(given.kind));
    if (given.kind == EntryKind::news)
        throw Invalid("/kind", {"Must be one of: {{words}}", {{"words", "reply, note, phone_note"}}});
    if (given.kind == EntryKind::reply && ticket.state == State::cancelled)
        throw Invalid("/kind", "A cancelled ticket takes no replies, only notes; report it anew");

    Entry entry{.ticket_id = ticket.id,
                .kind = given.kind,
                .body = given.body,
                .author_id = tx.actor().person,
                .from_requester = tx.actor().person == ticket.requester_id && given.kind == EntryKind::reply,
                .created_at = tx.now()};
    entry.mentions = mentioned_in(tx, ticket, given.kind, entry.body);
    bool const held = is_held(tx.actor(), given.kind, ticket);
    if (held) entry.release_at = tx.now() + hold;
    else if (given.kind == EntryKind::reply) entry.released_at = tx.now();
    tx.insert(entry);
    if (held) release_later(tx, entry);
    attachment::claim(tx, ticket, entry.id, given.attachments, held || given.kind != EntryKind::reply);

    ticket::note(tx, ticket, {.type = type_of(entry), .details = details_of(entry)});
    return entry;
}

bool requester_spoke(Tx& tx, TicketId ticket) {
    return tx.find<EntryId>("select id from entry where ticket_id = :ticket and from_requester limit 1", {{"ticket", ticket}})
        .has_value();
}

void tell_news(Tx& tx, Ticket const& ticket, Entry const& reply) {
    auto const told = tx.find<EntryId>("select id from entry where ticket_id = :ticket and news_of_id = :reply",
                                       {{"ticket", ticket.id}, {"reply", reply.id}});
    if (told) return;
    Entry news{.ticket_id = ticket.id,
               .kind = EntryKind::news,
               .body = reply.body,
               .author_id = reply.author_id,
               .created_at = tx.now(),
               .released_at = tx.now(),
               .news_of_id = reply.id};
    tx.insert(news);
    ticket::note(tx, ticket, {.type = "conversation.news", .details = details_of(news)});
}

void withdraw(Tx& tx, ticket::Reference const& reference, EntryId id) {
    auto const ticket = ticket::for_change(tx, reference, Right::ticket_reply);
    auto entry = get(tx, id);
    if (entry.ticket_id != ticket.id) throw NotFound();
    if (entry.author_id != tx.actor().person) throw Forbidden("Only its author may withdraw an entry");
    if (entry.kind != EntryKind::reply || entry.released_at) throw Conflict("This entry is out already and can't be withdrawn");

    entry.withdrawn_at = tx.now();
    tx.update(entry);
    jobs::withdraw(tx, std::string(release_job) + ':' + to_string(id));
    attachment::let_go(tx, ticket, id);

    ticket::note(tx, ticket, {.type = "conversation.withdrawn", .details = details_of(entry)});
}

void release(Tx& tx, EntryId id) {
    auto entry =
        tx.find<Entry>("select * from entry where id = :id and released_at is null and withdrawn_at is null", {{"id", id}});
    if (!entry) return;

    entry->released_at = tx.now();
    tx.update(*entry);
    auto const before = ticket::get(tx, entry->ticket_id);
    attachment::release(tx, before, id);

    // What was held for a moment was said when it was written.
    ticket::Deed const deed{.type = "conversation.released", .details = details_of(*entry), .counts_from = entry->created_at};
    if (before.first_response_at || entry->from_requester) return ticket::note(tx, before, deed);
    auto ticket = before;
    ticket.first_response_at = entry->created_at;
    ticket::change(tx, before, ticket, deed);
}

http::Page<EntryView> list(Tx& tx, ticket::Reference const& reference, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {{"id", "id", http::Column::id, true, {}, true}};
    auto const ticket = ticket::get(tx, reference);
    std::string from = "entry where ticket_id = :ticket and withdrawn_at is null";
    db::Params params{{"ticket", ticket.id}};
    if (!ticket::reaches(tx.actor(), Right::ticket_note_read, ticket)) {
        from += " and ((kind in ('reply', 'news') and released_at is not null) or author_id = :me)";
        params.push_back({"me", tx.actor().person});
    }

    static auto const shown = columns_of_view<EntryView, Entry>();
    auto page = page_of<EntryView>(tx, http::list<Entry>(tx, query, {columns, "id"}, from, params, shown));
    add_attachments(tx, ticket, page.data);
    return page;
}

EntryView view(Tx& tx, Entry const& entry) {
    std::vector<EntryView> views{view_of<EntryView>(tx, entry)};
    add_attachments(tx, ticket::get(tx, entry.ticket_id), views);
    return std::move(views.front());
}

}  // namespace yitai::conversation
