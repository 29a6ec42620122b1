// A hand-off gives a ticket to a department outside IT. It does not come back, and is not resolved, without that department's
// written result and its author.
#pragma once

#include "http/page.h"
#include "people/shown.h"
#include "ticket/ticket.h"

namespace yitai {

struct HandOff {
    Id<HandOff> id;
    TicketId ticket_id;
    GroupId from_group_id, group_id;
    std::string reason;
    PersonId given_by_id;
    Instant given_at;
    std::optional<std::string> result;
    PersonId result_by_id;
    std::optional<Instant> result_at;
};
YITAI_DESCRIBE(HandOff, id, ticket_id, from_group_id, group_id, reason, given_by_id, given_at, result, result_by_id, result_at)

namespace work {

struct Result {
    Line<65536> text;
};
YITAI_DESCRIBE(Result, text)

struct HandOffView {
    Id<HandOff> id;
    std::optional<std::string> from_group, group;
    std::string reason;
    std::optional<std::string> given_by;
    Instant given_at;
    std::optional<std::string> result, result_by;
    std::optional<Instant> result_at;
};
YITAI_DESCRIBE(HandOffView, id, from_group, group, reason, given_by, given_at, result, result_by, result_at)

http::Page<HandOffView> hand_offs(Tx&, ticket::Reference const&, http::ListQuery const&);
HandOffView give_result(Tx&, ticket::Reference const&, Result const&);  // Conflict: nothing was handed off

// The ticket goes from one group to another: checks that the one owes nothing, and notes what the other will.
void change_department(Tx&, Ticket const& before, GroupId to, std::string const& reason);
void check_nothing_owed(Tx&, Ticket const&);  // Conflict naming the department

}  // namespace work
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::HandOff> = "hand_off";
