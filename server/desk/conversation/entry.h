// An entry is something said about a ticket. A public reply by the desk is stored at once but held for ten seconds, so that
// its author can take it back; notes are for the desk only.
#pragma once

#include "http/page.h"
#include "ticket/ticket.h"

namespace yitai {

enum class EntryKind { reply, note, phone_note };
YITAI_DESCRIBE_ENUM(EntryKind, reply, note, phone_note)

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
};
YITAI_DESCRIBE(Entry, id, ticket_id, kind, body, author_id, from_requester, created_at, release_at, released_at, withdrawn_at)
using EntryId = Id<Entry>;

namespace conversation {

inline constexpr Seconds hold{10};
inline constexpr std::string_view release_job = "entry.release";

struct NewEntry {
    EntryKind kind = EntryKind::note;
    Line<65536> body;
};
YITAI_DESCRIBE(NewEntry, kind, body)

struct EntryView {
    EntryId id;
    TicketId ticket;
    EntryKind kind = EntryKind::note;
    std::string body;
    std::optional<std::string> author;
    bool from_requester = false;
    Instant created_at;
    std::optional<Instant> release_at, released_at;
};
YITAI_DESCRIBE(EntryView, id, ticket, kind, body, author, from_requester, created_at, release_at, released_at)

// Replies by whoever works on tickets are held; a requester's own go out at once.
Entry say(Tx&, ticket::Reference const&, NewEntry const&);
void withdraw(Tx&, ticket::Reference const&, EntryId);  // Conflict once it is released
void release(Tx&, EntryId);                             // does nothing when it was withdrawn or is out already

// Oldest first; without the right to notes only what was released to the requester.
http::Page<EntryView> list(Tx&, ticket::Reference const&, http::ListQuery const&);

EntryView view(Tx&, Entry const&);

}  // namespace conversation
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Entry> = "entry";
