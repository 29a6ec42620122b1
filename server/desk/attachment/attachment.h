// An attachment is a file of a ticket, or of something that was said about it. One that was sent ahead waits for its ticket or
// its entry for a day, seen by nobody but whoever sent it.
#pragma once

#include "files/intake.h"
#include "http/page.h"
#include "ticket/ticket.h"

namespace yitai {

struct Entry;
using EntryId = Id<Entry>;

// Whether a virus scanner has looked at it; `none`: the desk has no scanner.
enum class Scan { none, held, clean, infected };
YITAI_DESCRIBE_ENUM(Scan, none, held, clean, infected)

struct Attachment {
    Id<Attachment> id;
    TicketId ticket_id;
    EntryId entry_id;
    std::string name;
    std::string type, declared_type;  // what it is, and what its sender says it is
    std::int64_t size = 0;
    std::string sha256;
    bool internal = false;      // for the desk only, as a note is; a held reply's files are so until it is released
    bool confidential = false;
    PersonId uploaded_by_id;
    Scan scan = Scan::none;
    std::optional<std::string> finding;  // what the scanner found
    std::optional<std::string> preview;  // the type of its preview, when there is one
    Instant created_at;
    std::optional<Instant> waiting_since, removed_at;
    std::int64_t version = 1;

    files::Kept kept() const { return {sha256, size}; }
};
YITAI_DESCRIBE(Attachment, id, ticket_id, entry_id, name, type, declared_type, size, sha256, internal, confidential,
               uploaded_by_id, scan, finding, preview, created_at, waiting_since, removed_at, version)
using AttachmentId = Id<Attachment>;

struct AttachmentView {
    AttachmentId id;
    TicketId ticket;
    EntryId entry;
    std::string name, type, declared_type;
    std::int64_t size = 0;
    std::string sha256;
    bool internal = false, confidential = false;
    std::optional<std::string> uploaded_by;
    Scan scan = Scan::none;
    std::optional<std::string> finding, preview;
    Instant created_at;
    std::int64_t version = 1;
};
YITAI_DESCRIBE(AttachmentView, id, ticket, entry, name, type, declared_type, size, sha256, internal, confidential, uploaded_by,
               scan, finding, preview, created_at, version)

namespace attachment {

inline constexpr Hours waits_for{24};
inline constexpr Hours kept_when_removed{30 * 24};  // so that a backup's rows still find their files

// What is said of files that are sent, in the query.
struct Marks {
    std::optional<std::string> name;  // of a body that is the file itself
    std::optional<bool> internal, confidential;
};
YITAI_DESCRIBE(Marks, name, internal, confidential)

// Before the files are taken, and again when they are there. Throws NotFound, Forbidden, Stale, Conflict: no room.
Ticket admit(Tx&, ticket::Reference const&, Marks const&);
void admit_waiting(Tx&, Marks const&);

std::vector<AttachmentView> attach(Tx&, ticket::Reference const&, std::vector<files::Arrived> const&, Marks const&);
std::vector<AttachmentView> keep_waiting(Tx&, std::vector<files::Arrived> const&, Marks const&);

// Makes waiting files the ticket's, and the entry's if there is one. Invalid, naming the place in "/attachments", for one that
// is not the caller's own or waits no more.
void claim(Tx&, Ticket const&, EntryId, std::vector<AttachmentId> const&, bool internal);
void release(Tx&, Ticket const&, EntryId);  // the entry can be read by the requester now
void let_go(Tx&, Ticket const&, EntryId);   // the entry is taken back: its files wait again

void remove(Tx&, ticket::Reference const&, AttachmentId);  // by who uploaded it or who may assign

// Those waiting for more than a day.
void forget_waiting(Tx&);

// ---- seeing ----

// The attachment, for an actor who may see it; NotFound otherwise.
Attachment get(Tx&, AttachmentId);
std::optional<Attachment> find(Tx&, AttachmentId);  // whoever asks, if it has not been removed
http::Page<AttachmentView> list(Tx&, ticket::Reference const&, http::ListQuery const&);
std::vector<AttachmentView> of_entries(Tx&, Ticket const&, std::vector<EntryId> const&);
AttachmentView view(Tx&, Attachment const&);

// What the timeline tells of it; a confidential one's name stays out of it.
json::Object details_of(Attachment const&);
// Gives it its new version and stores it.
void store(Tx&, Attachment&);

}  // namespace attachment
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Attachment> = "attachment";
