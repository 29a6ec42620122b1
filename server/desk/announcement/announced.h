// What is announced: the faults that everybody they concern may learn of, while they are open and for an hour after they were
// resolved, so that nobody reports once more what is known.
#pragma once

#include "http/page.h"
#include "ticket/view.h"

namespace yitai::announcement {

inline constexpr Hours shown_after_resolution{1};
inline constexpr std::size_t most_shown = 50;

struct Announcement {
    std::string number, subject;
    std::optional<std::string> service;
    State state = State::new_;
    Instant announced_at;
};
YITAI_DESCRIBE(Announcement, number, subject, service, state, announced_at)

http::Page<Announcement> announcements(Tx&);  // those that concern the actor, the newest first

// It is the actor's fault as well: his own report of it, put under the announced one as a me-too, made once. NotFound for what
// is not announced to him.
struct Joining {
    std::optional<Text<65536>> comment;
};
YITAI_DESCRIBE(Joining, comment)

Ticket join(Tx&, ticket::Reference const&, Joining const&);

}  // namespace yitai::announcement
