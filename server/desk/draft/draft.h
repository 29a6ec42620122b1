// A draft is what somebody has begun to write about a ticket: one for a person and ticket, seen by nobody else unless he shares
// it with those who work on the ticket as well. It is no part of the ticket's history, goes when it is sent, and is forgotten
// after a month.
#pragma once

#include "conversation/entry.h"
#include "http/page.h"
#include "timeline/timeline.h"

namespace yitai {

struct Draft {
    Id<Draft> id;
    PersonId person_id;
    TicketId ticket_id;
    EntryKind kind = EntryKind::reply;
    std::string body;
    std::vector<std::string> attachments;
    bool shared = false;
    std::int64_t version = 0;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Draft, id, person_id, ticket_id, kind, body, attachments, shared, version, created_at, updated_at)

namespace draft {

inline constexpr Hours kept{30 * 24};
inline constexpr std::size_t most_attachments = 50;
inline constexpr std::int64_t most_drafts = 500;  // a person

struct DraftFields {
    EntryKind kind{};
    Text<65536> body;
    std::vector<Line<40>> attachments;  // by id
    Preset<bool> shared;
};
YITAI_DESCRIBE(DraftFields, kind, body, attachments, shared)

// Where there is none, its version is 0 and its text empty: so the first one can be kept from overwriting another.
struct DraftView {
    std::optional<std::string> ticket;
    EntryKind kind = EntryKind::reply;
    std::string body;
    std::vector<std::string> attachments;
    bool shared = false;
    std::int64_t version = 0;
    std::optional<Instant> updated_at;
};
YITAI_DESCRIBE(DraftView, ticket, kind, body, attachments, shared, version, updated_at)

// Somebody else's draft, as those see it who work on the ticket as well.
struct SharedDraft {
    std::optional<std::string> author;
    EntryKind kind = EntryKind::reply;
    std::string body;
    Instant updated_at;
};
YITAI_DESCRIBE(SharedDraft, author, kind, body, updated_at)

DraftView show(Tx&, ticket::Reference const&);
DraftView keep(Tx&, ticket::Reference const&, DraftFields const&);
void drop(Tx&, ticket::Reference const&);
http::Page<DraftView> list(Tx&, http::ListQuery const&);  // the actor's own, the newest first
http::Page<SharedDraft> shared(Tx&, ticket::Reference const&);  // by others; empty for who may not write notes on it

bool may_see_shared(Actor const&, Ticket const&);

// A shared draft was written, changed, withdrawn or sent.
struct Shared {
    Ticket const& ticket;
    PersonId author;
};
void set_shared_changed(void (*tell)(Tx&, Shared const&));  // once, at start

void forget_sent(Tx&, timeline::Recorded const&);  // the reaction to what was said
void forget_old(Tx&);

}  // namespace draft
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Draft> = "draft";
