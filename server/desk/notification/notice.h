// A notice tells one person of one thing that happened to a ticket, in the reader's language. What would be a storm is folded:
// after twenty of a kind within a minute one notice counts the others.
#pragma once

#include "base/message.h"
#include "http/page.h"
#include "ticket/ticket.h"
#include "timeline/timeline.h"

#include <map>

namespace yitai {

enum class NoticeKind {
    assigned,
    mentioned,
    replied,
    chased,
    resolved,
    closed,
    reopened,
    cancelled,
    escalated,
    news,
    task,
    warned,
    breached
};
YITAI_DESCRIBE_ENUM(NoticeKind, assigned, mentioned, replied, chased, resolved, closed, reopened, cancelled, escalated, news,
                    task, warned, breached)

struct Notice {
    Id<Notice> id;
    PersonId person_id;
    NoticeKind kind = NoticeKind::assigned;
    TicketId ticket_id;                        // none: it counts others, of several tickets
    std::string subject;                       // the ticket's at that time
    std::string sentence;                      // in English, with {{placeholders}}
    std::map<std::string, std::string> names;  // for the placeholders
    PersonId actor_id;
    PersonId instead_of_id;                    // who is away and would have been told
    timeline::RowId event_id;
    int more = 0;                              // how many others it counts
    Instant created_at;
    std::optional<Instant> read_at;
};
YITAI_DESCRIBE(Notice, id, person_id, kind, ticket_id, subject, sentence, names, actor_id, instead_of_id, event_id, more,
               created_at, read_at)
using NoticeId = Id<Notice>;

namespace notification {

inline constexpr int most_a_minute = 20;  // of one kind to one person
inline constexpr Hours kept_once_read{90 * 24};

struct NoticeView {
    NoticeId id;
    NoticeKind kind = NoticeKind::assigned;
    std::optional<std::string> ticket;
    std::string subject, message;
    std::optional<std::string> actor, instead_of;
    timeline::RowId event;
    int more = 0;
    Instant created_at;
    std::optional<Instant> read_at;
};
YITAI_DESCRIBE(NoticeView, id, kind, ticket, subject, message, actor, instead_of, event, more, created_at, read_at)

struct Unread {
    std::int64_t count = 0;
};
YITAI_DESCRIBE(Unread, count)

struct Through {
    std::optional<Instant> until;  // those that came until then; now when left out
};
YITAI_DESCRIBE(Through, until)

// Nothing happens when the person was told of this already.
void add(Tx&, Notice);

// The actor's own, newest first.
http::Page<NoticeView> list(Tx&, http::ListQuery const&, Language);
Unread unread(Tx&);
NoticeView mark_read(Tx&, NoticeId, Language);
Unread mark_all_read(Tx&, Through const&);  // answers what is still unread

Language language_of(Tx&, PersonId);

void forget_old(Tx&);  // those that were read long ago

// Called inside the transaction for each new notice, for the live stream. Once, at start.
using Added = void (*)(Tx&, Notice const&);
void set_added(Added);

}  // namespace notification
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Notice> = "notice";
