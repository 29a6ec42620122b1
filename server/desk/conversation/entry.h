// An entry is something said about a ticket. A public reply by the desk is stored at once but held for ten seconds, so that
// its author can take it back; notes are for the desk only.
#pragma once

#include "attachment/attachment.h"
#include "http/page.h"
#include "ticket/ticket.h"

namespace yitai {

// News are a parent's replies, told to the tickets that follow it; nobody writes them.
enum class EntryKind { reply, note, phone_note, news };
YITAI_DESCRIBE_ENUM(EntryKind, reply, note, phone_note, news)

struct Entry {
    Id<Entry> id;
    TicketId ticket_id;
    EntryKind kind = EntryKind::note;
    std::string body;
    PersonId author_id;
    bool from_requester = false;
    Instant created_at;
    std::optional<Instant> release_at;    // a held reply: when it goes out
    std::optional<Instant> released_at;   // when the requester could see it
    std::optional<Instant> withdrawn_at;
    Id<Entry> news_of_id;               // the parent's reply
    std::vector<std::string> mentions;  // see mention.h
};
YITAI_DESCRIBE(Entry, id, ticket_id, kind, body, author_id, from_requester, created_at, release_at, released_at, withdrawn_at,
               news_of_id, mentions)
using EntryId = Id<Entry>;

namespace conversation {

inline constexpr Seconds hold{10};
inline constexpr std::string_view release_job = "entry.release";

struct NewEntry {
    EntryKind kind = EntryKind::note;
    Line<65536> body;
    std::vector<AttachmentId> attachments;  // the author's own that wait
};
YITAI_DESCRIBE(NewEntry, kind, body, attachments)

struct EntryView {
    EntryId id;
    TicketId ticket;
    EntryKind kind = EntryKind::note;
    std::string body;
    std::optional<std::string> author;
    bool from_requester = false;
    Instant created_at;
    std::optional<Instant> release_at, released_at;
    std::vector<AttachmentView> attachments;
    std::vector<std::string> mentions;  // logins and group codes
};
YITAI_DESCRIBE(EntryView, id, ticket, kind, body, author, from_requester, created_at, release_at, released_at, attachments,
               mentions)

Entry get(Tx&, EntryId);  // whoever asks; NotFound when it was withdrawn

// Replies by whoever works on tickets are held; a requester's own go out at once.
Entry say(Tx&, ticket::Reference const&, NewEntry const&);
void withdraw(Tx&, ticket::Reference const&, EntryId);  // Conflict once it is released
void release(Tx&, EntryId);                             // does nothing when it was withdrawn or is out already

bool requester_spoke(Tx&, TicketId);
// A parent's reply as it stands with a ticket that follows it. Told once, however often.
void tell_news(Tx&, Ticket const&, Entry const& reply);

// Oldest first; without the right to notes only what was released to the requester.
http::Page<EntryView> list(Tx&, ticket::Reference const&, http::ListQuery const&);

EntryView view(Tx&, Entry const&);

}  // namespace conversation
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Entry> = "entry";
