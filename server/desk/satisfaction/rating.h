// A rating says how the requester likes what was done: one for each ticket, given once it is resolved and changed until two
// weeks after it was closed. The last one counts; those before it stand in the ticket's history.
#pragma once

#include "ticket/ticket.h"

namespace yitai {

using Score = Within<1, 5>;  // 5 is best

struct Rating {
    Id<Rating> id;
    TicketId ticket_id;
    PersonId person_id;
    Score score;
    std::optional<std::string> comment;
    Instant rated_at;
};
YITAI_DESCRIBE(Rating, id, ticket_id, person_id, score, comment, rated_at)

namespace satisfaction {

inline constexpr Hours rated_after_closure{14 * 24};
inline constexpr std::size_t longest_comment = 4'000;  // characters

struct RatingFields {
    Score score;
    std::optional<Text<16'000>> comment;
};
YITAI_DESCRIBE(RatingFields, score, comment)

// None as long as nobody has rated it; `may_rate` is for who asks, `until` only where an end is set.
struct RatingView {
    std::optional<Score> score;
    std::optional<std::string> comment, by;
    std::optional<Instant> rated_at;
    bool may_rate = false;
    std::optional<Instant> until;
};
YITAI_DESCRIBE(RatingView, score, comment, by, rated_at, may_rate, until)

// Conflict for what is not resolved, or closed for too long; Forbidden for whom it does not concern and who resolved it.
RatingView rate(Tx&, ticket::Reference const&, RatingFields const&);
RatingView show(Tx&, ticket::Reference const&);

bool may_rate(Tx&, PersonId, Ticket const&);
void check_comment(std::string_view comment);  // Invalid at /comment when it is too long

}  // namespace satisfaction
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Rating> = "rating";
