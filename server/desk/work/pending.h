// Pending: a ticket waits for somebody or something, with a reason, perhaps until a moment at which it goes on by itself.
#pragma once

#include "jobs/job.h"
#include "ticket/ticket.h"

namespace yitai::work {

struct Pending {
    PendingReason reason{};
    std::optional<Instant> until;
    std::optional<Text<2000>> comment;
};
YITAI_DESCRIBE(Pending, reason, until, comment)

inline constexpr std::string_view resume_job = "ticket.resume";

Ticket pend(Tx&, ticket::Reference const&, Pending const&);
Ticket resume(Tx&, ticket::Reference const&);
Ticket resumed(Tx&, Ticket const& before);       // whoever asks
void resume_in_time(Tx&, jobs::Job const&);      // what it waited for has come

void resume_later(Tx&, Ticket const&);           // when its time comes, if there is one
void no_longer_pending(Ticket&);

}  // namespace yitai::work
