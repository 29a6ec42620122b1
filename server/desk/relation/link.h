// A link says how one ticket belongs to another: it was caused by it, is the same again, follows it up, or has to do with it.
#pragma once

#include "http/page.h"
#include "people/shown.h"
#include "ticket/ticket.h"

namespace yitai {

// Read from the ticket that has the link to the other one.
enum class LinkKind { related, duplicate_of, caused_by, fixed_by, follows, clone_of, split_from };
YITAI_DESCRIBE_ENUM(LinkKind, related, duplicate_of, caused_by, fixed_by, follows, clone_of, split_from)

struct TicketLink {
    Id<TicketLink> id;
    TicketId from_ticket_id, to_ticket_id;
    LinkKind kind = LinkKind::related;
    PersonId by_id;
    Instant at;
};
YITAI_DESCRIBE(TicketLink, id, from_ticket_id, to_ticket_id, kind, by_id, at)

namespace relation {

enum class Direction { out, in };
YITAI_DESCRIBE_ENUM(Direction, out, in)

struct NewLink {
    LinkKind kind{};
    std::string ticket;
};
YITAI_DESCRIBE(NewLink, kind, ticket)

struct LinkView {
    Id<TicketLink> id;
    LinkKind kind = LinkKind::related;
    Direction direction = Direction::out;  // in: the other ticket has the link to this one
    std::string ticket, subject;
    State state = State::new_;
    std::optional<std::string> by;
    Instant at;
};
YITAI_DESCRIBE(LinkView, id, kind, direction, ticket, subject, state, by, at)

// Both ends; only those whose other ticket the reader may see.
http::Page<LinkView> links(Tx&, ticket::Reference const&, http::ListQuery const&);

// Invalid at /ticket: itself, one that can't be seen, a circle of causes. Conflict: there already, too many.
LinkView link(Tx&, ticket::Reference const&, NewLink const&);
void unlink(Tx&, ticket::Reference const&, Id<TicketLink>);

void tie(Tx&, Ticket const& from, Ticket const& to, LinkKind);  // whoever asks; nothing when it is there
void lead_back(Tx&, Ticket const& follow_up, Ticket const& closed);

}  // namespace relation
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::TicketLink> = "ticket_link";
