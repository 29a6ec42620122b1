#include "app/announce.h"

#include "app/live.h"
#include "draft/draft.h"
#include "notification/notice.h"
#include "presence/presence.h"

namespace yitai::app {
namespace {

// A new notice, as the stream says it; its sentence is read at /notices.
struct NoticeAdded {
    NoticeId id;
    NoticeKind kind = NoticeKind::assigned;
    std::optional<std::string> ticket;
    std::string subject;
    int more = 0;
    Instant created_at;
};
YITAI_DESCRIBE(NoticeAdded, id, kind, ticket, subject, more, created_at)

// Who is where; doing nothing: he is gone.
struct PresenceChanged {
    std::string ticket, person;
    std::optional<presence::Doing> doing;
    Instant since;
};
YITAI_DESCRIBE(PresenceChanged, ticket, person, doing, since)

// A draft that is shared is another one now, or none; what it says is read at /tickets/{ticket}/drafts.
struct DraftChanged {
    std::string ticket, author;
};
YITAI_DESCRIBE(DraftChanged, ticket, author)

std::optional<std::string> number_in(Notice const& notice) {
    auto const found = notice.names.find("number");
    return found == notice.names.end() ? std::nullopt : std::optional(found->second);
}

void notice_added(Tx& tx, Notice const& notice) {
    NoticeAdded const told{notice.id, notice.kind, number_in(notice), notice.subject, notice.more, notice.created_at};
    http::Event event{.type = "notice.added", .data = json::text_of(told)};
    event.visible_to = [person = notice.person_id](Actor const& actor) { return actor.person == person; };
    tx.after_commit([event = std::move(event)]() mutable { live::announce(std::move(event)); });
}

void shared_draft_changed(Tx& tx, draft::Shared const& shared) {
    ShownNames names;
    names.want(shared.author);
    names.look_up(tx);
    DraftChanged const told{shared.ticket.number, names(shared.author).value_or("")};
    http::Event event{.type = "draft.changed", .data = json::text_of(told)};
    event.visible_to = [ticket = shared.ticket](Actor const& actor) { return draft::may_see_shared(actor, ticket); };
    event.kept = http::Kept::passing;
    tx.after_commit([event = std::move(event)]() mutable { live::announce(std::move(event)); });
}

void presence_changed(presence::Changed const& changed) {
    auto const& here = changed.here;
    PresenceChanged told{here.ticket->number, here.person, here.doing, here.since};
    if (changed.gone) told.doing.reset();
    live::announce({.type = "presence.changed",
                    .data = json::text_of(told),
                    .visible_to = [ticket = here.ticket](Actor const& actor) { return presence::may_see(actor, *ticket); },
                    .kept = http::Kept::passing});
}

}  // namespace

void connect_announcements() {
    notification::set_added(notice_added);
    draft::set_shared_changed(shared_draft_changed);
    presence::board().when_changed(presence_changed);
}

}  // namespace yitai::app
