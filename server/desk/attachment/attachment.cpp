#include "attachment/attachment.h"

#include "attachment/inspection.h"
#include "attachment/means.h"
#include "attachment/visibility.h"
#include "db/dialect.h"
#include "people/kept.h"
#include "people/shown.h"
#include "ticket/visibility.h"

namespace yitai::attachment {
namespace {

constexpr int most_forgotten = 500;

struct Total {
    std::int64_t files = 0, bytes = 0;
};
YITAI_DESCRIBE(Total, files, bytes)

constexpr std::string_view counted = "select count(*) as files, coalesce(cast(sum(size) as bigint), 0) as bytes from attachment";

Total total_of(Tx& tx, TicketId ticket) {
    return tx.one<Total>(std::string(counted) + " where ticket_id = :ticket and removed_at is null", {{"ticket", ticket}});
}

Total waiting_of(Tx& tx, PersonId person) {
    return tx.one<Total>(std::string(counted) + " where uploaded_by_id = :person and waiting_since is not null",
                         {{"person", person}});
}

void check_room(Total const& total) {
    auto const& rules = means()->rules;
    if (total.files > rules.ticket_files)
        throw Conflict({"There may be at most {{limit}} files here", {{"limit", std::to_string(rules.ticket_files)}}});
    if (total.bytes > rules.ticket_bytes)
        throw Conflict(
            {"The files here may have at most {{limit}} bytes together", {{"limit", std::to_string(rules.ticket_bytes)}}});
}

// Two who add at the same time meet at this row: on PostgreSQL the later one begins anew and sees what the other has added.
void take_turn(Tx& tx, TicketId ticket) {
    tx.run(R"(
        insert into attachment_turn (ticket_id, taken) values (:ticket, 1)
        on conflict (ticket_id) do update set taken = attachment_turn.taken + 1)",
           {{"ticket", ticket}});
}

// At the ticket, or waiting for one.
Attachment add(Tx& tx, files::Arrived const& file, Marks const& marks, Ticket const* ticket) {
    Attachment attachment{.ticket_id = ticket ? ticket->id : TicketId(),
                          .name = file.name,
                          .type = file.type,
                          .declared_type = file.declared_type,
                          .size = file.kept.size,
                          .sha256 = file.kept.hash,
                          .internal = marks.internal.value_or(false),
                          .confidential = marks.confidential.value_or(false),
                          .uploaded_by_id = tx.actor().person,
                          .scan = means()->rules.scanner.empty() ? Scan::none : Scan::held,
                          .created_at = tx.now()};
    if (!ticket) attachment.waiting_since = tx.now();
    tx.insert(attachment);
    inspect_later(tx, attachment);
    return attachment;
}

void tell(Tx& tx, Ticket const& ticket, std::string_view what, Attachment const& attachment) {
    ticket::note(tx, ticket, {.type = "attachment." + std::string(what), .details = details_of(attachment)});
}

// One of the caller's own that waits.
Attachment waiting(Tx& tx, AttachmentId id, std::size_t place) {
    auto const pointer = "/attachments/" + std::to_string(place);
    auto const found = find(tx, id);
    if (!found || !found->waiting_since || found->uploaded_by_id != tx.actor().person)
        throw Invalid(pointer, "No file of yours that waits has this id");
    if (found->scan == Scan::infected) throw Invalid(pointer, "This file holds malware and can't be attached");
    return *found;
}

std::vector<Attachment> of_entry(Tx& tx, EntryId entry) {
    return tx.select<Attachment>("select * from attachment where entry_id = :entry and removed_at is null order by id",
                                 {{"entry", entry}});
}

std::vector<AttachmentView> views(Tx& tx, std::vector<Attachment>&& rows) {
    return views_of<AttachmentView>(tx, std::move(rows));
}

}  // namespace

Ticket admit(Tx& tx, ticket::Reference const& reference, Marks const& marks) {
    auto const ticket =
        ticket::for_change(tx, reference, marks.internal.value_or(false) ? Right::ticket_note : Right::ticket_reply);
    auto total = total_of(tx, ticket.id);
    ++total.files;
    check_room(total);
    return ticket;
}

// The desk's disk is not to be filled by what nobody will ever see.
void admit_waiting(Tx& tx, Marks const& marks) {
    if (marks.internal) throw Invalid(http::query_pointer("internal"), "Is known only when the file is claimed");
    auto total = waiting_of(tx, tx.actor().person);
    ++total.files;
    check_room(total);
}

std::vector<AttachmentView> attach(Tx& tx, ticket::Reference const& reference, std::vector<files::Arrived> const& files,
                                   Marks const& marks) {
    auto const ticket = admit(tx, reference, marks);

    take_turn(tx, ticket.id);
    std::vector<Attachment> added;
    for (auto const& file : files) {
        added.push_back(add(tx, file, marks, &ticket));
        tell(tx, ticket, "added", added.back());
    }
    check_room(total_of(tx, ticket.id));
    return views(tx, std::move(added));
}

std::vector<AttachmentView> keep_waiting(Tx& tx, std::vector<files::Arrived> const& files, Marks const& marks) {
    admit_waiting(tx, marks);

    std::vector<Attachment> added;
    added.reserve(files.size());
    for (auto const& file : files) added.push_back(add(tx, file, marks, nullptr));
    check_room(waiting_of(tx, tx.actor().person));
    return views(tx, std::move(added));
}

void claim(Tx& tx, Ticket const& ticket, EntryId entry, std::vector<AttachmentId> const& ids, bool internal) {
    if (ids.empty()) return;
    take_turn(tx, ticket.id);
    for (std::size_t place = 0; place < ids.size(); ++place) {
        auto attachment = waiting(tx, ids[place], place);
        attachment.ticket_id = ticket.id;
        attachment.entry_id = entry;
        attachment.internal = internal;
        attachment.waiting_since.reset();
        store(tx, attachment);
        tell(tx, ticket, "added", attachment);
    }
    check_room(total_of(tx, ticket.id));
}

void release(Tx& tx, Ticket const& ticket, EntryId entry) {
    for (auto& attachment : of_entry(tx, entry)) {
        if (!attachment.internal) continue;
        attachment.internal = false;
        store(tx, attachment);
        tell(tx, ticket, "released", attachment);
    }
}

// The author may send them again with better words.
void let_go(Tx& tx, Ticket const& ticket, EntryId entry) {
    for (auto& attachment : of_entry(tx, entry)) {
        attachment.ticket_id = {};
        attachment.entry_id = {};
        attachment.waiting_since = tx.now();
        store(tx, attachment);
        tell(tx, ticket, "removed", attachment);
    }
}

void remove(Tx& tx, ticket::Reference const& reference, AttachmentId id) {
    auto const ticket = ticket::get(tx, reference);
    auto attachment = get(tx, id);
    if (attachment.ticket_id != ticket.id) throw NotFound();
    bool const own = attachment.uploaded_by_id == tx.actor().person;
    if (!own && !ticket::reaches(tx.actor(), Right::ticket_assign, ticket))
        throw Forbidden("Only who uploaded a file and who may assign the ticket may remove it");
    kept::check_version(tx, view(tx, attachment));

    attachment.removed_at = tx.now();
    store(tx, attachment);
    tell(tx, ticket, "removed", attachment);
}

void forget_waiting(Tx& tx) {
    tx.run(
        "delete from attachment where id in (select id from attachment where waiting_since < :limit order by waiting_since "
        "limit " +
            std::to_string(most_forgotten) + ")",
        {{"limit", tx.now() - waits_for}});
}

Attachment get(Tx& tx, AttachmentId id) {
    auto const attachment = find(tx, id);
    if (!attachment || !is_seen(tx, *attachment)) throw NotFound();
    return *attachment;
}

std::optional<Attachment> find(Tx& tx, AttachmentId id) {
    return tx.find<Attachment>("select * from attachment where id = :id and removed_at is null", {{"id", id}});
}

http::Page<AttachmentView> list(Tx& tx, ticket::Reference const& reference, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {
        {"id", "id", http::Column::id, true, {}, true},
        {"type", "type", http::Column::text},
        {"scan", "scan", http::Column::word, false, http::words_of<Scan>()},
    };
    static auto const shown = columns_of_view<AttachmentView, Attachment>();
    auto const ticket = ticket::get(tx, reference);
    auto seen = seen_at(tx.actor(), ticket);
    return page_of<AttachmentView>(
        tx, http::list<Attachment>(tx, query, {columns, "id"}, "attachment where " + seen.sql, std::move(seen.params), shown));
}

std::vector<AttachmentView> of_entries(Tx& tx, Ticket const& ticket, std::vector<EntryId> const& entries) {
    if (entries.empty()) return {};
    std::vector<std::int64_t> ids;
    ids.reserve(entries.size());
    for (auto const entry : entries) ids.push_back(entry.value);
    auto seen = seen_at(tx.actor(), ticket);
    seen.params.emplace_back("entries", ids);
    return views(tx, tx.select<Attachment>("select * from attachment where entry_id in (" +
                                               db::numbers_in(tx.engine(), ":entries") + ") and " + seen.sql + " order by id",
                                           seen.params));
}

AttachmentView view(Tx& tx, Attachment const& attachment) { return view_of<AttachmentView>(tx, attachment); }

json::Object details_of(Attachment const& attachment) {
    json::Object details{{"attachment", to_string(attachment.id)}, {"internal", attachment.internal}};
    if (attachment.confidential) details.set("confidential", true);
    else details.set("name", attachment.name);
    if (attachment.entry_id) details.set("entry", to_string(attachment.entry_id));
    return details;
}

void store(Tx& tx, Attachment& attachment) {
    ++attachment.version;
    tx.update(attachment);
}

}  // namespace yitai::attachment
